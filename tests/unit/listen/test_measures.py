"""Measures and their bands, and what is not judged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import getsit.wording
from getsit.adapters.cue_hearing import CueHearing
from getsit.listen import analyse
from getsit.listen import thresholds as t
from getsit.listen.measures import within
from getsit.model.analysis import Analysis, Within
from getsit.model.conversation import Consent
from getsit.model.moment import Moment
from getsit.ports import LABELS
from getsit.text.wording import wording_of
from tests.builders import a_conversation
from tests.unit.listen.scripts import (
    BROADCASTER,
    HONEST,
    INTERROGATOR,
    LISTENER,
    a_script,
    parrot,
    with_fillers,
)

HEARING = CueHearing()
TALKS = (HONEST, BROADCASTER, INTERROGATOR, LISTENER, parrot())
NAMES = """needs_voiced need_kinds_covered reflection_rate reflection_question_ratio reflection_accuracy
pitch_rate questions_asked follow_up_share question_spread talk_share_open talk_share_middle
talk_share_own_questions talk_share_whole candidate_longest_run manager_longest_run valid_ties tie_points
past_future_balance war_stories self_descriptions asked_examples homework_used callbacks signals_answered
concern_handled advance trust_breakers rehash solutions_sure broken_proposals""".split()


def analysed(candidate: tuple[str, ...], *, consent: Consent = Consent.AGREED) -> Analysis:
    return analyse(a_conversation(a_script(candidate), consent=consent), hearing=HEARING)


def values(analysis: Analysis) -> dict[str, float | None]:
    return {measure.name: measure.value for measure in analysis.measures}


def test_every_measure_of_the_method_is_there_by_its_name() -> None:
    assert list(values(analysed(HONEST))) == NAMES


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("war_stories", 2.0, Within.ABOVE),
        ("war_stories", 1.0, Within.INSIDE),
        ("reflection_rate", 0.1, Within.BELOW),
        ("talk_share_whole", None, Within.NOT_JUDGED),
    ],
)
def test_a_value_lies_inside_below_or_above_its_band(name: str, value: float | None, where: Within) -> None:
    assert within(value, t.BANDS[name]) is where


def test_what_a_measure_counts_can_be_shown() -> None:
    for candidate in TALKS:
        analysis = analysed(candidate)
        ids = {moment.id for moment in analysis.moments}
        for measure in analysis.measures:
            assert set(measure.moments) <= ids


def test_fillers_change_no_figure_about_words() -> None:
    plain, filled = values(analysed(HONEST)), values(analysed(with_fillers(HONEST)))
    for name in ("talk_share_whole", "candidate_longest_run", "manager_longest_run"):
        assert filled[name] == plain[name]


def test_from_memory_only_needs_are_taken() -> None:
    analysis = analysed(HONEST, consent=Consent.RECALL)
    told = {name for name, value in values(analysis).items() if value is not None}
    assert told == {"needs_voiced", "need_kinds_covered"}
    assert {moment.label for moment in analysis.moments} == {"need"}
    assert analysis.reading.cannot_judge == "listen.cannot.recall"


def test_nothing_on_the_never_scored_list_has_a_measure() -> None:
    never = "accent fluency filler pace pitch_of pause emotion personality grammar probability confidence"
    assert not [name for name in NAMES for word in never.split() if word in name]


def test_every_kind_is_one_that_a_hearing_may_give() -> None:
    for candidate in TALKS:
        for moment in analysed(candidate).moments:
            if moment.label in LABELS and moment.kind is not None:
                assert moment.kind in LABELS[moment.label], moment


def test_every_wording_key_that_listening_gives_has_a_sentence() -> None:
    wording = wording_of(getsit.wording.load())
    for candidate in TALKS:
        for key in _keys(analysed(candidate)):
            assert wording.has(key), key
    assert all(wording.has(f"listen.behind.{kind}") for kind in LABELS["asked"])


def _keys(analysis: Analysis) -> set[str]:
    keys = {reason.key for reason in analysis.gets_it.reasons} | set(analysis.gets_it.caps)
    for moment in analysis.moments:
        keys |= {getattr(moment, "behind", "")} | set(getattr(moment, "reasons", ()))
    return keys - {""}


def test_every_reason_of_gets_it_has_a_sentence_for_both_ways() -> None:
    wording = wording_of(getsit.wording.load())
    for name in (*t.UNDERSTANDING, *t.EVIDENCE):
        assert wording.has(f"listen.reason.{name}.helps")
        assert wording.has(f"listen.reason.{name}.hinders")
    assert sum(t.UNDERSTANDING.values()) == pytest.approx(1)
    assert sum(t.EVIDENCE.values()) == pytest.approx(1)


LINES = st.lists(
    st.tuples(
        st.sampled_from("IC"),
        st.one_of(
            st.sampled_from([*HONEST, *BROADCASTER, *INTERROGATOR]),
            st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1, max_size=80),
        ),
    ),
    min_size=1,
    max_size=14,
)


@given(LINES)
def test_whatever_is_said_quotes_hold_and_references_exist(lines: list[tuple[str, str]]) -> None:
    script = "\n".join(f"{side}: {words.replace(' / ', ' ').strip() or 'Yes.'}" for side, words in lines)
    if any(not line.partition(":")[2].strip() for line in script.splitlines()):
        return
    try:
        talk = a_conversation(script)
    except KeyError:  # a strange line end made a line without a side
        return
    analysis = analyse(talk, hearing=HEARING)
    ids = {moment.id for moment in analysis.moments}
    assert len(ids) == len(analysis.moments)
    for moment in analysis.moments:
        assert talk.utterances[moment.turn].text[moment.start : moment.end] == moment.quote != ""
        assert _references(moment) <= ids


def _references(moment: Moment) -> set[str]:
    named = {getattr(moment, "rests_on", ""), getattr(moment, "opening", "")}
    return (named | set(getattr(moment, "tied_to", ()))) - {""}


def test_shares_of_talk_are_shares() -> None:
    for candidate in TALKS:
        for name, value in values(analysed(candidate)).items():
            if name.startswith("talk_share") and value is not None:
                assert 0 <= value <= 1
