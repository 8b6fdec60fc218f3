"""Guesses between the lines: each stands on a quote, says how it could be wrong, and asks one question."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.model.document import DocumentKind
from getsit.model.dossier import Dossier, Sureness
from getsit.model.need import NeedKind, Private
from getsit.model.opportunity import Person, Round, RoundKind
from getsit.prepare.audience import Audience, audience_of, cares_for
from getsit.prepare.clues import all_clues, clue_words, find_clues
from tests.builders import assert_quotes_hold

from .material import LAUNDRY, ORCHARD, RESUME, a_file, dossier_of, facts_of, posting_dossier


def readings(posting: str) -> dict[str, str]:
    dossier = posting_dossier(posting)
    return {one.evidence[0].quote.exact: one.reading for one in dossier.hypotheses}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("We are re-advertising this post; previous applicants need not apply.", "again"),
        ("You will hit the ground running, because the harvest begins on day one.", "from_day_one"),
        ("A newly created role at our cider press.", "new_post"),
        ("Our grower of nineteen years is retiring in May.", "leaves"),
        ("Respect the way our pickers have always worked the top orchard.", "patient"),
        ("Roll up your sleeves in the packing shed when the lorries come.", "hands_on"),
    ],
)
def test_a_turn_of_phrase_is_heard_in_a_posting(line: str, expected: str) -> None:
    assert expected in {clue.name for clue in find_clues(line, DocumentKind.POSTING)}


def test_what_happened_lately_is_no_clue_in_a_posting() -> None:
    line = "They missed the target by a third."
    assert not find_clues(line, DocumentKind.POSTING)
    assert [clue.name for clue in find_clues(line, DocumentKind.HOMEWORK)] == ["missed_aim"]


@given(st.text(max_size=120), st.sampled_from(list(DocumentKind)))
def test_the_words_of_a_clue_stand_in_the_text(text: str, kind: DocumentKind) -> None:
    for clue in find_clues(text, kind):
        words = clue_words(text, clue)
        assert words
        assert words in text


def test_every_clue_has_a_name_of_its_own_and_warms() -> None:
    assert len({clue.name for clue in all_clues()}) == len(all_clues()) > 30
    assert all(clue.heat > 0 for clue in all_clues())


def test_every_hypothesis_stands_on_exact_words_and_asks_one_question() -> None:
    dossier = dossier_of(LAUNDRY, facts_of(RESUME))
    assert 3 <= len(dossier.hypotheses) <= 8
    assert_quotes_hold(dossier.hypotheses, LAUNDRY)
    for one in dossier.hypotheses:
        assert one.ask.count("?") == 1
        assert one.ask.endswith("?")
        assert one.reading
        assert one.could_be_wrong
        assert dossier.need(one.need_id)


def test_a_guess_between_the_lines_is_called_a_guess() -> None:
    dossier = posting_dossier(
        "# Grower\nSallow Orchards\n\n## Who does well here\n- Respect the way our pickers work.\n"
    )
    guesses = [one for one in dossier.hypotheses if "pickers" in one.evidence[0].quote.exact]
    assert [one.sureness for one in guesses] == [Sureness.GUESS]


def test_what_the_posting_says_outright_is_no_guess() -> None:
    dossier = posting_dossier("# Grower\nSallow Orchards\n\nOur cider press breaks down every third week.\n")
    assert dossier.hypotheses[0].sureness is Sureness.SAID


def test_why_the_post_is_open_is_read_from_its_title() -> None:
    found = readings("# Grower (12 months maternity cover)\nSallow Orchards\n\nOur press is old.\n")
    assert any("maternity cover" in quote and "comes back" in reading for quote, reading in found.items())


def test_two_needs_are_never_read_by_the_same_clue() -> None:
    posting = """# Grower
Sallow Orchards

Respect the way our pickers worked the top orchard.
Respect the way our coopers mend the oak barrels.
"""
    found = list(readings(posting).values())
    assert len(found) == len(set(found)) >= 2


def test_what_would_only_help_is_no_need() -> None:
    posting = """# Grower
Sallow Orchards

Our press breaks down every third week.

## Nice to have
- Experience of spreadsheets in a cider barn
"""
    assert not any("spreadsheets" in quote for quote in readings(posting))


# --- who is met ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "roles", "expected"),
    [
        (RoundKind.SCREEN, ("",), Audience.RECRUITER),
        (RoundKind.MANAGER, ("Head of Operations",), Audience.MANAGER),
        (RoundKind.MANAGER, ("Talent Partner",), Audience.RECRUITER),
        (RoundKind.MANAGER, ("Future colleague",), Audience.PEER),
        (RoundKind.MANAGER, ("Head of Operations", "Director"), Audience.PANEL),
        (RoundKind.FINAL, ("Director",), Audience.BOSS),
    ],
)
def test_whom_one_meets_is_read_from_role_and_round(
    kind: RoundKind, roles: tuple[str, ...], expected: Audience
) -> None:
    persons = tuple(Person(name="Pat", role=role) for role in roles)
    assert audience_of(Round(id="r", number=1, kind=kind, persons=persons)) is expected


def test_a_boss_cares_for_figures_more_than_a_peer_does() -> None:
    assert cares_for(Audience.BOSS, NeedKind.MEASURE) > cares_for(Audience.PEER, NeedKind.MEASURE)
    assert audience_of(None) is Audience.MANAGER


# --- sources ---------------------------------------------------------------------------------------------

OLD = "# About us\n\n3 March 2024\n\nSallow Orchards lost its contract with the Hexham juice works.\n"


def two_sources(posting: str, homework: str) -> Dossier:
    return dossier_of(
        (
            a_file(posting, kind=DocumentKind.POSTING, name="posting.md"),
            a_file(homework, kind=DocumentKind.HOMEWORK, name="about.md"),
        )
    )


def test_a_source_of_more_than_a_year_ago_is_marked() -> None:
    dossier = two_sources("# Grower\nSallow Orchards\n\nOur press breaks down.\n", OLD)
    assert [day for _, day in dossier.old] == [date(2024, 3, 3)]
    fresh = two_sources("# Grower\nSallow Orchards\n\nOur press breaks down.\n", OLD.replace("2024", "2026"))
    assert fresh.old == ()


def test_two_sources_that_pull_apart_are_shown_with_both_quotes() -> None:
    posting = "# Grower\nSallow Orchards\n\nThis is a newly created post at our cider press.\n"
    homework = "Our cider maker Bea Sallow retires in May after thirty years at the press.\n"
    (apart,) = two_sources(posting, homework).contradictions
    assert [one.quote.exact[:9] for one in apart.evidence] == ["This is a", "Our cider"]
    assert apart.ask.endswith("?")


def test_sources_that_agree_show_nothing() -> None:
    assert dossier_of(LAUNDRY).contradictions == ()
    assert dossier_of(ORCHARD).contradictions == ()


# --- what may be seen by anybody -------------------------------------------------------------------------


def test_what_is_open_quotes_no_note_that_is_private() -> None:
    dossier = dossier_of(LAUNDRY)
    private = {need.id for need in dossier.needs if need.private is not Private.NO}
    notes = {document.id for document in LAUNDRY if document.kind is DocumentKind.NOTE}
    assert private
    for need in dossier.open_needs:
        assert need.private is Private.NO
        if need.id in private:
            assert not notes & {one.quote.document_id for one in need.evidence}


def test_a_confidence_that_the_posting_says_too_goes_by_the_posting() -> None:
    posting = a_file(
        "# Grower\nSallow Orchards\n\nThe cider press breaks down every third week.\n",
        kind=DocumentKind.POSTING,
        name="posting.md",
    )
    note = a_file(
        "In confidence: the cider press breaks down every third week.\n", kind=DocumentKind.NOTE, name="note"
    )
    dossier = dossier_of((posting, note))
    shown = [need for need in dossier.open_needs if "press" in need.gist]
    assert shown
    assert all(one.quote.document_id == posting.id for need in shown for one in need.evidence)
    assert replace(shown[0], heat=0).private is Private.NO
