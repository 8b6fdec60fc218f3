"""A conversation to its analysis: the annotators in their order, then measures, then Gets it."""

from collections.abc import Sequence
from dataclasses import replace

from getsit.listen.advance import find_advances
from getsit.listen.corrections import Corrected, correct_moments, correct_roles
from getsit.listen.decode import find_asked
from getsit.listen.facts_told import FactsTold
from getsit.listen.faults import (
    find_breakers,
    find_builders,
    find_pitches,
    find_self_descriptions,
)
from getsit.listen.gets_it import gets_it
from getsit.listen.links import Links
from getsit.listen.listening import find_listening
from getsit.listen.measures import FROM_RECALL, measures_of
from getsit.listen.needs_voiced import find_needs
from getsit.listen.openings import find_missed
from getsit.listen.questions import find_questions
from getsit.listen.signals import find_signals
from getsit.listen.stories import find_stories
from getsit.listen.talk import Talk, numbered, talk_of
from getsit.listen.thresholds import FEWEST_TURNS, FEWEST_WORDS
from getsit.listen.ties import find_solutions, find_ties
from getsit.model.analysis import Analysis, GetsIt, Reading
from getsit.model.conversation import Consent, Conversation, Role
from getsit.model.correction import Correction
from getsit.model.document import Document
from getsit.model.fact import Fact
from getsit.model.moment import Moment, NeedVoiced
from getsit.model.need import Need
from getsit.ports import Hearing
from getsit.text.language import ENGLISH, OTHER, language_of
from getsit.text.words import count_words

RECALL = "listen.cannot.recall"
TOO_LITTLE = "listen.cannot.too_little"
LANGUAGE = "listen.cannot.language"
NO_CANDIDATE = "listen.cannot.no_candidate"
GUESSED = "listen.note.roles_guessed"
CORRECTION_LOST = "listen.note.correction_lost"


def analyse(
    conversation: Conversation, *, hearing: Hearing, facts: Sequence[Fact] = (),
    predicted: Sequence[Need] = (), documents: Sequence[Document] = (),
    corrections: Sequence[Correction] = (),
) -> Analysis:  # fmt: skip
    """Moments, measures and Gets it of a conversation whose roles are known.

    `facts` are the candidate's ledger, `predicted` and `documents` the homework that a question may show.
    Corrections are laid over roles and needs before anything is tied to them, and over the rest after.
    """
    roles = correct_roles(corrections, conversation)
    talk = talk_of(roles.value, hearing=hearing)
    homework = (*(document.text for document in documents), *(need.gist for need in predicted))
    moments = _moments(talk, facts=facts, homework=homework, corrections=corrections)
    corrected = correct_moments(corrections, moments, conversation=roles.value)
    return _analysis(
        roles.value, numbered(corrected.value), by=hearing.name,
        notes=(CORRECTION_LOST,) if roles.lost or corrected.lost else (),
    )  # fmt: skip


def apply(corrections: Sequence[Correction], analysis: Analysis) -> Corrected[Analysis]:
    """The analysis with corrections of moments laid over it and counted anew; needs no hearing.

    Roles change what can be heard: after those, call `analyse` again.
    """
    corrected = correct_moments(corrections, analysis.moments, conversation=analysis.conversation)
    again = _analysis(
        analysis.conversation, numbered(corrected.value), by=analysis.reading.by,
        notes=analysis.reading.notes,
    )  # fmt: skip
    return Corrected(value=again, lost=corrected.lost)


def _moments(
    talk: Talk, *, facts: Sequence[Fact], homework: tuple[str, ...], corrections: Sequence[Correction]
) -> tuple[Moment, ...]:
    heard = find_needs(talk)
    mended = correct_moments(
        corrections, heard, conversation=talk.conversation, only=lambda label: label == "need"
    )
    links = Links(talk, [moment for moment in mended.value if isinstance(moment, NeedVoiced)])
    told = FactsTold(talk, facts)
    questions = find_questions(talk, homework=homework)
    listening = find_listening(talk, links, questions=questions)
    stories = find_stories(talk, links, facts=told)
    solutions = find_solutions(talk, links)
    ties = find_ties(talk, links, facts=told, stories=stories, solutions=solutions, questions=questions)
    said: tuple[Moment, ...] = (*questions, *listening, *stories, *solutions, *ties)
    pitches = find_pitches(talk, links, solutions=solutions, said=said)
    signals = find_signals(talk, questions=questions)
    breakers = find_breakers(talk, links, facts=told, pitches=pitches)
    return (
        *links.needs, *find_asked(talk), *said, *pitches, *signals,
        *find_missed(talk, links, signals=signals, said=(*said, *breakers)),
        *find_self_descriptions(talk), *find_builders(talk),
        *breakers, *find_advances(talk),
    )  # fmt: skip


def _analysis(
    conversation: Conversation, moments: tuple[Moment, ...], *, by: str, notes: tuple[str, ...]
) -> Analysis:
    reading = _reading(conversation, by=by, notes=notes)
    only = None if not reading.cannot_judge else frozenset[str]()
    if reading.cannot_judge == RECALL:
        only = FROM_RECALL
        moments = tuple(m for m in moments if isinstance(m, NeedVoiced))
    measures = measures_of(conversation, moments, only=only)
    judged = GetsIt() if reading.cannot_judge else gets_it(measures, moments)
    return Analysis(
        conversation=conversation, moments=moments, measures=measures, gets_it=judged, reading=reading
    )


# --- what can be judged ---------------------------------------------------------------------------------


def _reading(conversation: Conversation, *, by: str, notes: tuple[str, ...]) -> Reading:
    own = [turn for turn in conversation.utterances if conversation.role(turn.index) is Role.CANDIDATE]
    candidate = " ".join(turn.text for turn in own)
    spoken = language_of(conversation.text)
    reading = Reading(
        by=by,
        language=OTHER if OTHER in {spoken, language_of(candidate)} else spoken,
        candidate_turns=len(own),
        words=count_words(conversation.text),
        notes=_notes(conversation, notes),
        gaps=conversation.gaps,
    )
    return replace(reading, cannot_judge=_cannot_judge(reading, conversation.consent))


def _notes(conversation: Conversation, notes: tuple[str, ...]) -> tuple[str, ...]:
    guessed = any(speaker.guessed for speaker in conversation.speakers)
    return tuple(dict.fromkeys((*notes, GUESSED) if guessed else notes))


def _cannot_judge(reading: Reading, consent: Consent) -> str:
    if consent is Consent.RECALL:
        return RECALL
    if reading.language == OTHER:
        return LANGUAGE
    if reading.candidate_turns == 0:
        return NO_CANDIDATE
    if reading.candidate_turns < FEWEST_TURNS or reading.words < FEWEST_WORDS:
        return TOO_LITTLE
    return "" if reading.language == ENGLISH else LANGUAGE
