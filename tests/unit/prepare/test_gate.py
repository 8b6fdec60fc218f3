"""The gate: met, not met or unclear, never by words that merely look alike."""

import pytest

from getsit.model.dossier import GateLine, GateStanding
from getsit.model.posting import RequirementKind

from .material import LAUNDRY, RESUME, dossier_of, facts_of, posting_dossier

MET, NOT_MET, UNCLEAR = GateStanding.MET, GateStanding.NOT_MET, GateStanding.UNCLEAR


def standing(requirement: str, resume: str) -> GateStanding:
    gate = posting_dossier(f"# Post\n\n## Essential\n- {requirement}\n", resume).gate
    assert len(gate) == 1, [line.requirement.quote.exact for line in gate]
    return gate[0].standing


def line_about(gate: tuple[GateLine, ...], words: str) -> GateLine:
    return next(line for line in gate if words in line.requirement.quote.exact)


@pytest.mark.parametrize(
    ("asked", "resume", "expected"),
    [
        ("A full driving licence", "## Licences\n- Driving licence, category B\n", MET),
        ("A full driving licence", "## Licences\n- Forklift licence\n", NOT_MET),
        ("NMC registration", "## Experience\n- Worked with NMC inspectors on the ward\n", UNCLEAR),
        ("NMC registration", "## Licences\n- NMC registered nurse, adult\n", MET),
        ("ACCA", "## Qualifications\n- CIMA, part-qualified\n", NOT_MET),
        ("Forklift certificate", "## Licences\n- Forklift certificate, expired 2021\n", UNCLEAR),
        ("Forklift certificate", "## Licences\n- Forklift certificate, valid until May 2028\n", MET),
        ("Level 4 food safety", "## Licences\n- Level 3 food safety, 2022\n", UNCLEAR),
    ],
)
def test_a_licence_is_met_by_its_own_name_only(asked: str, resume: str, expected: GateStanding) -> None:
    assert standing(asked, resume) is expected


@pytest.mark.parametrize(
    ("asked", "resume", "expected"),
    [
        ("A degree in biology", "## Education\nBSc Biology, Leeds, 2015\n", MET),
        ("A degree in biology", "## Education\nBSc Accounting, Leeds, 2015\n", UNCLEAR),
        ("A degree in biology", "## Education\nA-levels in Biology, 2012\n", NOT_MET),
        ("A master's degree", "## Education\nBSc Biology, Leeds, 2015\n", NOT_MET),
        ("A degree in biology", "## Education\nBSc Biology, Leeds, expected 2027\n", UNCLEAR),
        ("A degree in biology or equivalent experience", "## Skills\nExcel\n", UNCLEAR),
    ],
)
def test_a_degree_is_met_by_level_and_subject(asked: str, resume: str, expected: GateStanding) -> None:
    assert standing(asked, resume) is expected


@pytest.mark.parametrize(
    ("asked", "resume", "expected"),
    [
        ("German, at least B2", "## Languages\nGerman (C1)\n", MET),
        ("German, at least B2", "## Languages\nGerman (basic)\n", UNCLEAR),
        ("German, at least B2", "## Languages\nGerman\n", UNCLEAR),
        ("Fluent German", "## Experience\n- Sold to German customers for years\n", NOT_MET),
        ("Fluent English", "## Skills\nExcel\n", UNCLEAR),
    ],
)
def test_a_language_is_met_by_a_named_level_only(asked: str, resume: str, expected: GateStanding) -> None:
    assert standing(asked, resume) is expected


WORK = "## Experience\n### {title}, {dates}\n- Did the work of the day with the others\n"


@pytest.mark.parametrize(
    ("asked", "title", "dates", "expected"),
    [
        ("Five years of fruit growing", "Fruit grower, Sallow Farm", "March 2015 to June 2024", MET),
        ("Five years of fruit growing", "Fruit grower, Sallow Farm", "March 2021 to June 2024", NOT_MET),
        ("Two years of fruit growing", "Fruit grower, Sallow Farm", "2022 to 2024", UNCLEAR),
        ("Five years of fruit growing", "Farm hand, fruit and hops", "March 2010 to June 2024", UNCLEAR),
        ("Five years of fruit growing", "Bank clerk, Leeds", "March 2010 to June 2024", NOT_MET),
    ],
)
def test_years_are_counted_from_positions_at_the_least_their_dates_hold(
    asked: str, title: str, dates: str, expected: GateStanding
) -> None:
    assert standing(asked, WORK.format(title=title, dates=dates)) is expected


def test_years_of_overlapping_positions_are_counted_once() -> None:
    two = "### Fruit grower, {name}, March 2020 to June 2022\n- Grew pears\n"
    resume = "## Experience\n" + two.format(name="Sallow") + two.format(name="Harl")
    assert standing("Four years of fruit growing", resume) is NOT_MET


def test_a_number_of_people_must_be_reached_by_a_fact() -> None:
    resume = "## Experience\n### Lead, Tern, 2015 to now\n- Led a shift of {}\n"
    assert standing("has led shifts of twenty or more", resume.format(24)) is MET
    assert standing("has led shifts of twenty or more", resume.format(8)) is UNCLEAR


def test_legal_requirements_that_are_not_met_come_first_and_are_never_waved_away() -> None:
    gate = dossier_of(LAUNDRY, facts_of(RESUME)).gate
    assert [line.requirement.legal for line in gate[:2]] == [True, True]
    assert gate[0].standing is NOT_MET
    assert "the work needs it" in gate[0].breath


def test_one_item_that_asks_for_two_things_becomes_two_lines() -> None:
    gate = dossier_of(LAUNDRY, facts_of(RESUME)).gate
    kinds = {line.requirement.quote.exact: line.requirement.kind for line in gate}
    assert kinds["a full driving licence"] is RequirementKind.LICENCE
    assert kinds["the right to work in the UK"] is RequirementKind.RIGHT_TO_WORK


def test_what_is_only_welcome_is_not_held_at_the_gate() -> None:
    dossier = dossier_of(LAUNDRY, facts_of(RESUME))
    assert not any("SAP" in line.requirement.quote.exact for line in dossier.gate)
    assert dossier.posting is not None
    assert [one.quote.exact for one in dossier.posting.requirements if not one.minimum] == ["SAP EWM"]


def test_the_right_to_work_is_unclear_until_the_person_says_so() -> None:
    assert standing("The right to work in the UK", "## Experience\n- Worked in the UK\n") is UNCLEAR


def test_met_lines_quote_the_resume_and_every_line_quotes_the_posting() -> None:
    gate = dossier_of(LAUNDRY, facts_of(RESUME)).gate
    assert all(line.evidence[0].quote.document_id == "posting.md" for line in gate)
    met = [line for line in gate if line.standing is MET]
    assert met
    assert all(line.fact_id and line.evidence[1].quote.document_id == "resume.md" for line in met)


def test_a_breath_names_the_nearest_fact_or_says_plainly_that_it_is_missing() -> None:
    gate = dossier_of(LAUNDRY, facts_of(RESUME)).gate
    assert "Depot shift leader" in line_about(gate, "five years").breath
    assert line_about(gate, "German").breath.startswith("No, I do not have")


@pytest.mark.parametrize(
    "asked",
    [
        "They must be comfortable with a wide range of tenants and trades.",
        "The post holder will have strong experience of planned maintenance.",
        "The role requires the post holder to have experience of planned maintenance.",
        "Are you a registered nurse with time for people?",
        "This post is for current employees of the housing trust only.",
        "The post is subject to an enhanced DBS check.",
    ],
)
def test_what_a_posting_asks_of_the_post_holder_in_running_text_is_a_requirement(asked: str) -> None:
    gate = posting_dossier(f"# Post\n\nWe mend and let 900 flats.\n\n{asked}\n", "- Sold bread").gate
    assert [line.requirement.quote.exact for line in gate] == [asked.rstrip(".")]


def test_a_resume_that_is_silent_on_work_in_general_words_does_not_deny_it() -> None:
    asked = "Strong experience using a variety of data mining methods"
    assert standing(asked, "## Experience\n- Sold bread for nine years\n") is UNCLEAR
    assert standing("Experience with Kubernetes", "## Experience\n- Sold bread for nine years\n") is NOT_MET


def test_a_breath_says_what_is_asked_without_the_words_that_lead_up_to_it() -> None:
    asked = "They must be comfortable with a wide range of tenants"
    gate = posting_dossier(f"# Post\n\n{asked}.\n", "- Sold bread").gate
    assert "“comfortable with a wide range of tenants”" in gate[0].breath
