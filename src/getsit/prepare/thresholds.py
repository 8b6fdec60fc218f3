"""Every threshold and weight of preparing, each with its reason. They are judgement, not measurement."""

from getsit.model.need import NeedKind, Standing

ACHIEVEMENT = 0.5  # a sentence of a résumé this surely tells a deed; below it, only a verb of the past does

# Needs
NEED_HEARD = 0.5  # a written line this surely voices a need
NEED_LEANING = 0.3  # enough where structure says so too (a duty of the posting, a figure that got worse)
BOILERPLATE = 0.7  # text that surely could stand in any posting
BOILERPLATE_CLUE = 0.85  # the same where a turn of phrase in it says more than the line does
SPECIFIC_STEMS = 2  # content stems beyond the vocabulary of all postings; fewer say nothing of this job
SPECIFIC_SHARE = 0.34  # and they must be at least a third of the line's content
MOST_NEEDS = 24  # beyond this, the coldest needs of a long posting are only its list of duties
SAME_NEED = 0.45  # likeness from which two lines surely mean the same (precision before reach)
SAME_STEMS = 2  # and this many rare stems must be shared, one common word never joins two needs
CONFIDENT = 0.3  # told in confidence: from here a note is marked for the candidate only

# Heat: how strongly a need seems to be felt. Homework can show repetition, place, a worse figure, a date;
# only a talk can show that it was raised and that somebody's own standing hangs on it, so talk weighs more.
HEAT_KIND = {
    NeedKind.CHALLENGE: 1.0,
    NeedKind.STAKE: 1.2,
    NeedKind.TIMELINE: 0.6,
    NeedKind.MEASURE: 0.9,
    NeedKind.VISION: 0.7,
    NeedKind.RISK: 0.7,
    NeedKind.MANNER: 0.6,
    NeedKind.STAKEHOLDER: 0.6,
    NeedKind.CONSTRAINT: 0.5,
    NeedKind.PREDECESSOR: 0.4,
    NeedKind.CULTURE: 0.3,
    NeedKind.PROCESS: 0.0,
}
HEAT_STRENGTH = 0.25  # for each step of strength: a need with a measure was thought about longer
HEAT_OTHER_PLACE = 0.6  # for each further place that says it
HEAT_AGREES = 0.8  # homework and posting say the same: neither copied it from the other
HEAT_FIRST_LINE = 1.0  # what a posting says first is what its writer had in mind
HEAT_POSTING = 0.8  # the posting speaks of this post; a report may speak of anything
HEAT_NEAR_POSTING = 0.2  # for each rare word (up to four) that a line of homework shares with the posting
HEAT_FAR = -0.4  # a line of homework that shares no rare word with the posting may be about something else
HEAT_ASKED = -0.9  # what is only asked of applicants says what they lack less often than a duty does
HEAT_WORSE = 1.2  # a figure that got worse hurts somebody who has to answer for it
HEAT_DATE = 0.7  # a date presses
HEAT_NEXT_CLUE = 0.4  # a second clue in the same need adds less than the first, a third less again
HEAT_CLUE_BESIDE = 0.4  # beside a figure or a date, a turn of phrase tells little more
HEAT_SPECIFIC = 0.05  # for each rare stem, so that the more telling line stands first among equals
HEAT_VOICED = 4.0  # spoken by the manager: no hypothesis any more, whatever documents repeat
HEAT_AGAIN = 0.8  # for each further time that it came up in a talk
HEAT_UNPROMPTED = 0.6  # raised without being asked
HEAT_SAYS_LITTLE = -1.5  # spoken words that name hardly anything are told by what stood around them
HEAT_TOLD_ELSEWHERE = 2.0  # what a posting says and somebody told in confidence: hot, by public words only
HEAT_STAKE = 1.0  # the manager's own standing hangs on it
HEAT_STANDING = {Standing.CONFIRMED: 1.2, Standing.UNHEARD: -1.0, Standing.REFUTED: -10.0}
SAME_SOURCE, SAME_KIND = 0.2, 0.2  # what a guess loses for each one before it from that source, of that kind
MOST_HYPOTHESES = 8  # more than eight guesses are none
MOST_HOT = 5
FEWEST_HOT = 3
HOT_FROM = 1.6  # beyond the first three, a button must have at least two things that make it hot

# The gate
TOPIC_SHOWN = 0.75  # weighted share of the asked topic's words that one job must show to count as that topic
TOPIC_NEAR = 0.25  # from here a fact is worth naming as the nearest
SKILL_SHOWN = 0.8  # weighted share of a skill's own words that one fact must show

# The ladder
MOST_RUNGS = 12
STRUCTURED_QUESTIONS = 3  # what a structured interview leaves at its end

# Ties: a fact about the wrong thing is worse than none, so precision comes first.
TIE_NEEDS = 8  # the hottest needs that get a tie or an honest refusal
TIE_FROM = 0.1  # the likeness below which a shared word is an accident
TIE_STEMS = 2  # rare stems shared, or one with the same kind of mechanism on it
TIE_WORDS = 90  # method, tie criteria: the longest a spoken tie may be

REQUIREMENT_HEARD = 0.5  # a line under a heading of requirements this surely asks for something
KIND_HEARD = 0.4  # where exact words name two kinds of need, the one heard this surely
TIE_NUMBER = 0.08  # a fact with a number, or one that the person confirmed, goes before its equal
TIE_FACT_WORDS = 36  # words of a fact inside a spoken tie, so that need, future and check keep their room
ASKED_ABOUT = 10  # the hottest needs that questions and ties are spent on
