"""Every threshold, weight and band of listening, each with its reason.

They are judgement, not measurement: starting bands for feedback, never grades, and the pages say so.
The findings named (f1, f2, ...) are those of docs/method.md.
"""

import math
from dataclasses import dataclass

# --- how sure a hearing must be before we claim anything -------------------------------------------------

SURE: dict[str, float] = {
    "need": 0.28,
    "signal": 0.15,
    "confidence": 0.45,  # what it covers is drawn wide afterwards: one told on does harm, one kept does not
    "asked": 0.45,
    "agrees": 0.15,
    "corrects": 0.15,
    "question": 0.30,
    "follow_up": 0.30,
    "listening": 0.24,
    "given_back": 0.85,  # that something was given back wrongly is a blame, so it takes more than even odds
    "story": 0.35,
    "result": 0.25,
    "solution": 0.29,
    "bridge": 0.15,
    "check": 0.45,
    "pitch": 0.20,
    "advice": 0.35,  # the same
    "self_description": 0.30,
    "breaker": 0.18,  # an unfair blame costs more than a missed one
    "builder": 0.22,
}


def meant(label: str, score: float) -> float:
    """How far a label is past its bar, whatever the bar: one half at the bar, 0 and 1 stay what they are."""
    return score ** (math.log(0.5) / math.log(SURE[label])) if score > 0 else 0.0


# --- links between the candidate's words and a voiced need ----------------------------------------------

GENERIC_WEIGHT = 0.25  # "team", "people", "work" stand in every talk and tell no topic apart
COMMON_TURNS = 0.12  # a stem in more than this share of turns is the talk's subject, not one need's
COMMON_WEIGHT = 0.55
TOPIC_FULL = 4.0  # from four weighty words on, a need's length no longer makes it harder to name
LINK_SHARE = 0.4  # of the need's weighty words: one rare noun of a short need, two of a long one
LINK_WEIGHT = 1.9  # or this much shared weight however long the need is
LINK_NEAR = 0.24  # right after the need, or with "you said", one of its weighty words is enough
LINKS_MOST = 3  # words that touch more needs than this name none of them in particular
ANSWER_START = -0.2  # these six are a logistic regression on the interviews that choose,
ANSWER_LIKENESS = 6.0  # with room for the vectors of the hearing, which learn beside them
ANSWER_WORDS = 2.4
ANSWER_DISTANCE = -1.6  # the latest need is the likeliest
ANSWER_AT_ONCE = -0.4
ANSWER_OTHERS = -0.75  # the more was voiced since then, the less likely it is this one
ANSWER_SURE = 0.4  # the bar with the best F1 on the interviews that choose
ANSWER_BACK = 40  # turns; what lies farther back is linked by its words alone
SAME_TOPIC = 0.5  # two voiced needs with this share in common are one topic

# --- listening ------------------------------------------------------------------------------------------

BEFORE = 6  # passages a hearing gets to see before the one it hears
MOST_SPANS = 60
"""Stretches of one label in one turn that are looked at. Nobody voices more needs in one breath; a hostile
file that repeats one sentence a thousand times would else cost the square of it."""

BACKCHANNEL_WORDS = 3  # "Mm-hm", "Right, okay" neither take nor end a turn
REFLECT_SHARE = 0.5  # of the sentence's topic words were just said by the interviewer
REFLECT_SENTENCES = 3  # giving back comes early in a turn, later likeness is the answer itself
ECHO_SHARE = 0.92  # nearly all words, in the same order: repeated, not understood (the parrot)
ECHO_WORDS = 6  # shorter repeats are mirrors, which are fine
ACCURATE_SHARE = 0.34  # a complex reflection adds the unsaid, so a third of its words is enough (f24)
MIRROR_WORDS = 5
RECENT_TURNS = 12  # how far back the words lie that a reflection may gather
SPECIFIC_WORDS = 16
CALLBACK_TURNS = 3  # nearer than this it is a follow-up, not a coming back to it
FOLLOW_UP_SHARE = 0.3  # of the question's topic words stand in the interviewer's last turn

# --- stories (method, section E) ------------------------------------------------------------------------

STORY_LONG = 65  # different content words, about 150 words of speech; padding and fillers change nothing
STORY_SITUATION = 0.5
STORY_GAP = 2  # sentences between two stretches of one and the same story
STORY_WORDS = 12  # words about the past that make a story where nobody is seen to do anything
STORY_CLAUSE = 8  # words of a quote that stands for a story; a shorter clause takes in the next one
WAR_CRITERIA = 2
WAR_WORDS = 12  # a shorter mention of the past is no story, unless others are blamed in it
WAR_CRITERIA_TIED = 3  # a war story is judged by its tie, so a tied one needs more against it
INSIDER_NAMES = 4  # names and initials that the interviewer never used
FACT_LIKE = 0.5  # of a fact's topic words: the words tell this fact
FACT_READ_OUT = 0.62  # so much of it that it is read out
UNIT_WORDS = 2  # words after a number among which its unit stands

# --- openings -------------------------------------------------------------------------------------------

MISSED_MOST = 5  # nobody works on more; the surest come first
MISSED_MOST_HEARD = 8  # a hearing that ranks them better may show more
MISSED_SURE = 0.4
MISSED_HEARD = (
    2.0  # a hearing's own numbers are small: that there is a need, and that nothing took it up, are
)
# multiplied; at a product of 0.2 the ranked doors had the best F1 on the interviews that choose
DOOR_BESIDE = 0.6  # the width left to a door when another one in the same turn was taken up
DOOR_ASKED_FOR = 0.7  # and to an answer to the candidate's own question: they had taken it up by asking
DOOR_MOVED_ON = 0.5  # and when they themselves went on to ask something else
DOOR_OPENLY = 1.25  # wider when they say that they are being open about it
DOOR_AGREED = 0.6  # so much of it was just said by the candidate: it agrees, it opens nothing
OPENING_KIND: dict[str, float] = {
    "challenge": 1.0, "vision": 1.0, "stake": 1.0, "risk": 0.95, "measure": 0.9, "timeline": 0.75,
    "manner": 0.75, "predecessor": 0.7, "stakeholder": 0.8, "culture": 0.5, "constraint": 0.55,
}  # fmt: skip
"""How wide the door stands, by kind: from "this hurts" to "this is how we are"."""
OPENING_SIGNAL: dict[str, float] = {
    "goes_deeper": 1.0, "tests_objection": 0.95, "in_the_job": 0.7, "sells_role": 0.55,
}  # fmt: skip
GOODBYE_SECONDS = 60.0
GOODBYE_TURNS = 3  # the same where no times are known, and never more than a quarter of the talk

# --- what can be judged ---------------------------------------------------------------------------------

FEWEST_TURNS = 8  # candidate turns; with fewer, one turn changes every share by more than a tenth
FEWEST_WORDS = 300
LISTENING_DISCLOSURE = 25  # words of an interviewer's turn that is no mere question

# --- bands (method, section 5; low and high, None where a side is open) ---------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Where a measure should lie, its unit, and where the band comes from."""

    unit: str
    low: float | None
    high: float | None
    why: str


BANDS: dict[str, Band] = {
    "needs_voiced": Band(unit="count", low=3, high=None, why="f8, f45: three is what a letter needs"),
    "need_kinds_covered": Band(unit="count", low=4, high=5, why="f40: of the five open kinds"),
    "reflection_rate": Band(unit="share", low=0.25, high=0.5, why="f31: high median .31, other denominator"),
    "reflection_question_ratio": Band(unit="share", low=0.5, high=1.5, why="f31, f28 adapted down"),
    "reflection_accuracy": Band(unit="share", low=0.9, high=None, why="f24"),
    "pitch_rate": Band(unit="share", low=None, high=0.15, why="f31: its label is wider"),
    "questions_asked": Band(unit="count", low=5, high=9, why="f21, f42: in about 45 minutes"),
    "follow_up_share": Band(unit="share", low=0.5, high=None, why="f21: direction strong, number a choice"),
    "question_spread": Band(unit="count", low=None, high=2, why="f42: questions in a row"),
    "talk_share_open": Band(unit="share", low=0.35, high=0.55, why="f41, soft"),
    "talk_share_middle": Band(unit="share", low=0.55, high=0.8, why="f41, soft"),
    "talk_share_own_questions": Band(unit="share", low=0.2, high=0.45, why="f31, f71, soft"),
    "talk_share_whole": Band(unit="share", low=0.4, high=0.65, why="f41, soft"),
    "candidate_longest_run": Band(unit="words", low=None, high=200, why="f43: about 90 seconds"),
    "manager_longest_run": Band(unit="words", low=80, high=None, why="f43: on an own need"),
    "valid_ties": Band(unit="count", low=3, high=5, why="f12: a design choice"),
    "tie_points": Band(unit="points", low=3.5, high=5, why="the five points of a tie"),
    "past_future_balance": Band(unit="share", low=0.3, high=0.6, why="f16: the future's share"),
    "war_stories": Band(unit="count", low=None, high=1, why="f13"),
    "self_descriptions": Band(unit="count", low=None, high=1, why="f13"),
    "asked_examples": Band(unit="share", low=1.0, high=None, why="f13: short, with action and result"),
    "homework_used": Band(unit="count", low=1, high=3, why="f3, f40, f46"),
    "callbacks": Band(unit="count", low=2, high=None, why="f29"),
    "signals_answered": Band(unit="share", low=0.8, high=None, why="method, section D"),
    "concern_handled": Band(unit="count", low=1, high=None, why="method, section D"),
    "advance": Band(unit="yes", low=1, high=None, why="f45: a dated, owned next step"),
    "trust_breakers": Band(unit="count", low=None, high=0, why="f71"),
    "rehash": Band(unit="count", low=None, high=0, why="doctrine 4"),
    "solutions_sure": Band(unit="count", low=1, high=None, why="doctrine 9: sure without bluff"),
    "broken_proposals": Band(unit="count", low=None, high=0, why="doctrine 9: timeline and manner"),
}

# --- Gets it (method, section 5, "Scoring form") --------------------------------------------------------

UNDERSTANDING: dict[str, float] = {
    # giving back separates good listeners from poor ones far better than anything else we count (f31)
    "reflection_rate": 0.35,
    "reflection_accuracy": 0.15,  # a wrong reflection held to is worse than none (f24)
    "reflection_question_ratio": 0.1,  # f31, f28: low confidence
    "need_kinds_covered": 0.2,  # what came out at all, the first aim of the talk
    "callbacks": 0.2,  # a need used later was understood (f29)
}
EVIDENCE: dict[str, float] = {
    "valid_ties": 0.4,  # doctrine 4: the past counts where it is tied
    "tie_points": 0.15,
    "solutions_sure": 0.12,  # doctrine 9
    "signals_answered": 0.1,  # noisy (f14)
    "asked_examples": 0.08,  # f13
    "concern_handled": 0.05,
    "advance": 0.05,
    "past_future_balance": 0.05,  # f16: low confidence
}
FULL: dict[str, float] = {
    "reflection_rate": 0.3, "reflection_accuracy": 0.9, "reflection_question_ratio": 0.5,
    "need_kinds_covered": 4, "callbacks": 2, "valid_ties": 3, "tie_points": 3.5, "solutions_sure": 2,
    "signals_answered": 0.8, "asked_examples": 1, "concern_handled": 1, "advance": 1,
    "past_future_balance": 0.25,
}  # fmt: skip
"""The value at which a measure earns its whole weight: the lower end of its band, or near it."""

PITCH_COST = 0.6  # a pitch in every listening turn takes this share of Understanding (f31)
WAR_COST = 0.12  # of Evidence, for each war story after the first
SELF_COST = 0.06  # for each self-description after the first (f13)
REHASH_COST = 0.08
BROKEN_COST = 0.08
BREAKER_COST = 0.1  # each breaker that is no lie
COST_MOST = 0.6  # faults lower what was shown, they do not unsay it

UNDERSTANDING_CUT = 0.5  # between the cells: half of what could be shown
EVIDENCE_CUT = 0.6  # one valid tie with a dated solution falls short, two pass

CAP_LIE = 0.25  # 90 % of managers say that a lie ends it (f71)
CAP_UNVOICED = 0.3  # ties to needs that nobody voiced, more of them than valid ones: a broadcast
CAP_QUESTIONS = 0.3  # more than QUESTIONS_MOST questions and no valid tie: an interrogation
QUESTIONS_MOST = 14

# --- the ledger -----------------------------------------------------------------------------------------

LEDGER_RARE = 1.35  # shared weight: two words that few needs have, or one such word and a figure
LEDGER_SHARE = (0.3, 3.0)  # of the shorter one's weight; from the second figure on, length no longer counts
LEDGER_KIND = 0.2  # what the same kind adds
LEDGER_CONTEXT = 0.5  # what words count that were only asked or said just before
LEDGER_FIGURE = 0.9  # what a figure counts that both have
LEDGER_FEWEST = 20  # needs; with fewer, every word would look common
LEDGER_ITS_OWN = 2  # needs of the ledger that have a word; then it names them
LEDGER_HEARD_IN = 4  # turns that have it; then the talk is about it
LEDGER_SECOND = 0.7  # so near the likeliest need, a second one was spoken of too
LEDGER_SAME = 0.5  # predicted and voiced share half of the shorter one's weighty words
LEDGER_SAME_KIND = 0.34  # a third where the kind is the same too
LEDGER_VECTOR = 0.62  # or the hearing finds them that alike
LEDGER_SHARED = 1.4  # and never fewer shared words than one rare and one common one
LEDGER_DENIES = 0.5  # so much of a predicted need must stand in the sentence that denies it

# --- phases of a talk -----------------------------------------------------------------------------------

OPEN_PART = 0.12  # of all words: about five of 45 minutes
EVIDENCE_UNTIED = 0.3  # the most that Evidence can be when no tie was valid (doctrine 4)

# --- who is who -----------------------------------------------------------------------------------------

ROLE_MARGIN = 1.5  # wording points by which a candidate must stand out, or the roles are marked as a guess
ASIDE_WORDS = 25  # somebody who says less than this in all and asks nothing takes no part in the interview
TURN_CHANGE = 1.4  # wording points that speak for a change of speaker after a question
TURN_STAY = 0.1  # and for no change within an answer
TURN_TOLD = 2.0  # wording points on each side, without which nobody can be told apart
