"""What a manager file must hold: names, numbers of lines, and the questions that everybody asks.

The same tables stand in words in docs/managers.md.
"""

from getsit.model.manager import Facet
from getsit.rehearse.asked_how import form_names

HEAD = (
    "name", "role", "organisation", "trade", "temperament", "post", "minutes", "trust", "talk", "outward",
    "structure", "bar", "intro",
)  # fmt: skip
TEMPERAMENTS = (
    "terse", "rambling", "sceptical", "panel", "warm_but_no", "poker_faced", "second_language",
)  # fmt: skip
OPENS = {"easily": -0.05, "fairly": 0.0, "hard": 0.06}  # shift of the trust that a need takes
POSTINGS = ("says", "twists", "silent", "surprise")
STAGES = ("opening", "middle", "late")

NEED_FIELDS = ("title", "noun", "kind", "heat", "opens", "posting", "truth", "key", "tests")
NEED_LISTS = {
    "asked": 12, "claims": 6, "restate": 2, "before": 1, "after": 1, "fits": 2, "hint": 1,
}  # fmt: skip
FACETS = (Facet.EVENT, Facet.WHY, Facet.TRIED, Facet.WHO, Facet.NOW, Facet.GOOD, Facet.UNTIL)
FACETS_LEAST = 5
LEVEL_OF = {  # the strength that an answer of that kind shows, and so how much trust it takes
    Facet.EVENT: 2, Facet.WHY: 2, Facet.TRIED: 2, Facet.WHO: 1, Facet.NOW: 1, Facet.GOOD: 1, Facet.UNTIL: 2,
}  # fmt: skip
NEEDS_LEAST, NEEDS_MOST = 8, 12
KINDS_WANTED = ("challenge", "vision", "measure", "timeline", "manner")
FIGURES = 2  # an own figure in `again` that the speech lacks is a new fact

QUESTIONS = (
    "yourself", "why_here", "example_one", "example_two", "how_would_you", "weakness", "gap", "dismissal",
    "step_down", "pay", "notice", "questions_for_us",
)  # fmt: skip
CONDITIONS = ("long", "gap", "result", "number", "person", "asked", "thin", "else")
TOPICS = ("me", "team", "hours", "pay", "company", "day", "start", "tools")
TOPIC_ASKED, TOPIC_SAYS = 6, 2

FORMS = dict.fromkeys(form_names(), 3)  # a list for each form of question that no line answers
FORM_PLAIN = 2  # of them without the thing asked about, which cannot always be named
SAYS = {
    "greeting": 2, "nod": 10, "nod_summary": 3, "guessed": 3, "taken_back": 3, "firmer": 2, "feels": 5,
    "which": 2, "what_mean": 5, "leave": 8, "off_topic": 3, "small": 5, "repeat": 2, "silence": 4, "short": 4,
    "nonsense": 4, "insult": 2, "orders": 3, "flattery": 4, "parrot": 3, "pitch": 5, "too_big": 4,
    "bad_mouth": 3, "pressed": 2, "dodge": 3, "tie": 8, "story_loose": 6, "answer": 10, "answer_thin": 4,
    "gap": 4, "turn": 6, "yours": 10, "two_of": 2, "and_other": 3, "warm": 6, "hot": 5, "next_step": 2,
    "concern_evidence": 2, "concern_understanding": 2, "concern_none": 2, "concern_met": 3, "thanks": 3,
    "interrupts": 4, "time": 2, "bye_yes": 2, "bye_second": 2, "bye_no": 2, "bye_friendly_no": 2,
    "walk_out": 2, "partly": 6, "instead": 4, **FORMS,
}  # fmt: skip
IN_ORDER = frozenset(
    """off_topic silence short nonsense insult orders flattery parrot pitch too_big bad_mouth pressed dodge
    interrupts""".split()
)
"""Lists that are used from top to bottom."""
