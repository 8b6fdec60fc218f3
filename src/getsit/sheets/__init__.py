"""Values to what leaves the house as a file: PDF, Word, Markdown, calendar. It decides nothing.

What may stand on a sheet is decided before; every word that comes in is text and never becomes markup.
"""

from getsit.sheets.brief import BriefSheet, HotLine, IfAsked, draw_brief
from getsit.sheets.calendar import calendar_of
from getsit.sheets.docx import letter_docx
from getsit.sheets.markdown import brief_markdown, plain, talk_markdown, text_markdown
from getsit.sheets.pdf import brief_pdf

__all__ = [
    "BriefSheet",
    "HotLine",
    "IfAsked",
    "brief_markdown",
    "brief_pdf",
    "calendar_of",
    "draw_brief",
    "letter_docx",
    "plain",
    "talk_markdown",
    "text_markdown",
]
