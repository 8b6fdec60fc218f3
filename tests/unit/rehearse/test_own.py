"""The manager of somebody's own opportunity: quotes are exact, and not everything that was foreseen holds."""

from collections.abc import Sequence
from random import Random

import pytest

from getsit import managers
from getsit.adapters.cue_hearing import CueHearing
from getsit.model.document import Evidence, Quote
from getsit.model.need import Need, NeedKind
from getsit.rehearse import form
from getsit.rehearse.own import Voice, cast, made, quotable, read_voice
from getsit.rehearse.placed import Placed
from getsit.rehearse.sheet import read_parts

VOICES = tuple(managers.voices())


@pytest.fixture(params=VOICES, scope="module")
def voice(request: pytest.FixtureRequest) -> Voice:
    return read_voice(managers.voices()[request.param], id=request.param)


def hypotheses(voice: Voice) -> Sequence[Need]:
    """What a dossier would hold if its posting sounded like every second situation."""
    needs = voice.manager.needs[::2]
    return [
        _need(need.id, voice.listed(need.id, "sounds")[0], heat=place) for place, need in enumerate(needs)
    ]


def _need(id: str, gist: str, *, heat: float) -> Need:
    quote = Quote(document_id="posting", start=0, end=len(gist), exact=gist)
    return Need(id=id, kind=NeedKind.CHALLENGE, gist=gist, heat=heat, evidence=(Evidence(quote=quote),))


def test_every_situation_can_be_quoted_and_denied(voice: Voice) -> None:
    for need in voice.manager.needs:
        assert len(voice.listed(need.id, "sounds")) >= 6, need.id
        for name in ("quoted", "denied"):
            lines = voice.listed(need.id, name)
            assert lines, (need.id, name)
            assert all("{quote}" in line for line in lines), (need.id, name)


def test_the_kinds_that_every_manager_has_are_there(voice: Voice) -> None:
    assert set(form.KINDS_WANTED) <= {need.kind.value for need in voice.manager.needs}
    assert len(voice.manager.needs) >= 16


def test_a_voice_has_all_that_a_manager_says(voice: Voice) -> None:
    assert set(form.SAYS) <= set(voice.manager.says)
    assert {question.id for question in voice.manager.questions} >= set(form.QUESTIONS)
    assert {topic.id for topic in voice.manager.topics} >= set(form.TOPICS)
    parts, faults = read_parts(managers.voices()[voice.manager.id])
    assert parts
    assert not faults


def test_the_same_seed_casts_the_same_manager_and_seeds_differ(voice: Voice) -> None:
    placed = Placed(CueHearing())
    one, again, other = (
        cast(voice, hypotheses(voice), placed=placed, chance=Random(seed)) for seed in (1, 1, 2)
    )
    assert one == again
    assert one != other


def test_some_of_what_was_foreseen_holds_and_some_is_denied(voice: Voice) -> None:
    placed = Placed(CueHearing())
    casts = [cast(voice, hypotheses(voice), placed=placed, chance=Random(seed)) for seed in range(20)]
    foreseen = [one for casting in casts for one in casting if one.quote]
    assert any(one.holds for one in foreseen)
    assert any(not one.holds for one in foreseen)
    for casting in casts:
        holding = [one for one in casting if one.holds]
        assert form.NEEDS_LEAST <= len(holding) <= form.NEEDS_MOST
        assert any(not one.quote for one in holding), "homework alone would tell all"


def test_the_postings_words_are_quoted_exactly_and_a_false_one_is_denied(voice: Voice) -> None:
    placed = Placed(CueHearing())
    given = hypotheses(voice)
    gists = {need.gist for need in given}
    for seed in range(10):
        casting = cast(voice, given, placed=placed, chance=Random(seed))
        manager = made(voice, casting, opportunity_id="o", post="post", intro="Invented.")
        for one in casting:
            if one.quote:
                assert any(one.quote in gist for gist in gists)
                owner = next(matter for matter in manager.matters if matter.id == one.need_id)
                assert any(f"'{one.quote}'" in speech.text for speech in owner.speeches)
        kept = {need.id for need in manager.needs}
        assert all(question.about in kept for question in manager.questions if question.about)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("- Rebuild the reporting rhythm;", "Rebuild the reporting rhythm"),
        ("You don't mind early starts", ""),
        ("Teamwork", ""),
    ],
)
def test_only_what_fits_in_quotation_marks_is_quoted(text: str, quoted: str) -> None:
    assert quotable(text) == quoted
