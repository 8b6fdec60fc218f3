"""What a stretch of the candidate's is about: which need or topic of a manager, and which speech answers it.

Compares with questions that candidates ask (`asked`, `answers`, `key`) and with what the manager says, by the
vectors of the hearing and by rare shared words. Knows likeness only; whether something may be told is decided
elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from getsit.model.manager import HiddenNeed, Manager, Speech, Topic
from getsit.ports import CANDIDATE, INTERVIEWER
from getsit.rehearse.placed import Placed
from getsit.text.likeness import likeness
from getsit.text.words import content_stems

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Vector = NDArray[float32]

BEST, NEXT = 0.6, 0.4  # of the likest line, and of the three likest: one stray line does not decide
SHARED_STEM = 0.10  # what a word adds that few needs have, at most twice
STEMS_MOST = 2
WORDS = 0.3  # of a likeness between two statements is likeness of words
OF_SPEECH = 0.85  # what a likeness to the speech itself counts beside one to a question it answers


@dataclass(frozen=True, slots=True)
class Near:
    """A need, topic or speech, and how near it is (about 0 to 1.2)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class _Line:
    owner: str
    speech: str | None
    text: str
    weight: float


class Topics:
    """The needs and topics of one manager, ready to be compared with."""

    def __init__(self, manager: Manager, placed: Placed) -> None:
        import numpy as np

        self._placed = placed
        asked = [line for owner in manager.matters for line in _asked(owner)]
        told = [line for owner in manager.matters for line in _told(owner)]
        self._lines = [*asked, *told]
        vectors = [
            *self.vectors([line.text for line in asked], role=CANDIDATE),
            *self.vectors([line.text for line in told], role=INTERVIEWER),
        ]
        self._matrix = np.stack(vectors)
        self._weights = np.array([line.weight for line in self._lines], dtype=np.float32)
        self._rows: dict[str, list[int]] = {}
        self._speech_rows: dict[str, list[int]] = {}
        for row, line in enumerate(self._lines):
            self._rows.setdefault(line.owner, []).append(row)
            if line.speech:
                self._speech_rows.setdefault(line.speech, []).append(row)
        self._stems = {
            owner: Counter(stem for row in rows for stem in set(content_stems(self._lines[row].text)))
            for owner, rows in self._rows.items()
        }
        self._owners_of = Counter(stem for stems in self._stems.values() for stem in stems)

    def vectors(self, texts: Sequence[str], *, role: str) -> "list[Vector]":
        """A vector of length one for each text: what it is about, whatever words it uses."""
        return self._placed.vectors(texts, role=role)

    def likeness(self, text: str, others: Sequence[str]) -> list[float]:
        """How like a text is to each of the others, words and matter together."""
        rows = self.vectors([text, *others], role=CANDIDATE)
        return [
            WORDS * likeness(text, other) + (1 - WORDS) * float(rows[0] @ row)
            for other, row in zip(others, rows[1:], strict=True)
        ]

    def rank(self, text: str, *, bonus: dict[str, float] | None = None) -> list[Near]:
        """Needs and topics, the nearest first; `bonus` is added to those it names."""
        likes = self._matrix @ self.vectors([text], role=CANDIDATE)[0] * self._weights
        stems = set(content_stems(text))
        found = [
            Near(owner, self._score(likes[rows]) + self._shared(stems, owner) + (bonus or {}).get(owner, 0.0))
            for owner, rows in self._rows.items()
        ]
        return sorted(found, key=lambda near: -near.score)

    def speeches(self, text: str, speeches: Iterable[Speech]) -> list[Near]:
        """Those speeches, the one that answers the text best first."""
        likes = self._matrix @ self.vectors([text], role=CANDIDATE)[0] * self._weights
        stems = set(content_stems(text))
        found = []
        for speech in speeches:
            rows = self._speech_rows[speech.id]
            words = {stem for row in rows for stem in content_stems(self._lines[row].text)}
            shared = min(STEMS_MOST, len(stems & words)) * SHARED_STEM / 2
            found.append(Near(speech.id, float(likes[rows].max()) + shared))
        return sorted(found, key=lambda near: -near.score)

    def own_words(self, owner: str, text: str) -> int:
        """How many content words of the text stand in the lines of that need or topic and of at most one
        other."""
        stems = set(content_stems(text))
        return sum(1 for stem in stems if stem in self._stems[owner] and self._owners_of[stem] <= 2)

    @staticmethod
    def _score(likes: "Vector") -> float:
        best = sorted((float(one) for one in likes), reverse=True)[:3]
        return BEST * best[0] + NEXT * sum(best) / len(best)

    def _shared(self, stems: set[str], owner: str) -> float:
        rare = sorted((1 / self._owners_of[stem] for stem in stems & self._stems[owner].keys()), reverse=True)
        return SHARED_STEM * sum(rare[:STEMS_MOST])


def _asked(owner: HiddenNeed | Topic) -> list[_Line]:
    key = (owner.key,) if isinstance(owner, HiddenNeed) else ()
    return [_Line(owner.id, None, text, 1.0) for text in (*owner.asked, *key)] + [
        _Line(owner.id, speech.id, text, 1.0) for speech in owner.speeches for text in speech.answers
    ]


def _told(owner: HiddenNeed | Topic) -> list[_Line]:
    return [_Line(owner.id, speech.id, speech.text, OF_SPEECH) for speech in owner.speeches] + [
        _Line(owner.id, None, claim.holds, OF_SPEECH)
        for claim in (owner.claims if isinstance(owner, HiddenNeed) else ())
    ]


def owned_lines(manager: Manager) -> list[tuple[str, str, str]]:
    """Every line that tells what a need or topic is about: whose it is, the role it is read in, the line."""
    found = list[tuple[str, str, str]]()
    for owner in manager.matters:
        found += [(owner.id, CANDIDATE, line.text) for line in _asked(owner)]
        found += [(owner.id, INTERVIEWER, line.text) for line in _told(owner)]
    return found


def lines_of(manager: Manager) -> list[tuple[str, str]]:
    """Every (role, line) that is compared with what a candidate says."""
    claims = [
        (CANDIDATE, text)
        for need in manager.needs
        for claim in need.claims
        for text in (claim.holds, claim.misread)
    ]
    return [*((role, line) for _, role, line in owned_lines(manager)), *claims]
