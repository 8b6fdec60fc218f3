"""PDFs to pieces: pages to letters, letters to lines in reading order, lines to headings, items, paragraphs.

Knows how to open a PDF and what can be wrong with it. Reads no pictures, forms or attachments. Runs in the
worker only: PDFium is neither safe with hostile files nor with threads.
"""

import pypdfium2 as pdfium

from getsit.errors import Broken, Locked, NoTextInside
from getsit.model.document import Gap
from getsit.reading.pdf_columns import Line, arrange
from getsit.reading.pdf_letters import Span, spans_of_page
from getsit.reading.pdf_lines import pieces_of_lines, take_out_running_heads
from getsit.reading.pieces import Reading
from getsit.reading.told import gap, say

MOST_PAGES = 300
_WANTS_PASSWORD = pdfium.raw.FPDF_ERR_PASSWORD


def parse(data: bytes) -> Reading:
    """The pieces of a PDF with the pages they stand on.

    Locked when it wants a password, Broken when it is damaged, NoTextInside when its pages are pictures.
    """
    document = _open(data)
    pages: list[list[Line]] = []
    heights: list[float] = []
    gaps: list[Gap] = []
    for number in range(min(len(document), MOST_PAGES)):
        spans, height = _spans(document, number)
        heights.append(height)
        pages.append(arrange(spans, page=number + 1))
        if not spans:
            gaps.append(gap("empty_page", place=say("place.page", number=number + 1)))
    if len(document) > MOST_PAGES:
        gaps.append(gap("pages", read=MOST_PAGES, all=len(document)))
    if not any(pages):
        raise NoTextInside(found=say("found.pictures"))
    heads = take_out_running_heads(pages, heights=heights)
    gaps += [gap("running_head", raw=head) for head in heads]
    return Reading(pieces=tuple(pieces_of_lines(pages)), gaps=tuple(gaps))


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as damage:
        if damage.err_code == _WANTS_PASSWORD:
            raise Locked from damage
        raise Broken(reason=say("reason.not_whole")) from damage
    if not len(document):
        raise Broken(reason=say("reason.not_whole"))
    return document


def _spans(document: pdfium.PdfDocument, number: int) -> tuple[list[Span], float]:
    """The spans of a page and its height; none when the page cannot be opened."""
    try:
        page = document[number]
        return spans_of_page(page), page.get_height()
    except pdfium.PdfiumError:
        return [], 1.0
