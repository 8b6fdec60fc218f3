"""The ladder: questions in rung order that bring the manager to say what the ideal hire will have done.

Each question stands on a need and shows the homework behind it. What a document answers is left out, with
the answer. After a talk, what was said is followed up and not asked again.
"""

from collections import Counter
from collections.abc import Sequence

from getsit.model.document import Document, DocumentKind, Evidence
from getsit.model.dossier import Dossier
from getsit.model.ladder import Ladder, LeftOut, Mode, QuestionKind, Rung
from getsit.model.need import Need
from getsit.model.opportunity import Person
from getsit.prepare.handle import handle_of, words_of
from getsit.prepare.rungs import PREFERRED, Draft, Scene, askable, draft
from getsit.prepare.thresholds import MOST_RUNGS, STRUCTURED_QUESTIONS
from getsit.text.ids import derived_id
from getsit.text.wording import Wording

_HOW_MANY = {QuestionKind.HOMEWORK: 2, QuestionKind.SITUATION: 1, QuestionKind.CONSEQUENCE: 1}
_AFTER_TALK = {QuestionKind.CONSEQUENCE: 2, QuestionKind.PAYOFF: 2}
_FIRST_TO_GO = (
    QuestionKind.CULTURE,
    QuestionKind.SITUATION,
    QuestionKind.PREDECESSOR,
    QuestionKind.EVENT,
    QuestionKind.PAYOFF,
)
_STRUCTURED = (
    QuestionKind.HOMEWORK,
    QuestionKind.VISION,
    QuestionKind.MEASURE,
    QuestionKind.TIMELINE,
    QuestionKind.MANNER,
    QuestionKind.NEXT_STEP,
)
_MOST_LEFT_OUT = 6
_MOST_TOLD = 3


def build_ladder(
    dossier: Dossier,
    *,
    documents: Sequence[Document],
    wording: Wording,
    mode: Mode = Mode.FREE,
    person: Person | None = None,
) -> Ladder:
    """The ladder of a dossier: at most twelve rungs, or three for a structured interview.

    `person` is who will be met: their own earlier words are put to them as "you said".
    """
    sources = [document for document in documents if document.kind is not DocumentKind.RESUME]
    scene = Scene(dossier, sources, wording, person)
    drafts, left_out = _drafts(scene)
    chosen = _structured(drafts) if mode is Mode.STRUCTURED else _at_most(drafts, MOST_RUNGS)
    rungs = [
        _rung(one, number=number, mode=mode, wording=wording) for number, one in enumerate(chosen, start=1)
    ]
    return Ladder(
        mode=mode,
        rungs=tuple(rungs),
        left_out=tuple(left_out[:_MOST_LEFT_OUT]),
        person=person.name if person else "",
    )


def _drafts(scene: Scene) -> tuple[list[Draft], list[LeftOut]]:
    used: Counter[str] = Counter()
    drafts: list[Draft] = []
    left_out: list[LeftOut] = list(_told(scene))
    for kind in PREFERRED:
        wanted = _how_many(kind, scene)
        for one, answer in draft(kind, scene, used=used):
            if answer is not None:
                left_out.append(LeftOut(question=one.question, kind=kind, answered_by=answer.evidence))
            elif wanted and one.question not in {other.question for other in drafts}:
                drafts.append(one)
                used.update(need.id for need in one.needs)
                wanted -= 1
            if not wanted:
                break
    return drafts, _without_repeats(left_out)


def _how_many(kind: QuestionKind, scene: Scene) -> int:
    spoken = any(need.voicings for need in askable(scene.dossier, scene.person))
    return (_AFTER_TALK.get(kind) if spoken else None) or _HOW_MANY.get(kind, 1)


def _told(scene: Scene) -> list[LeftOut]:
    """The questions that a talk answered: what was said is built on and not asked again."""
    able = askable(scene.dossier, scene.person)
    spoken = [need for need in able if need.voicings and not need.voicings[-1].remembered]
    return [_left_out(need, scene) for need in spoken[:_MOST_TOLD]]


def _left_out(need: Need, scene: Scene) -> LeftOut:
    name = need.kind.value
    kind = QuestionKind(name) if name in set(QuestionKind) else QuestionKind.CHALLENGE
    question = scene.wording.say(f"prepare.told.{name}", words=handle_of(words_of(need)))
    return LeftOut(question=question, kind=kind, answered_by=Evidence(quote=need.voicings[-1].quote))


def _without_repeats(left_out: Sequence[LeftOut]) -> list[LeftOut]:
    """One question per kind and answer."""
    return list(
        {
            (one.kind, one.answered_by.quote.start, one.answered_by.quote.document_id): one
            for one in left_out
        }.values()
    )


def _at_most(drafts: Sequence[Draft], most: int) -> list[Draft]:
    kept = list(drafts)
    for kind in _FIRST_TO_GO:
        extra = [one for one in kept if one.kind is kind]
        while len(kept) > most and extra:
            kept.remove(extra.pop())
    return kept[:most]


def _structured(drafts: Sequence[Draft]) -> list[Draft]:
    """Three questions for the end, on as many needs as there are, in rung order."""
    chosen: list[Draft] = []
    for kind in _STRUCTURED:
        one = next((one for one in drafts if one.kind is kind), None)
        if one is not None and len(chosen) < STRUCTURED_QUESTIONS:
            chosen.append(one)
    return chosen


def _rung(one: Draft, *, number: int, mode: Mode, wording: Wording) -> Rung:
    key = f"prepare.next.{one.kind.value}" if mode is Mode.FREE else "prepare.next.structured"
    return Rung(
        id=derived_id("l", one.kind, *(need.id for need in one.needs)),
        number=number,
        kind=one.kind,
        question=one.question,
        need_ids=tuple(need.id for need in one.needs),
        homework=one.homework,
        on_full=wording.say(f"{key}.full"),
        on_vague=wording.say(f"{key}.vague"),
        on_guarded=wording.say(f"{key}.guarded"),
    )
