"""Makes values for tests. Small notations keep a test readable; no mocks for anything in `model/`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

from getsit.model.conversation import TURN_BREAK, Consent, Conversation, Role, Speaker, Utterance
from getsit.model.document import Document, DocumentKind, Quote
from getsit.ports import Heard, Passage
from getsit.text.likeness import vector_of

MORNING = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
_SIDES = {"I": Role.INTERVIEWER, "C": Role.CANDIDATE, "O": Role.OTHER}
_NAMES = {"I": "Ines Interviewer", "C": "Chris Candidate", "O": "Olu Other"}


def a_conversation(script: str, *, id: str = "talk", consent: Consent = Consent.AGREED) -> Conversation:
    """A conversation from `I: …` / `C: …` lines (also ` / ` between turns); `O:` is somebody else."""
    lines = [line.strip() for line in script.replace(" / ", "\n").splitlines() if line.strip()]
    turns: list[tuple[str, str]] = []
    for line in lines:
        side, _, words = line.partition(":")
        turns.append((side.strip(), words.strip()))
    return _conversation(turns, id=id, consent=consent)


def a_document(
    text: str,
    *,
    id: str = "doc",
    kind: DocumentKind = DocumentKind.HOMEWORK,
    name: str = "notes.md",
) -> Document:
    """A document with that canonical text and no structure."""
    return Document(
        id=id, name=name, kind=kind, media_type="text/plain", text=text, sha256="0" * 64,
        origin="typed by you", received=MORNING,
    )  # fmt: skip


def _conversation(turns: list[tuple[str, str]], *, id: str, consent: Consent) -> Conversation:
    utterances, place = [], 0
    for index, (side, words) in enumerate(turns):
        utterances.append(
            Utterance(index=index, speaker_id=side, text=words, start=place, end=place + len(words))
        )
        place += len(words) + len(TURN_BREAK)
    sides = dict.fromkeys(side for side, _ in turns)
    return Conversation(
        id=id,
        text=TURN_BREAK.join(words for _, words in turns),
        speakers=tuple(Speaker(id=side, name=_NAMES[side], role=_SIDES[side]) for side in sides),
        utterances=tuple(utterances),
        consent=consent,
    )


def quotes_in(value: object) -> Iterator[Quote]:
    """Every quote anywhere inside a value."""
    if isinstance(value, Quote):
        yield value
    elif is_dataclass(value):
        for part in fields(value):
            yield from quotes_in(getattr(value, part.name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from quotes_in(one)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for one in value:
            yield from quotes_in(one)


def assert_quotes_hold(value: object, sources: Sequence[Document | Conversation]) -> None:
    """Every quote inside the value stands at its place in one of the sources, character for character."""
    texts = {source.id: source.text for source in sources}
    for quote in quotes_in(value):
        assert quote.document_id in texts, f"a quote of an unknown source: {quote.document_id}"
        assert quote.holds_in(texts[quote.document_id]), f"not there: {quote.exact!r}"


class WordsOnly:
    """A hearing that hears no label at all, only which words there are: what exact rules do alone."""

    name = "words only"

    def hear(self, passages: Sequence[Passage]) -> Sequence[Heard]:
        """One Heard per passage, with a vector and nothing else."""
        return [Heard(labels={}, kinds={}, spans=(), vector=vector_of(one.text)) for one in passages]
