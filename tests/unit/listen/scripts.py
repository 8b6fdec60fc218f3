"""Talks of one and the same interview with candidates of different sorts, written for the score's checks.

The interviewer's lines are the same wherever the candidate leaves room for them, so that only the
candidate differs.
"""

THEY = (
    "Thanks for coming in. Tell me about yourself.",
    (
        "We run the parcel depot at Hexham. Honestly, we keep missing the Friday cut-off, and the carrier "
        "fines us for every late trailer."
    ),
    (
        "It is the sorting lane mostly. Two shifts hand over at four and nobody knows which cages were "
        "checked. I put my name to this plan, so I hate surprises."
    ),
    "A year from now I'd love the depot to run on a Friday without me standing in the yard.",
    "You'd have nailed it if late trailers drop from nine a week to two by Easter.",
    "I don't want heroics, I want it boring. Tell me early, even if it's ugly.",
    "Can you give me an example of a handover that went wrong?",
    "We've been burned by people who want to rebuild everything. My worry is you'd be bored here.",
    "So how would you start?",
    "Could you come back on Thursday and meet the shift leads?",
    "Do you have any questions for me?",
    "Well, thank you. I'll call you on Friday.",
)

HONEST = (
    (
        "I've planned shifts in a food warehouse at Marl for six years. I'd rather hear first what this "
        "place needs most."
    ),
    "So it's the Friday cut-off, and each late trailer costs you a fine. Where does it break?",
    (
        "So nobody can see at four which cages were checked. It sounds as if the surprises are the worst of "
        "it. When did that last happen?"
    ),
    "You want a depot that runs on a Friday without you in the yard. How will you tell it's working?",
    "Two a week by Easter, that's clear. How do you like it done?",
    (
        "So boring and early, even when it's ugly. You said the handover at four is where cages get lost. At "
        "Marl I put one tally board at the handover, and wrong cages fell from 30 a week to 4 in ten weeks. "
        "Your lane is the same kind of handover, so here I'd try one board on one lane in the first "
        "fortnight. Would that fit how you want it done?"
    ),
    (
        "Yes. In 2021 our night shift loaded the wrong trailer because nobody wrote down what was checked. I "
        "sat with both leads, we made one list, and it has not happened since. For your handover at four I'd "
        "start with the same list in week one. Does that make sense to you?"
    ),
    (
        "That's a fair worry. I like steady work, and I would change nothing in the first month. I have not "
        "run a parcel depot, so I'd need two weeks on the lane to learn it."
    ),
    (
        "For the Friday cut-off I'd spend the first week on the sorting lane at four. At Marl I found 3 "
        "causes in one week that way. By the second week I'd bring you one page, and by Easter the late "
        "trailers should be near two. Is that how you'd want it?"
    ),
    "Yes, Thursday works for me. I'd like to hear from the shift leads what they need at the handover.",
    "Yes, one. From what you've heard, what would you want to be surer of before you decide?",
    "Thank you. I'll send you a page about the Friday cut-off by Wednesday.",
)

BROADCASTER = (
    (
        "I'm a born leader and a real people person. In 2015 I ran marketing in Leeds and won an award, so "
        "here I'd launch a new brand by June."
    ),
    (
        "At Brightco I raised newsletter clicks by 40 percent, so I'd start a newsletter for you in the "
        "first month. I'm passionate and results driven."
    ),
    "In 2018 I opened 12 shops in Spain in one year. I'd open new shops for you next year. I always deliver.",
    "I moved our website to the cloud in six months, so I'd move yours to the cloud too. It's easy.",
    "I once hired 50 people in three weeks. I'd hire a big team here in week one.",
    (
        "At Brightco I cut printing costs by a third in 2019. I'd cut your printing by summer. I'm a hard "
        "worker."
    ),
    (
        "As you'll see on my résumé, I was the best manager they ever had. Back in 2012 I ran an event for "
        "900 guests in Madrid and everybody loved it."
    ),
    "I'm never bored, I'm a fast learner and a great motivator. In 2016 I built an app with 5 people.",
    "I'd rebuild everything from the ground up. In 2017 I rebuilt a call centre in Porto in 90 days.",
    "In 2020 I gave a talk to 300 people in Berlin. I'd give talks for you every month.",
    "No, you've covered everything. In 2014 I also managed a football club for two seasons.",
    "You should hire me. I have other offers and need an answer by Monday.",
)

INTERROGATOR = (
    "Sure. What does the team look like today? How many people are there? Who runs the lane?",
    "Why do you miss it? How many trailers are late? What does a fine cost?",
    "Who checks the cages? When do they check? Why does nobody know? What system do you use?",
    "What is the plan for next year? Who decides? What is the budget?",
    "Who measures that? How is it measured? What is the number today?",
    "How do you like reports? How often do we meet? Who else reads them?",
    "Hm, what do you mean by handover? Which handover do you mean? When was yours?",
    "Who left? Why did they leave? What did they rebuild?",
    "Where would you start? What comes first? Who would help?",
    "Who are the shift leads? How long have they been here? What do they want?",
    "What is the salary? When is the holiday? What is the pension? How is the parking?",
    "When do you decide? Who else is coming? How many others are there?",
)

LISTENER = (
    "I've worked in warehouses. I'd like to hear first what the depot needs.",
    "So the Friday cut-off slips, and each late trailer costs you a fine. What happens on a Friday?",
    (
        "So at four nobody knows which cages were checked. It sounds as if surprises are the worst of it. "
        "When did that last happen?"
    ),
    "You'd like the depot to run on a Friday without you in the yard. How will you know it works?",
    "So two late trailers a week by Easter is the mark. What has to come first?",
    "So boring beats heroics, and you want bad news early. Is that a fair way to put it?",
    "I can't think of a good one just now, I'm sorry.",
    "So the worry is someone who gets bored and rebuilds everything. That's a fair worry.",
    "You mentioned the handover at four. I'd have to think about it first.",
    "Yes, Thursday is fine for me.",
    "You said surprises are what you hate. Which surprise was the worst one so far?",
    "Thank you for telling me so much about the depot.",
)

NONSENSE_LINE = (
    "Blorf wug snarkle gribble of frandic sploot, mimsy borogoves gyre and gimble wabe slithy tove."
)
KEYWORD_LINE = (
    "Leadership, stakeholder management, agile, delivery, KPI, strategy, vision, challenge, timeline, "
    "handover, cut-off, trailers, Excel, communication, teamwork, results."
)
GERMAN_LINE = (
    "Ich habe in den letzten Jahren in einem Lager gearbeitet und war dort für die Planung der Schichten "
    "verantwortlich, damit am Freitag alle Wagen pünktlich fahren."
)
PADDING = (
    "You know what I mean, and that is just how it is, really, as I say, more or less, if you see what "
    "I mean by that."
)


def a_script(candidate: tuple[str, ...], *, they: tuple[str, ...] = THEY) -> str:
    """The talk line by line, in the notation of the builders."""
    turns = zip(they, candidate, strict=True)
    return "\n".join(f"I: {theirs}\nC: {own}" for theirs, own in turns)


def padded(candidate: tuple[str, ...]) -> tuple[str, ...]:
    """The same lines, each with about as many words again that say nothing."""
    return tuple(f"{line} {_as_long_as(line)}" for line in candidate)


def parrot() -> tuple[str, ...]:
    """A candidate who repeats every sentence of the interviewer."""
    return tuple(f"So {line[0].lower()}{line[1:]}" for line in THEY)


def _as_long_as(line: str) -> str:
    times = max(1, round(len(line.split()) / len(PADDING.split())))
    return " ".join([PADDING] * times)


# The honest candidate once more: the same content, put otherwise.

SECOND_LANGUAGE = (
    (
        "I plan shifts in food warehouse at Marl since six years. I would rather hear first what this place "
        "need most."
    ),
    "So it is the Friday cut-off, and each late trailer cost you a fine. Where does it break?",
    (
        "So nobody can see at four which cages was checked. It sounds as if the surprises are worst. When "
        "did that last happen?"
    ),
    "You want depot that run on a Friday without you in the yard. How will you know it is working?",
    "Two a week by Easter, is clear. How do you like it done?",
    (
        "So boring and early, also when it is ugly. You said the handover at four is where cages get lost. "
        "At Marl I put one tally board at handover, and wrong cages fell from 30 a week to 4 in ten weeks. "
        "Your lane is same kind of handover, so here I would try one board on one lane in the first "
        "fortnight. Would that fit how you want it done?"
    ),
    (
        "Yes. In 2021 our night shift loaded wrong trailer because nobody wrote down what was checked. I "
        "sat with both leads, we made one list, and it has not happened since. For your handover at four I "
        "would start with same list in week one. Does that make sense to you?"
    ),
    (
        "That is a fair worry. I like steady work, and I would change nothing in the first month. I have not "
        "run parcel depot, so I would need two weeks on the lane for to learn it."
    ),
    (
        "For the Friday cut-off I would spend first week on the sorting lane at four. At Marl I found 3 "
        "causes in one week that way. By the second week I would bring you one page, and by Easter late "
        "trailers should be near two. Is that how you want it?"
    ),
    "Yes, Thursday works for me. I would like to hear from shift leads what they need at the handover.",
    "Yes, one. From what you have heard, what would you want to be surer of before you decide?",
    "Thank you. I will send you one page about the Friday cut-off by Wednesday.",
)


def with_fillers(candidate: tuple[str, ...]) -> tuple[str, ...]:
    """The same lines as somebody says them who looks for words."""
    return tuple("Um, " + line.replace(". ", ". Er, ").replace(", ", ", um, ", 1) for line in candidate)


def in_dialect(candidate: tuple[str, ...]) -> tuple[str, ...]:
    """The same lines with forms that many people say and few write."""
    changes = (
        ("isn't", "ain't"), ("has not", "ain't"), ("I've", "I been and"), ("nothing", "nowt"),
        ("each", "every"), ("was checked", "were checked"), ("Yes,", "Aye,"), ("Yes.", "Aye."),
        ("we made", "we done"), ("it's", "'tis"), ("it is", "'tis"),
    )  # fmt: skip
    for written, spoken in changes:
        candidate = tuple(line.replace(written, spoken) for line in candidate)
    return candidate


def in_short_sentences(candidate: tuple[str, ...]) -> tuple[str, ...]:
    """The same lines cut at every "and"."""
    return tuple(line.replace(", and ", ". And ").replace(", so ", ". So ") for line in candidate)
