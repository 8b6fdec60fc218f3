"""Was what they gave back what was said? Right, wrong, or nobody can tell.

Most of what a candidate gives back is right, so it takes a clear witness to call it wrong: one of the need's
own misreadings (written by hand) that is near and nearer than the truth, or the hearing, very sure. It takes
one to call it right as well: the hearing, or many words of what was told. Else it is
`unsure`, and the manager says neither yes nor no. Telling a near miss from the truth is beyond the hearing
(measure/RESULTS.md).
"""

from getsit.model.manager import HiddenNeed
from getsit.model.rehearsal import ManagerState, Verdict
from getsit.ports import CANDIDATE, INTERVIEWER, Hearing, Passage
from getsit.rehearse.topics import Topics
from getsit.text.likeness import coverage

NEAR, CLEAR = 0.6, 0.1  # likeness of a misreading, and by how much it is nearer than the truth, to be it
HEARD_WRONG = 0.8  # how surely the hearing must hear it go against what was told
HEARD_RIGHT = 0.3
HEARD_SURELY = 0.5  # the same where not one word of it is theirs
SHARED = 0.34  # the share of its content words that stand in what was told


def voiced_words(need: HiddenNeed, state: ManagerState) -> str:
    """What was told of the need so far, in the manager's words."""
    return " ".join(speech.text for speech in need.speeches if speech.id in state.told)


def judge_paraphrase(
    text: str, need: HiddenNeed, *, told: str, room: tuple[Topics, Hearing]
) -> tuple[Verdict, int | None]:
    """The verdict, and the place of the claim that was misread (None unless it is WRONG)."""
    topics, hearing = room
    like, margin, claim = _misread(text, need, topics)
    if like >= NEAR and margin >= CLEAR:
        return Verdict.WRONG, claim
    heard = _weigh(text, told, hearing) if told else 0.0
    if told and heard <= -HEARD_WRONG and margin >= 0:
        return Verdict.WRONG, claim
    if (like >= NEAR and margin <= -CLEAR) or (told and _follows(text, told, heard)):
        return Verdict.RIGHT, None
    return Verdict.UNSURE, None


def _follows(text: str, told: str, heard: float) -> bool:
    shared = coverage(text, told)
    surely = heard >= (HEARD_RIGHT if shared else HEARD_SURELY)
    return surely or (heard > -HEARD_RIGHT and shared >= SHARED)


def _misread(text: str, need: HiddenNeed, topics: Topics) -> tuple[float, float, int]:
    """The likeness of the nearest claim, how much nearer a misreading is than the truth, and its place."""
    holds = [claim.holds for claim in need.claims]
    misread = [claim.misread for claim in need.claims]
    likes = topics.likeness(text, [*holds, *misread])
    true, false = likes[: len(holds)], likes[len(holds) :]
    place = max(range(len(false)), key=lambda at: false[at])
    return max(*true, *false), false[place] - max(true), place


def _weigh(text: str, told: str, hearing: Hearing) -> float:
    """How surely it follows (above 0) or goes against (below 0) what was told, -1 to 1."""
    said = Passage(text=told, role=INTERVIEWER)
    heard = hearing.hear([Passage(text=text, role=CANDIDATE, before=(said,))])[0]
    found = [span for span in heard.spans if span.label == "given_back"]
    return sum(_SIGN[span.kind or ""] * span.score for span in found) / len(found) if found else 0.0


_SIGN = {"follows": 1.0, "same_words": 0.8, "contradicts": -1.0, "not_said": -0.3, "": 0.0}
