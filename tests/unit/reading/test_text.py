"""Plain text and Markdown: structure by looks, every letter kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.errors import CannotRead, LettersUnreadable, NoTextInside, NothingInside
from getsit.model.document import BlockKind
from getsit.reading.decode import decode
from tests.unit.reading.makers import assert_blocks_hold, letters, read, seen

POSTING = """Stores lead

About the role:
You will run two depots and a night shift that nobody wants, and we would like you to make it
boring.

What you will do
- Keep the Friday cut-off, week
  after week
- Lead 22 people
    * eleven by day
    * eleven by night

1. Apply by March
2) Meet the team
"""


def test_a_text_is_read_as_headings_paragraphs_and_items() -> None:
    document = read(POSTING)
    assert seen(document, BlockKind.HEADING) == ["Stores lead", "About the role:", "What you will do"]
    assert "make it boring." in seen(document, BlockKind.PARAGRAPH)[0]
    assert seen(document, BlockKind.ITEM) == [
        "Keep the Friday cut-off, week after week", "Lead 22 people", "eleven by day", "eleven by night",
        "Apply by March", "Meet the team",
    ]  # fmt: skip
    levels = [block.level for block in document.blocks if block.kind is BlockKind.ITEM]
    assert levels == [1, 1, 2, 2, 1, 1]
    assert document.media_type == "text/plain"


def test_the_number_of_an_item_stays_in_the_text_beside_the_item() -> None:
    document = read("1. Apply by March\n2. Meet the team\n")
    assert "2. Meet the team" in document.text
    assert seen(document, BlockKind.ITEM)[1] == "Meet the team"


def test_a_label_and_its_value_on_short_lines_stay_on_lines_of_their_own() -> None:
    document = read("Place: Leeds\nPay: 31,000\nStart: May\n")
    assert document.text == "Place: Leeds\nPay: 31,000\nStart: May"


MARKDOWN = """# Ana Real

**Stores lead**, [Marl Ltd](https://marl.example)
2019 – 2023

Experience
----------
* Cut errors by *5 %* with `WMS`
* Kept snake_case_names and 2 * 3 * 4

| Site | Late |
|------|-----:|
| Hull | 7 % |

> quoted words
"""


def test_markdown_loses_its_marks_and_none_of_its_words() -> None:
    document = read(MARKDOWN, "cv.md")
    assert seen(document, BlockKind.HEADING) == ["Ana Real", "Experience"]
    assert seen(document, BlockKind.PARAGRAPH) == [
        "Stores lead, Marl Ltd (https://marl.example)\n2019 – 2023", "quoted words",
    ]  # fmt: skip
    assert seen(document, BlockKind.ITEM) == [
        "Cut errors by 5 % with WMS",
        "Kept snake_case_names and 2 * 3 * 4",
    ]
    assert seen(document, BlockKind.ROW) == ["Site\tLate", "Hull\t7 %"]
    assert document.media_type == "text/markdown"


@pytest.mark.parametrize("name", ["notes.txt", "notes.md"])
@given(text=st.text(min_size=1, max_size=400))
def test_no_letter_of_a_text_is_lost(name: str, text: str) -> None:
    try:
        document = read(text, name)
    except CannotRead:
        return
    assert_blocks_hold(document)
    assert letters(document.text) == letters(text)


@given(
    lines=st.lists(
        st.sampled_from(
            ["# Head", "words **bold** _x_ [a](http://b.c)", "- item", "  - deeper", "1. one", "| a | b |",
             "|---|---|", "---", "===", "```", "> said", "", "LOUD WORDS", "a long line " * 9, "\\*", "*",
             "[x](", "**open", "`code", "2019 – 2021", "•dot", "<b>tag</b>", "![alt](pic.png \"t\")"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_no_letter_of_any_mix_of_marks_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    for name in ("notes.md", "notes.txt"):
        try:
            document = read(text, name)
        except CannotRead:
            continue
        assert_blocks_hold(document)
        assert letters(document.text) == letters(text)


@pytest.mark.parametrize(
    "data",
    [
        "café – “quoted”".encode(),
        "café – “quoted”".encode("utf-8-sig"),
        "café – “quoted”".encode("utf-16"),
        "café – “quoted”".encode("utf-32"),
        "café – “quoted”".encode("cp1252"),
    ],
)
def test_letters_come_through_whatever_they_were_coded_in(data: bytes) -> None:
    assert read(data).text == "café – “quoted”"


def test_utf_16_without_its_mark_is_known_by_its_zeros() -> None:
    assert read("Leeds depot".encode("utf-16-be")).text == "Leeds depot"


@pytest.mark.parametrize(
    "data",
    [
        "é ".encode() * 9 + b"\xff\xfe rest",
        b"\x00\x01\x02\x03" * 50,
        "Привет, мир".encode("koi8-r"),
        "日本語の文章".encode("shift_jis"),
        b"MZ" + bytes(range(256)),
    ],
)
def test_letters_that_would_be_guessed_are_refused(data: bytes) -> None:
    with pytest.raises(LettersUnreadable) as refusal:
        read(data)
    assert "save it as UTF-8 text" in str(refusal.value)


@given(text=st.text(max_size=200))
def test_decoding_is_the_inverse_of_coding(text: str) -> None:
    try:
        decoded = decode(text.encode("utf-8-sig"), name="file.txt")
    except LettersUnreadable:
        return
    assert decoded == text


def test_stray_control_characters_are_left_out_and_said() -> None:
    document = read("word " * 300 + "bell\x07 nul\x00 end\r\nnext\x0cpage")
    assert "bell nul end" in document.text
    assert document.gaps[0].reason.startswith("2 characters")


def test_right_to_left_text_keeps_its_letters_and_its_places() -> None:
    text = "דנה כהן\n\nניהלתי צוות של 12 אנשים\n- הפחתתי שעות ב-20%"
    document = read(text)
    assert letters(document.text) == letters(text)
    assert_blocks_hold(document)


@pytest.mark.parametrize("data", ["", "   \n\t ", "\ufeff"])
def test_a_file_with_nothing_in_it_is_said_to_be_empty(data: str) -> None:
    with pytest.raises((NothingInside, NoTextInside)) as refusal:
        read(data)
    assert "nothing was stored" in str(refusal.value)
