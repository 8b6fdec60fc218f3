"""Covers what is for the candidate only, letter by letter, so that places in the text stay what they are.

Covers what a hearing takes for a confidence, what the ledger marks as private, what the person marked,
and sentences of the candidate that repeat it. It does not know what nobody marked and no cue betrays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from getsit.app.results import Known, Understanding
from getsit.model.conversation import Conversation, Utterance
from getsit.model.correction import CorrectionTarget
from getsit.model.document import Document
from getsit.model.need import Private
from getsit.ports import INTERVIEWER, WRITTEN, Hearing, Passage
from getsit.text.likeness import coverage
from getsit.text.sentences import find_sentences
from getsit.text.words import content_stems

COVER = "█"
SURE_ENOUGH = 0.3  # below other thresholds on purpose: to cover too much costs little here
REPEATS = 0.5  # share of a sentence's content that stands in a confidence
Places = list[tuple[int, int]]


def private_places(known: Known, understanding: Understanding, *, hearing: Hearing) -> dict[str, Places]:
    """For each document and talk, the places of its text that are for the candidate only."""
    places: dict[str, Places] = {}
    for document in known.documents:
        places.setdefault(document.id, []).extend(_in_document(document, hearing))
    for talk in known.talks:
        places.setdefault(talk.conversation.id, []).extend(_in_talk(talk.conversation, hearing))
    for document_id, start, end in _marked(known, understanding):
        places.setdefault(document_id, []).append((start, end))
    for talk in known.talks:
        found = places.get(talk.conversation.id, [])
        found.extend(_repeats(talk.conversation, found))
    return {id: sorted(found) for id, found in places.items() if found}


def cover(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text of the same length with every letter of those places covered."""
    letters = list(text)
    for start, end in places:
        for place in range(start, min(end, len(letters))):
            if not letters[place].isspace():
                letters[place] = COVER
    return "".join(letters)


def cover_conversation(conversation: Conversation, places: Places) -> Conversation:
    """The conversation with those places covered; cues and gaps, which point at raw bytes, are left out."""
    text = cover(conversation.text, places)
    turns = tuple(_covered(turn, text) for turn in conversation.utterances)
    return replace(conversation, text=text, utterances=turns, gaps=())


def cover_document(document: Document, places: Places) -> Document:
    """The document with those places covered."""
    return replace(document, text=cover(document.text, places), gaps=())


def overlaps(start: int, end: int, places: Places) -> bool:
    """Whether a stretch touches one of the places."""
    return any(start < last and first < end for first, last in places)


def _covered(turn: Utterance, text: str) -> Utterance:
    return replace(turn, text=text[turn.start : turn.end], cues=())


def _in_document(document: Document, hearing: Hearing) -> Places:
    return _spans(document.text, hearing, WRITTEN, 0)


def _in_talk(conversation: Conversation, hearing: Hearing) -> Places:
    places: Places = []
    for turn in conversation.utterances:
        places += _spans(turn.text, hearing, INTERVIEWER, turn.start)
    return places


def _spans(text: str, hearing: Hearing, role: str, offset: int) -> Places:
    heard = hearing.hear([Passage(text=text, role=role)])[0]
    return [
        (offset + span.start, offset + span.end)
        for span in heard.spans
        if span.label == "confidence" and span.score >= SURE_ENOUGH
    ]


def _marked(known: Known, understanding: Understanding) -> list[tuple[str, int, int]]:
    found = []
    for need in (*understanding.ledger, *understanding.dossier.needs):
        quotes = [voicing.quote for voicing in need.voicings if voicing.private is not Private.NO]
        if need.private is not Private.NO:
            quotes += [evidence.quote for evidence in need.evidence]
        found += [(quote.document_id, quote.start, quote.end) for quote in quotes]
    for one in known.corrections:
        if one.target is CorrectionTarget.PRIVATE and one.private != Private.NO and one.quote:
            found.append((one.document_id, one.quote.start, one.quote.end))
    return found


def _repeats(conversation: Conversation, places: Sequence[tuple[int, int]]) -> Places:
    told = " ".join(conversation.text[start:end] for start, end in places)
    if not told:
        return []
    return [
        (turn.start + sentence.start, turn.start + sentence.end)
        for turn in conversation.utterances
        for sentence in find_sentences(turn.text)
        if len(set(content_stems(sentence.text))) > 1 and coverage(sentence.text, told) >= REPEATS
    ]
