"""Letter and plan in other forms: the very same words, nothing beside them, and no word becomes markup."""

import zipfile
from io import BytesIO

import docx
import pytest

from getsit.app import App
from getsit.model.letter import Letter, Plan
from getsit.sheets import letter_docx, text_markdown
from getsit.sheets.markdown import plain
from tests.builders import MORNING

TEXT = "Dear Marian,\n\nYou said “it’s <dull> & fine”.\n\nKind regards,\nEwan"


def a_letter(text: str = TEXT) -> Letter:
    return Letter(to="Marian", text=text, claims=(), left_out=())


def words_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


def test_the_document_holds_the_letter_line_for_line() -> None:
    assert words_of(letter_docx(a_letter(), made=MORNING)) == [line for line in TEXT.split("\n") if line]


def test_the_document_says_nothing_about_who_wrote_it() -> None:
    data = letter_docx(a_letter(), made=MORNING)
    about = docx.Document(BytesIO(data)).core_properties
    assert (about.author, about.comments, about.title, about.last_modified_by) == ("", "", "", "")
    assert about.created == MORNING
    assert b"python-docx" not in b"".join(zipfile.ZipFile(BytesIO(data)).read("docProps/core.xml").split())


def test_letters_that_no_document_can_hold_are_left_out() -> None:
    assert words_of(letter_docx(a_letter("Dear\x00 Ma\x1brian,"), made=MORNING)) == ["Dear Marian,"]


def test_the_letter_of_the_example_is_the_same_in_every_form(app: App) -> None:
    letter = app.letter("home-store")
    lines = [line for line in letter.text.splitlines() if line]
    assert len(lines) > 3
    assert words_of(app.as_docx(letter)) == lines
    assert app.as_markdown(letter).replace("\\", "") == "\n\n".join(lines) + "\n"


def test_the_plan_has_its_headings_and_lists(app: App) -> None:
    plan = app.plan("home-store")
    lines = app.as_markdown(plan).splitlines()
    assert lines[0].startswith("# ")
    assert [line for line in lines if line.startswith("## ")]
    items = [line for line in plan.text.splitlines() if line.startswith("- ")]
    assert len([line for line in lines if line.startswith("- ")]) == len(items) > 2
    said = "".join(line.lstrip("#- ") for line in lines if line).replace("\\", "")
    assert said == "".join(line.lstrip("- ") for line in plan.text.splitlines() if line)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("12. no number", "12\\. no number"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("[x](https://example.org)", "\\[x\\](https://example.org)"),
        ("<b>&amp;", "\\<b\\>\\&amp;"),
        ("---", "\\---"),
        ("two\nlines", "two lines"),
        ("3.5 t - net", "3.5 t - net"),
    ],
)
def test_no_words_become_markdown(words: str, shown: str) -> None:
    assert plain(words) == shown


def test_a_plan_without_lists_is_still_a_plan() -> None:
    assert text_markdown(Plan(text="Mine\n\nLine", claims=(), left_out=())) == "# Mine\n\nLine\n"
