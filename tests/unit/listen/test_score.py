"""The checks that the score must pass (docs/method.md, scoring), on the simple hearing of the product."""

import pytest

from getsit.adapters.cue_hearing import CueHearing
from getsit.listen import analyse
from getsit.model.analysis import Analysis, Cell, GetsIt
from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.model.moment import Story
from tests.builders import a_conversation
from tests.unit.listen.scripts import (
    BROADCASTER,
    GERMAN_LINE,
    HONEST,
    INTERROGATOR,
    KEYWORD_LINE,
    LISTENER,
    NONSENSE_LINE,
    SECOND_LANGUAGE,
    THEY,
    a_script,
    in_dialect,
    in_short_sentences,
    padded,
    parrot,
    with_fillers,
)

HEARING = CueHearing()
LOW = 0.35


def analysed(candidate: tuple[str, ...], *, facts: tuple[Fact, ...] = ()) -> Analysis:
    return analyse(a_conversation(a_script(candidate)), hearing=HEARING, facts=facts)


def judged(candidate: tuple[str, ...]) -> GetsIt:
    return analysed(candidate).gets_it


def value(candidate: tuple[str, ...]) -> float:
    found = judged(candidate).value
    return -1.0 if found is None else found


def test_a_modest_honest_candidate_gets_it() -> None:
    assert judged(HONEST).cell is Cell.GETS_IT


def test_an_interrogator_and_a_broadcaster_stay_below_a_modest_honest_candidate() -> None:
    assert value(INTERROGATOR) < LOW < value(HONEST)
    assert value(BROADCASTER) < LOW


def test_a_good_listener_who_shows_nothing_understands_and_has_not_shown_it() -> None:
    assert judged(LISTENER).cell is Cell.UNDERSTANDS_NOT_SHOWN
    assert value(LISTENER) < value(HONEST)


def test_a_parrot_gets_a_low_mark_at_most() -> None:
    assert value(parrot()) < LOW
    assert judged(parrot()).cell is Cell.NOT_YET


@pytest.mark.parametrize("line", [NONSENSE_LINE, KEYWORD_LINE, GERMAN_LINE])
def test_nonsense_keywords_and_other_languages_get_no_credit(line: str) -> None:
    analysis = analysed((line,) * len(THEY))
    assert analysis.gets_it == GetsIt()
    assert analysis.reading.cannot_judge == "listen.cannot.language"
    assert {measure.value for measure in analysis.measures} == {None}


def test_a_resume_read_aloud_gets_no_credit() -> None:
    lines = (
        "I managed the chilled depot at Marl from 2016 to 2019 with 40 staff.",
        "I planned the shifts of three sites in Durham from 2019 to 2022.",
        "I finished a diploma in logistics at Leeds in 2015 with distinction.",
        "I was trained in forklift safety and first aid in 2014 and 2018.",
    )
    facts = tuple(
        Fact(id=f"f{place}", text=line, kind=FactKind.ACHIEVEMENT, standing=FactStanding.PROPOSED)
        for place, line in enumerate(lines)
    )
    analysis = analysed(lines * 3, facts=facts)
    assert analysis.gets_it.value is not None
    assert analysis.gets_it.value < LOW
    assert sum(isinstance(m, Story) and m.rehash for m in analysis.moments) >= 4


def test_twice_the_words_with_nothing_new_change_the_score_by_less_than_two_percent() -> None:
    assert value(padded(HONEST)) == pytest.approx(value(HONEST), rel=0.02)


@pytest.mark.parametrize(
    "again",
    [SECOND_LANGUAGE, with_fillers(HONEST), in_dialect(HONEST), in_short_sentences(HONEST)],
    ids=["second language", "fillers", "dialect", "short sentences"],
)
def test_the_same_content_put_otherwise_scores_the_same(again: tuple[str, ...]) -> None:
    assert value(again) == pytest.approx(value(HONEST), rel=0.05)
    assert judged(again).cell is judged(HONEST).cell


def test_an_example_that_was_asked_for_is_no_war_story() -> None:
    asked = [m for m in analysed(HONEST).moments if isinstance(m, Story) and m.asked_for]
    assert asked
    assert not any(story.war_story for story in asked)


def test_a_figure_against_the_candidates_own_facts_caps_the_score() -> None:
    fact = Fact(
        id="f1", text="Tally board at the Marl handover: wrong cages fell from 30 a week to 12 in ten weeks",
        kind=FactKind.ACHIEVEMENT, standing=FactStanding.CONFIRMED,
    )  # fmt: skip
    stretched = tuple(line.replace("from 30 a week to 4", "from 90 a week to 4") for line in HONEST)
    capped = analysed(stretched, facts=(fact,)).gets_it
    assert "listen.cap.lie" in capped.caps
    assert capped.value is not None
    assert capped.value <= 0.25


def test_every_reason_has_a_sentence_and_its_moments_exist() -> None:
    for candidate in (HONEST, BROADCASTER, INTERROGATOR, LISTENER):
        analysis = analysed(candidate)
        ids = {moment.id for moment in analysis.moments}
        assert analysis.gets_it.reasons
        for reason in analysis.gets_it.reasons:
            assert set(reason.moments) <= ids


def test_no_figure_without_enough_talk() -> None:
    short = analyse(a_conversation(a_script(HONEST[:4], they=THEY[:4])), hearing=HEARING)
    assert short.reading.cannot_judge == "listen.cannot.too_little"
    assert short.gets_it == GetsIt()
    assert short.moments
