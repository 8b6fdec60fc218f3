"""What a person set right: it counts, it can be undone, and what no longer fits is given back."""

from dataclasses import replace
from datetime import timedelta

from getsit.listen import analyse, apply, correct_roles, standing_corrections
from getsit.model.analysis import Analysis
from getsit.model.conversation import Role
from getsit.model.correction import Correction, CorrectionTarget
from getsit.model.document import Quote
from getsit.model.moment import ListeningMove, NeedVoiced
from getsit.model.need import Private, Strength
from tests.builders import MORNING, a_conversation
from tests.unit.listen.scripted import hearing_of, need
from tests.unit.listen.scripts import HONEST, a_script

TALK = a_conversation(a_script(HONEST))
HEARING = hearing_of(
    need("we keep missing the Friday cut-off", strength=2),
    need("I put my name to this plan", "stake"),
)


def a_correction(id: str = "c1", **fields: object) -> Correction:
    made = MORNING + timedelta(minutes=int(id[1:]))
    base = Correction(id=id, made=made, target=CorrectionTarget.MOMENT, document_id=TALK.id)
    return replace(base, **fields)  # type: ignore[arg-type]  # the fields of Correction


def quote(words: str) -> Quote:
    for turn in TALK.utterances:
        if (start := turn.text.find(words)) >= 0:
            return TALK.quote(turn.index, start, start + len(words))
    raise AssertionError(words)


def analysed(*corrections: Correction) -> Analysis:
    return analyse(TALK, hearing=HEARING, corrections=corrections)


def needs(analysis: Analysis) -> list[NeedVoiced]:
    return [moment for moment in analysis.moments if isinstance(moment, NeedVoiced)]


def measure(analysis: Analysis, name: str) -> float | None:
    return next(m.value for m in analysis.measures if m.name == name)


REMOVE = a_correction(was="need", quote=quote("we keep missing the Friday cut-off"))
ADD = a_correction(
    "c2", label="need", kind="vision", strength=3,
    quote=quote("I'd love the depot to run on a Friday without me standing in the yard"),
)  # fmt: skip


def test_a_need_that_is_none_is_counted_no_longer_and_nothing_is_tied_to_it() -> None:
    before, after = analysed(), analysed(REMOVE)
    assert measure(before, "needs_voiced") == 2
    assert measure(after, "needs_voiced") == 1
    ids = {moment.id for moment in after.moments}
    for moment in after.moments:
        if isinstance(moment, ListeningMove):
            assert set(moment.tied_to) <= ids


def test_a_need_that_a_person_added_is_theirs_and_can_be_tied_to() -> None:
    analysis = analysed(ADD)
    added = next(moment for moment in needs(analysis) if moment.by == "you")
    assert (added.kind, added.strength) == ("vision", Strength.PAYOFF)
    assert measure(analysis, "needs_voiced") == 3
    assert any(added.id in m.tied_to for m in analysis.moments if isinstance(m, ListeningMove))


def test_laying_corrections_over_an_analysis_counts_the_same_without_a_hearing() -> None:
    applied = apply((REMOVE, ADD), analysed())
    assert measure(applied.value, "needs_voiced") == 2
    assert applied.lost == ()
    assert [m.id for m in applied.value.moments] == [
        f"m{place + 1}" for place in range(len(applied.value.moments))
    ]


def test_an_undone_correction_does_not_count_and_undoing_can_be_undone() -> None:
    undo = a_correction("c3", undoes="c1")
    redo = a_correction("c4", undoes="c3")
    assert standing_corrections((REMOVE, undo)) == ()
    assert standing_corrections((REMOVE, undo, redo)) == (REMOVE,)


def test_a_correction_of_words_that_are_gone_is_given_back() -> None:
    elsewhere = Quote(document_id=TALK.id, start=3, end=9, exact="abcdef")
    lost = a_correction("c5", was="need", quote=elsewhere)
    assert apply((lost,), analysed()).lost == (lost,)
    assert "listen.note.correction_lost" in analysed(lost).reading.notes


def test_a_person_says_what_was_told_in_confidence() -> None:
    told = a_correction(
        "c6", target=CorrectionTarget.PRIVATE, private="confidence",
        quote=quote("we keep missing the Friday cut-off"),
    )  # fmt: skip
    assert needs(analysed(told))[0].private is Private.CONFIDENCE


def test_a_role_set_by_a_person_is_no_guess() -> None:
    role = a_correction("c7", target=CorrectionTarget.ROLE, speaker="Chris Candidate", role="interviewer")
    corrected = correct_roles((role,), TALK)
    assert corrected.value.speaker("C").role is Role.INTERVIEWER
    assert not corrected.value.speaker("C").guessed
    unknown = a_correction("c8", target=CorrectionTarget.ROLE, speaker="Nobody", role="candidate")
    assert correct_roles((unknown,), TALK).lost == (unknown,)


def test_a_correction_of_another_talk_changes_nothing() -> None:
    other = replace(REMOVE, document_id="another")
    assert measure(analysed(other), "needs_voiced") == 2
