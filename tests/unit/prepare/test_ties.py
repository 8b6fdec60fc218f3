"""Ties: the past only where it answers, in words that can be said, refused where it would be stretched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit import prepare
from getsit.model.document import DocumentKind
from getsit.model.fact import Fact
from getsit.model.need import Private
from getsit.model.tie import Ties
from getsit.prepare.first_person import in_first_person
from getsit.prepare.handle import handle_of
from getsit.text.numbers import find_numbers
from getsit.text.words import count_words
from tests.builders import assert_quotes_hold

from .material import HEARING, LAUNDRY, RESUME, a_file, dossier_of, facts_in, facts_of, wording


def ties_of(posting: str, facts: tuple[Fact, ...]) -> Ties:
    documents = (a_file(posting, kind=DocumentKind.POSTING, name="posting.md"),)
    dossier = dossier_of(documents, facts)
    ladder = prepare.build_ladder(dossier, documents=documents, wording=wording())
    return prepare.make_ties(dossier, ladder, facts=facts, hearing=HEARING, wording=wording())


def laundry_ties() -> Ties:
    facts = facts_of(RESUME)
    dossier = dossier_of(LAUNDRY, facts)
    ladder = prepare.build_ladder(dossier, documents=LAUNDRY, wording=wording())
    return prepare.make_ties(dossier, ladder, facts=facts, hearing=HEARING, wording=wording())


def one_duty(duty: str) -> str:
    return f"# Post\n\n## Your work\n- {duty}\n"


def one_deed(deed: str) -> tuple[Fact, ...]:
    return facts_in(f"## Experience\n### Lead, Tern Ferries, 2015 to now\n- {deed}\n")


@pytest.mark.parametrize(
    ("duty", "deed"),
    [
        (
            "Bring weekend loading at both docks into order",
            "Moved loading forward by two hours; no dock missed a slot in nine months",
        ),
        (
            "Reduce what we collect and then throw away",
            "Cut food waste from 74 kg to 46 kg a week by weighing it",
        ),
        (
            "Write things down that only one person knows",
            "Wrote one-page opening sheets with the cooks, so that anyone can open",
        ),
        (
            "Rebuild the weekly rota of the ferry crew",
            "Rebuilt the rota of 31 ferry stewards and cut overtime by a fifth",
        ),
    ],
)
def test_a_fact_about_the_same_thing_is_tied(duty: str, deed: str) -> None:
    assert len(ties_of(one_duty(duty), one_deed(deed)).ties) == 1


@pytest.mark.parametrize(
    ("duty", "deed"),
    [
        ("Rebuild the weekly rota of the night crew", "Painted the night club with a crew of friends"),
        ("Reduce complaints about missing linen", "Reduced the cost of printing by 12 %"),
        ("Cut the waiting time of referred households", "Waited tables at a household name in Leeds"),
        ("Persuade the two farms to share a picking team", "Picked apples on a farm for two summers"),
        ("Move the archive to the new booking system", "Booked speakers for the annual archive dinner"),
        ("Bring weekend loading into order", "Won a weekend prize for salsa dancing"),
    ],
)
def test_a_fact_about_the_wrong_thing_is_refused(duty: str, deed: str) -> None:
    ties = ties_of(one_duty(duty), one_deed(deed))
    assert ties.ties == ()
    assert ties.refusals
    assert ties.refusals[0].say


def test_a_tie_hangs_under_the_question_that_brings_its_need_out() -> None:
    ties = laundry_ties()
    assert ties.ties
    assert all(tie.ask_first and tie.ask for tie in ties.ties)
    assert not any(tie.confirmed for tie in ties.ties)


def test_a_spoken_tie_has_at_most_ninety_words_and_the_facts_own_numbers() -> None:
    deed = (
        "Moved weekend loading forward by two hours for 14 docks, "
        + "and then for the next one, " * 30
        + "by ringing ahead"
    )
    tie = ties_of(one_duty("Bring weekend loading at the docks into order"), one_deed(deed)).ties[0]
    assert count_words(tie.spoken) <= 90
    assert {number.value for number in find_numbers(tie.spoken)} <= {
        number.value for number in find_numbers(deed)
    }


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        ("Moved loading forward by two hours", "I moved loading forward by two hours"),
        ("Led a team of 24. Wrote the guide.", "I led a team of 24. I wrote the guide"),
        ("I ran the night desk", "I ran the night desk"),
        ("Responsible for 24 people", ""),
        ("Lead a night shift of 24", ""),
        ("Integrated care for older people", ""),
        ("IT support for 300 desks", ""),
    ],
)
def test_only_lines_that_open_with_a_past_verb_are_put_into_the_first_person(line: str, spoken: str) -> None:
    assert in_first_person(line) == spoken


def test_a_line_that_cannot_be_turned_is_quoted_as_it_stands() -> None:
    tie = ties_of(
        one_duty("Bring weekend loading at the docks into order"),
        one_deed("Lead of weekend loading for 14 docks"),
    ).ties[0]
    assert "“Lead of weekend loading for 14 docks”" in tie.spoken


def test_a_solution_has_a_date_and_a_value_only_where_somebody_named_them() -> None:
    posting = one_duty("Bring weekend loading at the docks below two hours by the end of March")
    deed = one_deed("Moved weekend loading forward by two hours for 14 docks")
    dated = ties_of(posting, deed).solutions[0]
    assert dated.by_when == "by the end of March"
    assert dated.when_evidence is not None
    assert "two hours" in dated.value
    assert dated.value_evidence is not None
    plain = ties_of(one_duty("Bring weekend loading at the docks into order"), deed).solutions[0]
    assert (plain.by_when, plain.value, plain.when_evidence, plain.value_evidence) == ("", "", None, None)


def test_no_tie_is_made_to_what_was_told_in_confidence() -> None:
    dossier = dossier_of(LAUNDRY)
    private = {need.id for need in dossier.needs if need.private is not Private.NO}
    ties = laundry_ties()
    assert not private & {one.need_id for one in (*ties.ties, *ties.refusals)}


def test_every_quote_of_the_ties_holds() -> None:
    assert_quotes_hold(laundry_ties(), [*LAUNDRY, RESUME])


@pytest.mark.parametrize(
    ("gist", "handle"),
    [
        ("Rebuild the weekly rota for the night crew", "the weekly rota"),
        ("Complaints about missing linen rose from 41 to 67", "missing linen"),
        ("Lead the move to the new booking system", "booking system"),
        ("Two of our three vans are off the road", "Two of our three vans are off the road"),
    ],
)
def test_a_handle_is_the_naming_words_of_a_gist(gist: str, handle: str) -> None:
    assert handle_of(gist) == handle


@given(st.text(max_size=200))
def test_a_handle_is_always_exact_words_of_its_gist(gist: str) -> None:
    flat = " ".join(gist.split())
    assert handle_of(flat) in flat


def test_no_two_ties_tell_the_same_fact() -> None:
    told = [tie.fact_id for tie in laundry_ties().ties]
    assert len(told) == len(set(told))


def test_our_own_words_hold_no_exclamation_marks_and_no_praise() -> None:
    said = " ".join(str(wording().sentences[key]) for key in wording().keys("prepare."))
    assert "!" not in said
    assert not re.search(r"\b(?:great|amazing|perfect|awesome|well done)\b", said, re.IGNORECASE)
