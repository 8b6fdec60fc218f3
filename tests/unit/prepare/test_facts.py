"""Facts: what a résumé says the person has done, each with its exact place."""

from hypothesis import given
from hypothesis import strategies as st

from getsit import prepare
from getsit.model.document import Block, BlockKind, DocumentKind
from getsit.model.fact import Fact, FactKind, FactStanding
from tests.builders import WordsOnly, a_document, assert_quotes_hold

from .material import RESUME, facts_in, facts_of


def of_kind(facts: tuple[Fact, ...], kind: FactKind) -> list[str]:
    return [fact.text for fact in facts if fact.kind is kind]


def test_a_line_with_dates_opens_a_position_and_the_items_below_belong_to_it() -> None:
    facts = facts_of(RESUME)
    deed = next(fact for fact in facts if fact.text.startswith("Moved loading"))
    assert deed.position == "Depot shift leader, Corrie Lane Bakery Supplies"
    assert (deed.begins, deed.ends) == ("2017-03", "now")
    assert deed.kind is FactKind.ACHIEVEMENT


def test_title_and_organisation_on_two_lines_make_one_position() -> None:
    positions = [fact for fact in facts_of(RESUME) if fact.kind is FactKind.POSITION]
    assert positions[1].position == "Warehouse picker, Harrow Foods"
    assert (positions[1].begins, positions[1].ends) == ("2014", "2017")


def test_every_proposed_fact_stands_in_the_resume_character_for_character() -> None:
    facts = facts_of(RESUME)
    assert_quotes_hold(facts, [RESUME])
    assert all(fact.quote is not None and fact.standing is FactStanding.PROPOSED for fact in facts)


def test_licences_skills_languages_and_education_are_told_apart() -> None:
    facts = facts_of(RESUME)
    assert of_kind(facts, FactKind.LICENCE) == [
        "Level 3 food safety, 2022",
        "Counterbalance forklift licence",
    ]
    assert of_kind(facts, FactKind.SKILL) == ["Excel", "route planning", "SAP EWM"]
    assert of_kind(facts, FactKind.LANGUAGE) == ["English (native)", "Polish (fluent)"]
    assert of_kind(facts, FactKind.EDUCATION) == ["BSc Logistics, University of Hull, 2014"]


def test_contact_details_are_no_facts() -> None:
    assert not any("@" in fact.text or "07700" in fact.text for fact in facts_of(RESUME))


def test_an_item_that_a_page_broke_over_two_lines_is_one_achievement() -> None:
    text = (
        "Work\nDriver, Dunmoor Parcels, 2008 to 2014\nReplanned 14 rounds and brought failures\ndown to 6 %."
    )
    starts = [text.index(word) for word in ("Work", "Driver", "Replanned", "down to")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.PARAGRAPH)
    blocks = tuple(
        Block(kind=kind, start=start, end=end, level=1)
        for kind, start, end in zip(kinds, starts, ends, strict=True)
    )
    base = a_document(text, kind=DocumentKind.RESUME)
    document = type(base)(
        **{name: getattr(base, name) for name in base.__slots__ if name != "blocks"}, blocks=blocks
    )
    deeds = of_kind(facts_of(document), FactKind.ACHIEVEMENT)
    assert deeds == ["Replanned 14 rounds and brought failures down to 6 %"]


def test_json_resume_fields_become_facts_with_the_fields_own_characters() -> None:
    parts = {
        "work[0].name": "Tern Ferries", "work[0].position": "Deck lead", "work[0].startDate": "2019-05",
        "work[0].highlights[0]": "Cut turnaround from 40 to 28 minutes", "languages[0].language": "Danish",
        "languages[0].fluency": "Fluent", "certificates[0].name": "STCW basic safety",
    }  # fmt: skip
    text, blocks = "", []
    for name, value in parts.items():
        blocks.append(Block(kind=BlockKind.FIELD, start=len(text), end=len(text) + len(value), name=name))
        text += value + "\n"
    base = a_document(text, kind=DocumentKind.RESUME)
    document = type(base)(
        **{name: getattr(base, name) for name in base.__slots__ if name != "blocks"}, blocks=tuple(blocks)
    )
    facts = facts_of(document)
    assert_quotes_hold(facts, [document])
    deed = next(fact for fact in facts if fact.kind is FactKind.ACHIEVEMENT)
    assert (deed.position, deed.begins, deed.ends) == ("Deck lead, Tern Ferries", "2019-05", "now")
    assert of_kind(facts, FactKind.LANGUAGE) == ["Danish, Fluent"]


def test_a_lone_date_beside_a_licence_is_the_day_it_was_given_unless_it_is_said_to_end() -> None:
    facts = facts_in("## Licences\n- First aid at work, 2019\n- Forklift certificate, valid until May 2028\n")
    assert [(fact.begins, fact.ends) for fact in facts] == [("2019", ""), ("", "2028-05")]


def test_a_fact_in_own_words_is_confirmed_and_keeps_every_word() -> None:
    fact = prepare.fact_in_own_words("I ran the night desk alone for six months in 2021", id="x")
    assert fact.standing is FactStanding.CONFIRMED
    assert (fact.kind, fact.quote) == (FactKind.ACHIEVEMENT, None)
    assert fact.text == "I ran the night desk alone for six months in 2021"


@given(st.text(max_size=400))
def test_any_text_is_read_without_harm_and_every_quote_holds(text: str) -> None:
    document = a_document(text, kind=DocumentKind.RESUME)
    facts = prepare.propose_facts(document, hearing=WordsOnly(), new_id=lambda: "f")
    assert_quotes_hold(facts, [document])


def test_rows_with_labels_are_lists_of_their_own() -> None:
    resume = "## Skills\nMachines: Lathe, Mill\nSoftware: Excel, AutoCAD\n"
    assert of_kind(facts_in(resume), FactKind.SKILL) == ["Lathe", "Mill", "Excel", "AutoCAD"]


def test_a_job_title_with_the_word_software_in_it_does_not_end_the_career() -> None:
    resume = (
        "# Ann Lee\n\n## Experience\n\n### Harrow | Software Engineer\n\nJan 2015 - Present | Leeds\n\n"
        "- Rebuilt the ordering pages, in five weeks\n"
    )
    facts = facts_in(resume)
    assert of_kind(facts, FactKind.SKILL) == []
    deed = next(fact for fact in facts if fact.kind is FactKind.ACHIEVEMENT)
    assert deed.position.startswith("Harrow | Software Engineer")
