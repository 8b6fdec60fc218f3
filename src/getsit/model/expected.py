"""Questions that they will probably ask: each with what is behind it and how to answer."""

from dataclasses import dataclass

from getsit.model.document import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedQuestion:
    """A question that they may put, the question behind it, what to answer, and how long to speak.

    `kind` is what sort of question it is; `need_id` and `tie_id` are empty where it stands on no need or no
    fact answers it. `seconds` is how long to speak at most, then hand back. `evidence` is what makes it
    likely: words of the posting, of homework or of the résumé; empty for what everybody is asked.
    """

    id: str
    kind: str
    question: str
    behind: str
    answer: str
    seconds: int
    need_id: str = ""
    tie_id: str = ""
    evidence: tuple[Evidence, ...] = ()
