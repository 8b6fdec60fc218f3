"""Which questions could be asked, rung by rung, and which of them a document or a talk already answers.

A question quotes the words that it stands on. What was told in confidence, and what somebody noted
privately, is never quoted in a question.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from getsit.model.document import Basis, Document, DocumentKind, Evidence
from getsit.model.dossier import Dossier
from getsit.model.ladder import QuestionKind
from getsit.model.need import OPEN_KINDS, Need, NeedKind, Standing, Strength
from getsit.model.opportunity import Person
from getsit.prepare.answers import Answer, answer_to
from getsit.prepare.handle import handle_of, words_of
from getsit.prepare.short import shorten
from getsit.prepare.thresholds import ASKED_ABOUT
from getsit.text.lines import one_line
from getsit.text.wording import Wording

_WORK = (NeedKind.CHALLENGE, NeedKind.VISION)
_PRESSES = (NeedKind.CHALLENGE, NeedKind.MEASURE, NeedKind.TIMELINE)
PREFERRED: Mapping[QuestionKind, tuple[NeedKind, ...]] = {
    QuestionKind.HOMEWORK: tuple(NeedKind),
    QuestionKind.SITUATION: (NeedKind.VISION, NeedKind.CHALLENGE),
    QuestionKind.CHALLENGE: (NeedKind.VISION, NeedKind.CHALLENGE),
    QuestionKind.EVENT: (NeedKind.CHALLENGE, NeedKind.PREDECESSOR),
    QuestionKind.CONSEQUENCE: (
        NeedKind.CHALLENGE,
        NeedKind.TIMELINE,
        NeedKind.CONSTRAINT,
        NeedKind.STAKEHOLDER,
    ),
    QuestionKind.VISION: (NeedKind.VISION, NeedKind.CHALLENGE, NeedKind.MEASURE),
    QuestionKind.MEASURE: _WORK,
    QuestionKind.TIMELINE: (*_WORK, NeedKind.MEASURE),
    QuestionKind.MANNER: _WORK,
    QuestionKind.CULTURE: (NeedKind.STAKEHOLDER, NeedKind.MANNER, NeedKind.CULTURE, NeedKind.CHALLENGE),
    QuestionKind.PREDECESSOR: _WORK,
    QuestionKind.PAYOFF: _PRESSES,
    QuestionKind.CONCERN: (*_PRESSES, NeedKind.VISION),
    QuestionKind.NEXT_STEP: (*_PRESSES, NeedKind.VISION),
}
_OF_THE_NEED = frozenset(
    {
        QuestionKind.CHALLENGE,
        QuestionKind.EVENT,
        QuestionKind.CONSEQUENCE,
        QuestionKind.MEASURE,
        QuestionKind.PAYOFF,
    }
)
"""What is asked of one need; the other kinds are asked of the house or of the post."""
_OF_THE_POST_TOO = frozenset({QuestionKind.CHALLENGE, QuestionKind.MEASURE})
"""Those of them that can be asked of the post where no need is sure."""
_OF_THE_HOUSE = frozenset({QuestionKind.VISION, QuestionKind.CULTURE})
_ALREADY_TOLD = frozenset(
    {QuestionKind.HOMEWORK, QuestionKind.CHALLENGE, QuestionKind.SITUATION, QuestionKind.EVENT}
)
_SPOKEN = frozenset({Standing.VOICED, Standing.CONFIRMED})
_SILENT = frozenset({Standing.REFUTED})  # what did not come up may come up in the next talk


_OF_THEMSELVES = re.compile(r"\b(?:i|i['’]\w+|me|my|mine|myself)\b", re.IGNORECASE)
_LONG_HANDLE = 4  # words; a longer one reads better as a sentence before the question


@dataclass(frozen=True, slots=True)
class Draft:
    """A question that could stand on the ladder."""

    kind: QuestionKind
    question: str
    needs: tuple[Need, ...]
    homework: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the questions are made from."""

    dossier: Dossier
    documents: Sequence[Document]
    wording: Wording
    person: Person | None

    @property
    def title(self) -> str:
        """The post as one would say it aloud, empty when nothing names it."""
        posting = self.dossier.posting
        return spoken_title(posting.title.exact) if posting and posting.title else ""

    @property
    def house(self) -> str:
        """The organisation as the posting names it, empty when nothing names it."""
        posting = self.dossier.posting
        return one_line(posting.hiring_organization.exact) if posting and posting.hiring_organization else ""


def spoken_title(title: str) -> str:
    """The title up to what stands behind a dash or in brackets ("Band 5", "maternity cover")."""
    words = one_line(title)
    return re.split(r"\s[-–—|/]\s|\s?[(\[,:]", words, maxsplit=1)[0].strip() or words


def askable(dossier: Dossier, person: Person | None = None) -> list[Need]:
    """The needs that questions may build on, the hottest first: nothing private, denied or settled.

    What somebody else than the person met has said comes in only when it is no word about themselves.
    """
    able = [
        need
        for need in dossier.open_needs
        if need.standing not in _SILENT and need.kind is not NeedKind.PROCESS
        if not said_by_another(need, person) or _may_be_carried(need)
    ]
    return sorted(able, key=lambda need: -need.heat)[:ASKED_ABOUT]


def said_by_another(need: Need, person: Person | None) -> bool:
    """Whether somebody else than the person met voiced it; nobody is quoted to their colleagues."""
    if person is None or not need.voicings:
        return False
    last = need.voicings[-1]
    return bool(last.speaker and last.speaker != person.name)


def _may_be_carried(need: Need) -> bool:
    handle = handle_of(words_of(need))
    if need.kind not in OPEN_KINDS or len(handle.split()) > _LONG_HANDLE:
        return False
    return not _OF_THEMSELVES.search(words_of(need))


def draft(
    kind: QuestionKind, scene: Scene, *, used: Mapping[str, int]
) -> Iterator[tuple[Draft, Answer | None]]:
    """The questions of that kind, the fittest need first, each with what already answers it (or None).

    `used` counts how often each need was asked about, so that questions spread over the needs.
    """
    needs = [need for need in askable(scene.dossier, scene.person) if _fits(need, kind)]
    if kind in _OF_THE_NEED:
        sure = [need for need in needs if not _is_guess(need) and not _is_noted(need, scene)]
        needs = sure if sure or kind not in _OF_THE_POST_TOO else needs
    order = {wanted: place for place, wanted in enumerate(PREFERRED[kind])}
    needs.sort(
        key=lambda need: (
            used.get(need.id, 0),
            _is_noted(need, scene),
            order.get(need.kind, len(order)) // 2,
            -need.heat,
        )
    )
    for need in needs:
        made = _draft(kind, need, scene)
        yield made, answer_to(kind, need, dossier=scene.dossier, documents=scene.documents)


def _fits(need: Need, kind: QuestionKind) -> bool:
    """Spoken needs are followed up; only what nobody said yet is anchored in homework."""
    if kind is QuestionKind.HOMEWORK:
        return need.standing not in _SPOKEN
    if need.standing in _SPOKEN and kind in _ALREADY_TOLD:
        return False
    return need.kind in PREFERRED[kind]


def _draft(kind: QuestionKind, need: Need, scene: Scene) -> Draft:
    lead = _lead(need, scene, shorten(words_of(need)))
    key = f"prepare.ask.{kind.value}"
    if kind is QuestionKind.HOMEWORK:
        question = f"{lead} {_settling(need, scene)}"
    elif kind in _OF_THE_NEED and not _is_guess(need) and not _is_noted(need, scene):
        question = scene.wording.say(key, lead=lead)
    else:
        named = (kind in _OF_THE_HOUSE and scene.house) or (kind not in _OF_THE_HOUSE and scene.title)
        key = f"{key}_post" if kind in _OF_THE_NEED else key
        question = scene.wording.say(key if named else f"{key}_unnamed", house=scene.house, title=scene.title)
    homework = tuple(one for one in need.evidence if _is_document(one, scene.documents))
    return Draft(kind, question, (need,), homework)


def _is_noted(need: Need, scene: Scene) -> bool:
    """Whether it rests on the person's own notes, which read badly aloud: such needs are asked about last."""
    document = _source(need, scene.documents)
    return not need.voicings and document is not None and document.kind is DocumentKind.NOTE


def _is_guess(need: Need) -> bool:
    """Whether the need is read between the lines or is a bare duty: to ask what it costs would assume it."""
    if need.voicings:
        return False
    duty = need.kind is NeedKind.VISION and need.strength is Strength.IMPLIED
    return duty or all(one.basis is Basis.INFERRED for one in need.evidence)


def _settling(need: Need, scene: Scene) -> str:
    """The question that would settle what homework made of the need."""
    held = scene.dossier.hypothesis(need.id)
    return held.ask if held else scene.wording.say(f"prepare.reading.{need.kind.value}.ask")


def _is_document(evidence: Evidence, documents: Sequence[Document]) -> bool:
    return any(document.id == evidence.quote.document_id for document in documents)


def _lead(need: Need, scene: Scene, words: str) -> str:
    """How the question shows where its words come from: the talk, the posting, or something read."""
    if need.standing in _SPOKEN and need.voicings:
        if said_by_another(need, scene.person):
            return scene.wording.say("prepare.lead.another", words=handle_of(words_of(need)))
        key = "remembered" if need.voicings[-1].remembered else "you_said"
        return scene.wording.say(f"prepare.lead.{key}", words=words)
    document = _source(need, scene.documents)
    if document is None or document.kind is DocumentKind.NOTE:
        return scene.wording.say("prepare.lead.note", words=words)
    key = "posting" if document.kind is DocumentKind.POSTING else "homework"
    return scene.wording.say(f"prepare.lead.{key}", words=words, document=readable(document.name))


def _source(need: Need, documents: Sequence[Document]) -> Document | None:
    quote = need.evidence[0].quote
    return next((document for document in documents if document.id == quote.document_id), None)


def readable(name: str) -> str:
    """A file's name as words: without its ending, dashes as spaces."""
    stem = name.rsplit("/", 1)[-1]
    stem = stem.rsplit(".", 1)[0] if "." in stem[-6:] else stem
    return one_line(stem.replace("_", " ").replace("-", " ")) or name
