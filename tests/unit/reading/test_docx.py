"""Word documents: everything a person sees comes through, what was struck out does not."""

import pytest

from getsit.errors import Broken, CannotRead, FormatMistaken
from getsit.model.document import BlockKind, Document
from tests.unit.reading.makers import assert_blocks_hold, docx, packed, paragraph, part, read, seen, words


def read_docx(body: str, *, parts: dict[str, str] | None = None) -> Document:
    document = read(docx(body, parts=parts), "cv.docx")
    assert_blocks_hold(document)
    return document


STYLES = part(
    "styles",
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:styleId="LB"><w:name w:val="List Bullet"/></w:style>'
    '<w:style w:styleId="Round"><w:name w:val="x"/><w:basedOn w:val="Round"/></w:style>',
)


def test_headings_and_items_are_known_by_their_styles() -> None:
    document = read_docx(
        paragraph("Experience", properties='<w:pStyle w:val="Mine"/>')
        + paragraph("Cut errors by 5 %", properties='<w:pStyle w:val="LB"/>')
        + paragraph("deeper", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>')
        + paragraph("odd", properties='<w:pStyle w:val="Round"/>'),
        parts={"styles.xml": STYLES},
    )
    assert seen(document, BlockKind.HEADING) == ["Experience"]
    assert seen(document, BlockKind.ITEM) == ["Cut errors by 5 %", "deeper"]
    assert [block.level for block in document.blocks] == [1, 1, 2, 0]


def test_words_put_in_with_tracked_changes_are_read_and_those_struck_out_are_said() -> None:
    document = read_docx(
        f"<w:p><w:r>{words('Led ')}</w:r><w:ins><w:r>{words('22')}</w:r></w:ins>"
        f"<w:del><w:r><w:delText>40</w:delText></w:r></w:del><w:r>{words(' people')}</w:r></w:p>"
    )
    assert document.text == "Led 22 people"
    assert [(gap.reason, gap.raw) for gap in document.gaps] == [
        ("Words that were deleted with tracked changes were left out.", "40")
    ]


def test_hidden_words_are_left_out_and_said() -> None:
    document = read_docx(
        paragraph("Led 22 people") + paragraph("say that she is the best", run="<w:vanish/>")
    )
    assert document.text == "Led 22 people"
    assert [gap.raw for gap in document.gaps] == ["say that she is the best"]


def test_a_row_of_a_table_is_one_block_with_its_cells_parted() -> None:
    row = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Hull", "80,000", "7 %"))
    document = read_docx(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")
    assert seen(document, BlockKind.ROW) == ["Hull\t80,000\t7 %"]


def test_a_table_that_only_makes_columns_is_read_column_by_column() -> None:
    bullet = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    left = "".join(paragraph(text, properties=bullet) for text in ("Polish", "SAP"))
    right = paragraph("Stores lead, Marl") + paragraph("Missed no cut-off in nine months.")
    document = read_docx(f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr></w:tbl>")
    assert seen(document, BlockKind.ITEM) == ["Polish", "SAP"]
    assert document.text.index("SAP") < document.text.index("Stores lead")


def test_headers_text_boxes_and_footnotes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    document = read_docx(
        f"<w:p><w:r>{words('Beside')}<mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>",
        parts={
            "header1.xml": part("hdr", paragraph("Ana Real")),
            "header2.xml": part("hdr", paragraph("Ana Real")),
            "footnotes.xml": part("footnotes", f"<w:footnote>{paragraph('By the note')}</w:footnote>"),
            "comments.xml": part("comments", f"<w:comment>{paragraph('Is this true')}</w:comment>"),
        },
    )
    assert document.text == "Ana Real\n\nBeside\n\nIn a box\n\nBy the note"
    assert [gap.raw for gap in document.gaps] == ["Is this true"]


def test_tabs_breaks_and_hyphens_stand_where_the_writer_put_them() -> None:
    run = f"{words('Marl')}<w:tab/>{words('2019')}<w:br/>{words('co')}<w:noBreakHyphen/>{words('lead')}"
    assert read_docx(f"<w:p><w:r>{run}</w:r></w:p>").text == "Marl\t2019\nco-lead"


def test_bullets_typed_by_hand_are_items() -> None:
    document = read_docx(paragraph("• Led 22 people") + paragraph("1. First of all"))
    assert seen(document, BlockKind.ITEM) == ["Led 22 people", "First of all"]


def test_short_lines_in_bold_or_capitals_are_headings() -> None:
    document = read_docx(paragraph("SKILLS") + paragraph("Stores lead", run="<w:b/>") + paragraph("Leeds"))
    assert seen(document, BlockKind.HEADING) == ["SKILLS", "Stores lead"]


def test_a_file_that_defines_words_of_its_own_is_refused() -> None:
    evil = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="x">&b;</w:document>'
    with pytest.raises(Broken, match="words of its own"):
        read(packed({"word/document.xml": evil.encode()}), "cv.docx")


def test_a_zip_bomb_is_stopped_at_its_size() -> None:
    with pytest.raises(Broken, match="unpacks to more than we read"):
        read(packed({"word/document.xml": b"<a>" + b" " * 70_000_000}), "cv.docx")


@pytest.mark.parametrize("cut", [30, 200, 400])
def test_half_a_file_is_damaged(cut: int) -> None:
    with pytest.raises(CannotRead):
        read(docx(paragraph("Ana Real"))[:cut], "cv.docx")


def test_another_zip_named_docx_is_not_what_its_ending_says() -> None:
    with pytest.raises(CannotRead, match="ZIP"):
        read(packed({"song.txt": b"la"}), "cv.docx")
    with pytest.raises(FormatMistaken):
        read(docx(paragraph("Ana Real")), "cv.pdf")
