"""PDFs: read column by column, with headings, items over wrapped lines, and pages."""

from collections.abc import Sequence
from itertools import zip_longest

import pytest

from getsit.errors import Broken, Locked, NoTextInside
from getsit.model.document import BlockKind, Document
from getsit.reading.pdf_leftward import leftward_text
from getsit.reading.pdf_letters import Letter
from tests.unit.reading.makers import At, assert_blocks_hold, column, pdf, read, seen


def read_pdf(*pages: Sequence[At | str]) -> Document:
    document = read(pdf(pages), "cv.pdf")
    assert_blocks_hold(document)
    return document


BODY = [
    "Ran two depots and a night shift that nobody wanted to work on, and kept",
    "every Friday cut-off for nine months without any heroics at all from any-",
    "body in the crew.",
]


def test_larger_letters_are_headings_and_wrapped_lines_one_paragraph() -> None:
    document = read_pdf([At(text="Ana Real", x=60, y=740, size=24), *column(BODY, x=60, top=700)])
    assert seen(document, BlockKind.HEADING) == ["Ana Real"]
    whole = " ".join(BODY).replace("any- body", "anybody")
    assert seen(document, BlockKind.PARAGRAPH) == [whole]
    assert {block.page for block in document.blocks} == {1}


def test_a_hyphen_that_the_text_has_elsewhere_is_kept_at_a_line_end() -> None:
    lines = [
        "We want a cut-off that is met, and every one of the crew to know that the cut-",
        "off is theirs.",
    ]
    document = read_pdf(column(lines, x=60, top=700))
    assert "know that the cut-off is theirs." in document.text


def test_items_are_joined_over_their_lines_and_nested_by_their_indent() -> None:
    page = [
        At(text="•", x=60, y=700),
        At(text="Moved picking forward by two hours", x=75, y=700),
        At(text="and missed none", x=75, y=687),
        At(text="• in the smallest bay first", x=90, y=674),
        At(text="• Cut overtime by a fifth", x=60, y=661),
    ]
    document = read_pdf(page)
    assert seen(document, BlockKind.ITEM) == [
        "Moved picking forward by two hours and missed none",
        "in the smallest bay first",
        "Cut overtime by a fifth",
    ]
    assert [block.level for block in document.blocks] == [1, 2, 1]


def test_bullets_that_are_drawn_begin_items_too() -> None:
    discs = [f"64 {y} 3 3 re f" for y in (702, 689)]
    document = read_pdf([*discs, *column(["Led 22 people", "Kept the Friday cut-off"], x=75, top=700)])
    assert seen(document, BlockKind.ITEM) == ["Led 22 people", "Kept the Friday cut-off"]


def test_a_line_that_runs_from_right_to_left_is_read_in_its_own_order() -> None:
    sight = "20%-ב תועש יתתחפה SAP EWM 2018 ,תכרעמ"  # as it stands on paper, from the left
    line = [a_letter(text, left=6.0 * place) for place, text in enumerate(sight) if text != " "]
    assert leftward_text(line) == "מערכת, SAP EWM 2018 הפחתתי שעות ב-20%"


def a_letter(text: str, *, left: float) -> Letter:
    return Letter(text=text, left=left, right=left + 5.9, bottom=0, top=10, base=2, size=10, bold=False)


SIDE = ["Polish", "English", "Forklift licence", "SAP EWM", "Shift planning", "Stock control", "First aid"]
MAIN = [
    "Ran two depots and a night shift that nobody wanted,",
    "with the same crew and the same budget as before.",
    "Kept every Friday cut-off for nine months.",
    "Cut overtime by a fifth in the first year there.",
    "Trained fourteen new starters, and twelve stayed.",
    "Counted one aisle each shift until stock was right.",
    "Wrote the handover that both shifts still use now.",
]


@pytest.mark.parametrize(("step", "side"), [(13.7, SIDE), (13, [*SIDE, "Rota", "Audit", "Ladder safety"])])
def test_two_columns_are_read_one_after_the_other(step: float, side: list[str]) -> None:
    title = At(
        text="Ana Real, stores lead, with a line that runs right over both of the columns", x=60, y=740
    )
    sides = column(side, x=60, top=700), column(MAIN, x=220, top=700, step=step)
    mixed = [at for pair in zip_longest(*sides) for at in pair if at]  # as a careless program writes them
    text = read_pdf([title, *mixed]).text
    places = [text.index(line) for line in ("both of the columns", *side, *MAIN)]
    assert places == sorted(places)


def test_dates_beside_an_entry_stay_with_it() -> None:
    page = []
    for number, year in enumerate(("2015 – 2018", "2018 – 2021", "2021 – now")):
        top = 700 - 60 * number
        page += column(
            [f"Lead {number}, Marl", "• Ran the night shift of the depot", "• Kept it"], x=60, top=top
        )
        page += column([f"Town {number}", year], x=440, top=top)
    document = read_pdf(page)
    assert seen(document, BlockKind.ROW) == [
        "Lead 0, Marl\tTown 0\t2015 – 2018",
        "Lead 1, Marl\tTown 1\t2018 – 2021",
        "Lead 2, Marl\tTown 2\t2021 – now",
    ]
    assert len(seen(document, BlockKind.ITEM)) == 6


def test_cells_that_stand_level_are_rows() -> None:
    cells = [
        ("Site", "Orders", "Late"),
        ("Leeds", "120,000", "3 %"),
        ("Hull", "80,000", "7 %"),
        ("York", "9", "-"),
    ]
    page = [
        At(text=cell, x=60 + 120 * place, y=700 - 13 * number)
        for number, row in enumerate(cells)
        for place, cell in enumerate(row)
    ]
    assert seen(read_pdf(page), BlockKind.ROW) == ["\t".join(row) for row in cells]


def test_pages_are_numbered_and_running_heads_are_left_out_and_said() -> None:
    pages = [
        [
            At(text="Marl Foods report", x=60, y=770),
            At(text=f"About year {name}.", x=60, y=600),
            At(text=f"{number}", x=300, y=30),
        ]
        for number, name in enumerate(("one", "two", "three"), start=1)
    ]
    document = read_pdf(*pages)
    assert document.text == "About year one.\n\nAbout year two.\n\nAbout year three."
    assert [block.page for block in document.blocks] == [1, 2, 3]
    assert "Marl Foods report" in [gap.raw for gap in document.gaps]


def test_a_page_without_words_is_said() -> None:
    document = read_pdf([At(text="Words here.", x=60, y=700)], [])
    assert [gap.place for gap in document.gaps] == ["page 2"]


def test_a_pdf_of_pictures_asks_for_one_with_words() -> None:
    with pytest.raises(NoTextInside, match="pictures of pages"):
        read(pdf([[]]), "scan.pdf")


def test_pages_beyond_the_three_hundredth_are_said_to_be_unread() -> None:
    document = read_pdf(*([At(text=f"Page about {number}.", x=60, y=700)] for number in range(302)))
    assert document.gaps[-1].reason.startswith("Only the first 300 of 302 pages")


def test_a_locked_pdf_says_how_to_open_it() -> None:
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"
    with pytest.raises(Locked, match="choose Print"):
        read(pdf([[At(text="secret", x=60, y=700)]], trailer=f"{lock} /ID [<00> <00>]"), "cv.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF"])
def test_a_pdf_without_pages_is_damaged(data: bytes) -> None:
    with pytest.raises(Broken):
        read(data, "cv.pdf")
