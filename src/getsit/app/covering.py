"""Covers what is for the candidate only, letter by letter, so that places in the text stay what they are.

Of a talk that the person has not gone through, covers all that the other side said, and what repeats it: no
hearing finds every confidence, and nobody shows an unread talk around. Of one that they went through, and of
what is written, covers what a hearing takes for a confidence, what stands under a heading that says so, words
about absent people, budgets or rivals, what the ledger or the person marks as private, and sentences that
repeat any of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from getsit.app.results import Known, Understanding
from getsit.follow_up.secrets import why_private
from getsit.listen import doubts_you, passages_of, standing_corrections
from getsit.model.conversation import Conversation, Role, Utterance
from getsit.model.correction import CorrectionTarget
from getsit.model.document import Document, DocumentKind
from getsit.model.need import NeedKind, Private
from getsit.ports import CANDIDATE, INTERVIEWER, WRITTEN, Heard, Hearing, Passage
from getsit.prepare.privacy import headed_in_confidence, private_reason
from getsit.prepare.structure import find_lines
from getsit.text.likeness import coverage
from getsit.text.lines import straight
from getsit.text.sentences import find_sentences
from getsit.text.words import carries_content, content_stems, count_words

COVER = "█"
SURE_ENOUGH = 0.12  # below other thresholds on purpose: to cover too much costs little here
SHORT_TURN = 120  # words; a longer turn may also hold what was said openly
REPEATS = 0.5  # share of a sentence's content that stands in a confidence
_PUBLIC = (DocumentKind.POSTING, DocumentKind.HOMEWORK)  # what stands there about money everybody may know
_NAME = re.compile(r"\b[A-Z][a-z’']{2,}\b")
Places = list[tuple[int, int]]


def private_places(known: Known, understanding: Understanding, *, hearing: Hearing) -> dict[str, Places]:
    """For each document and talk, the places of its text that are for the candidate only."""
    places: dict[str, Places] = {}
    for document in known.documents:
        places.setdefault(document.id, []).extend(_in_document(document, hearing))
    done = looked_over(known)
    for talk in known.talks:
        found = places.setdefault(talk.conversation.id, [])
        found.extend(_in_talk(talk.conversation, hearing))
        if talk.conversation.id not in done:
            found.extend(_theirs(talk.conversation))
    for document_id, start, end in _marked(known, understanding):
        places.setdefault(document_id, []).append((start, end))
    noted = _noted(known.documents, places)
    for talk in known.talks:
        found = places.setdefault(talk.conversation.id, [])
        found.extend(_repeats(talk.conversation, found, noted=noted))
    return {id: sorted(found) for id, found in places.items() if found}


def looked_over(known: Known) -> frozenset[str]:
    """The ids of the talks that the person went through."""
    return frozenset(
        one.document_id
        for one in standing_corrections(known.corrections)
        if one.target is CorrectionTarget.LOOKED_OVER
    )


def _theirs(conversation: Conversation) -> Places:
    return [
        (turn.start, turn.end)
        for turn in conversation.utterances
        if conversation.role(turn.index) is not Role.CANDIDATE
    ]


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
    lines = [
        (line.start, line.end)
        for line in find_lines(document)
        if headed_in_confidence(line.headings) or (document.kind not in _PUBLIC and _is_delicate(line.words))
    ]
    return _spans(document.text, hearing, WRITTEN) + lines


def _in_talk(conversation: Conversation, hearing: Hearing) -> Places:
    places: Places = []
    for turn, passage in zip(conversation.utterances, passages_of(conversation), strict=True):
        told = _told(passage, hearing)
        if told and conversation.role(turn.index) is not Role.CANDIDATE:
            told = _drawn_wide(turn.text, told)
        places += [(turn.start + start, turn.start + end) for start, end in told]
        if conversation.role(turn.index) is not Role.CANDIDATE:
            places += [
                (turn.start + one.start, turn.start + one.end)
                for one in find_sentences(turn.text)
                if _is_delicate(one.text)
            ]
    return places


def _told(passage: Passage, hearing: Hearing) -> Places:
    """What was told in confidence there, heard by itself and after what was said before: either is enough.
    The candidate's words are heard as if somebody confided in them."""
    alone = Passage(text=passage.text, role=INTERVIEWER)
    ways = [alone] if passage.role == CANDIDATE else [alone, passage]
    return [place for heard in hearing.hear(ways) for place in _confided(heard)]


def _confided(heard: Heard) -> Places:
    return [
        (span.start, span.end)
        for span in heard.spans
        if span.label == "confidence" and span.score >= SURE_ENOUGH
    ]


def _drawn_wide(text: str, places: Places) -> Places:
    """The whole of a short turn; of a long one the sentences told and those beside them."""
    if count_words(text) <= SHORT_TURN:
        return [(0, len(text))]
    sentences = find_sentences(text)
    inside = {at for at, one in enumerate(sentences) if any(a < one.end and one.start < b for a, b in places)}
    beside = sorted({at + step for at in inside for step in (-1, 0, 1) if 0 <= at + step < len(sentences)})
    return [(sentences[at].start, sentences[at].end) for at in beside]


def _is_delicate(words: str) -> bool:
    """Whether the words speak of absent people, budgets or rivals, or of a worry about the candidate."""
    reason = private_reason(words, NeedKind.CHALLENGE, confidence=False, from_note=True)
    return reason is not Private.NO or doubts_you(words)


def _spans(text: str, hearing: Hearing, role: str) -> Places:
    return _confided(hearing.hear([Passage(text=text, role=role)])[0])


def _marked(known: Known, understanding: Understanding) -> list[tuple[str, int, int]]:
    found = []
    for need in (*understanding.ledger, *understanding.dossier.needs):
        quotes = [one.quote for one in need.voicings if why_private(need, one.private) is not Private.NO]
        if why_private(need, Private.NO) is not Private.NO:
            quotes += [evidence.quote for evidence in need.evidence]
        found += [(quote.document_id, quote.start, quote.end) for quote in quotes]
    for one in known.corrections:
        if one.target is CorrectionTarget.PRIVATE and one.private != Private.NO and one.quote:
            found.append((one.document_id, one.quote.start, one.quote.end))
    return found


def _noted(documents: Sequence[Document], places: dict[str, Places]) -> tuple[str, str]:
    """What is private in the written sources, and what is open there."""
    told = (_at(one.text, places.get(one.id, [])) for one in documents)
    openly = (cover(one.text, places.get(one.id, [])) for one in documents)
    return "\n".join(told), "\n".join(openly)


def _repeats(conversation: Conversation, places: Places, *, noted: tuple[str, str]) -> Places:
    """Sentences that say again what is private, or bear a name that nobody said openly before."""
    told = _at(conversation.text, places)
    if not told and not noted[0]:
        return []
    first = min((start for start, _ in places), default=len(conversation.text))
    names = _names(f"{told}\n{noted[0]}") - _words(f"{noted[1]}\n{conversation.text[:first]}")
    return [
        (turn.start + sentence.start, turn.start + sentence.end)
        for turn in conversation.utterances
        for sentence in find_sentences(turn.text)
        if _says_again(sentence.text, told) or names & _names(sentence.text)
    ]


def _says_again(words: str, told: str) -> bool:
    return len(set(content_stems(words))) > 1 and bool(told) and coverage(words, told) >= REPEATS


def _at(text: str, places: Places) -> str:
    return " ".join(text[start:end] for start, end in places)


def _names(text: str) -> set[str]:
    """Words with a capital that are written small nowhere in the text."""
    found = {straight(match[0]) for match in _NAME.finditer(text)}
    return {name for name in found if carries_content(name.lower())} - {
        word.capitalize() for word in re.findall(r"\b[a-z']+\b", text)
    }


def _words(text: str) -> set[str]:
    return {word.capitalize() for word in re.findall(r"\b[A-Za-z']+\b", text)}
