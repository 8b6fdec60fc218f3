"""The letter as a Word document, to be opened, changed and sent. It holds the letter and nothing else."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from getsit.model.letter import Letter
from getsit.sheets.printable import printable

if TYPE_CHECKING:
    from docx.document import Document


def letter_docx(letter: Letter, *, made: datetime) -> bytes:
    """The letter on A4, a paragraph for each of its lines, without a word about who or what wrote it."""
    from docx import Document

    document = Document()
    _lay_out(document)
    _forget(document, made)
    for line in printable(letter.text).splitlines():
        if line.strip():
            document.add_paragraph(line)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _lay_out(document: "Document") -> None:
    from docx.shared import Mm, Pt

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(25)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(9)
    normal.paragraph_format.line_spacing = 1.15


def _forget(document: "Document", made: datetime) -> None:
    """Empties what the library writes about itself: a letter tells its reader nothing behind its words."""
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.title = about.keywords = ""
    about.created = about.modified = made.replace(tzinfo=None)
