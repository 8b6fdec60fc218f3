"""Answers that are planted into interviews of the corpus: stories that were asked for, and figures.

They were written by a language model for this measure; no person has checked them. Each is put, with the
question before it, into the middle of the interview.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from getsit.listen import analyse
from getsit.listen.talk import BY_RULE
from getsit.model.analysis import Analysis
from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.model.moment import Breaker, BreakerKind, Story
from getsit.ports import Hearing
from measure.corpus.talks import conversation_of
from training.corpus import Line, Text

STORIES: tuple[tuple[str, str], ...] = (
    (
        "Can you give me an example of a time when something went wrong on your watch?",
        (
            "Yes. Two winters ago our stock counts were off by six per cent. I had each shift count one "
            "aisle a day, and in ten weeks we were under one. Here I'd start the same way, in the "
            "smallest corner. Would that fit?"
        ),
    ),
    (
        "Tell me about a time you had to win somebody over.",
        (
            "Our storeman refused the new list. I worked two mornings beside him and changed the order of"
            " it to his, and he has kept it ever since. I'd begin here by working beside whoever likes "
            "the plan least."
        ),
    ),
    (
        "When did you last have to tell somebody bad news?",
        (
            "In March. A delivery was going to be four days late, so I rang the customer the same hour "
            "with a new day and half of it by van. They stayed with us. I'd ring as early as that here "
            "too."
        ),
    ),
    (
        "Have you ever trained somebody from nothing?",
        (
            "I have trained six beginners. Each had one job a week and a list to sign, and all six "
            "finished. For your new people I'd write the first list in my first fortnight. Does that "
            "sound right?"
        ),
    ),
    (
        "Describe a situation in which you had too little time.",
        (
            "The audit was moved forward by three weeks. We dropped everything that was not on its list, "
            "I checked the rest myself each evening, and we passed with two remarks. With your date I'd "
            "cut the list first as well."
        ),
    ),
    (
        "What was the hardest decision you took in your last job?",
        (
            "I stopped a job half way because the drawings did not match. It cost us two days. The client"
            " found the mistake was theirs and paid for both. I'd stop early here too, and tell you "
            "within the hour."
        ),
    ),
    (
        "Can you think of a time when you changed how a thing was done?",
        (
            "We used to hand over by word of mouth. I put up one board with three columns, and lost "
            "orders went from nine a month to one. I'd try one board here for a month before anything "
            "bigger."
        ),
    ),
    (
        "Tell me about a disagreement with a colleague and how it ended.",
        (
            "My colleague wanted to order weekly, I wanted daily. We tried each for two weeks and counted"
            " waste; daily threw away a third less, so we kept it. I'd settle such things here by trying "
            "both."
        ),
    ),
)
"""A question for something of the past, and a short answer with what was done and what came of it."""

FIGURES: tuple[tuple[str, str, str], ...] = (
    (
        "Cut returns from 8.4 % to 4.9 % in one year with a daily correction of orders",
        "In one year I cut returns from 8.4 % to 4.9 % with a daily correction of orders.",
        "In one year I cut returns from 18 % to 9 % with a daily correction of orders.",
    ),
    (
        "Trained six apprentices at the mill, all of whom finished",
        "At the mill I trained six apprentices, and all of them finished.",
        "At the mill I trained sixteen apprentices, and all of them finished.",
    ),
    (
        "Led a night shift of 14 people in the packing hall",
        "I led a night shift of 14 people in the packing hall.",
        "I led a night shift of 40 people in the packing hall.",
    ),
    (
        "Moved 3 warehouses to the new stock system within nine months",
        "We moved 3 warehouses to the new stock system, and I ran that.",
        "We moved 11 warehouses to the new stock system, and I ran that.",
    ),
    (
        "Raised vans leaving on time from 58 % to 94 % of nights",
        "I raised the vans leaving on time from 58 % to 94 % of nights.",
        "I raised the vans leaving on time from 58 % to 99 % of nights.",
    ),
    (
        "Answered 45 complaints a week at the parking desk",
        "I answered 45 complaints a week at the parking desk.",
        "I answered 200 complaints a week at the parking desk.",
    ),
)
"""What the ledger holds, the same told as it is, and told larger."""

_ASKED = "And what have you done of that kind?"
_LEDGER = tuple(
    Fact(id=f"f{place}", text=text, kind=FactKind.ACHIEVEMENT, standing=FactStanding.CONFIRMED)
    for place, (text, _, _) in enumerate(FIGURES)
)


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a planted story was heard as one, as asked for, and called a war story."""

    heard: bool
    asked_for: bool
    war_story: bool


def told(text: Text, story: tuple[str, str], *, hearing: Hearing) -> Told:
    """What the product makes of that story in that interview."""
    turn, analysis = _with(text, story, hearing=hearing)
    found = [one for one in analysis.moments if isinstance(one, Story) and one.turn == turn]
    return Told(bool(found), any(one.asked_for for one in found), any(one.war_story for one in found))


def caught(text: Text, figure: tuple[str, str, str], *, hearing: Hearing, stretched: bool) -> bool:
    """Whether the figure, told as it is or larger, is called inflated by the rule that knows the ledger."""
    answer = (_ASKED, figure[2] if stretched else figure[1])
    turn, analysis = _with(text, answer, hearing=hearing, facts=_LEDGER)
    return any(
        isinstance(one, Breaker) and one.kind == BreakerKind.INFLATES and one.by == BY_RULE
        for one in analysis.moments if one.turn == turn
    )  # fmt: skip


def _with(
    text: Text, answer: tuple[str, str], *, hearing: Hearing, facts: Sequence[Fact] = ()
) -> tuple[int, Analysis]:
    """The turn of the planted answer, and the analysis of the interview with it."""
    place = _middle(text.lines)
    asks, answers = (
        next(line for line in text.lines if line.role == role) for role in ("interviewer", "candidate")
    )
    said = (replace(asks, text=answer[0], labels=()), replace(answers, text=answer[1], labels=()))
    planted = replace(text, lines=(*text.lines[:place], *said, *text.lines[place:]))
    return place + 1, analyse(conversation_of(planted), hearing=hearing, facts=facts)


def _middle(lines: Sequence[Line]) -> int:
    """Before the first turn of an interviewer in the second half that follows one of the candidate."""
    return next(
        place for place in range(len(lines) // 2, len(lines))
        if lines[place].role == "interviewer" and lines[place - 1].role == "candidate"
    )  # fmt: skip
