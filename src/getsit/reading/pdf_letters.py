"""The letters of a PDF page, gathered into spans: stretches of one line without a wide gap.

Knows PDFium's text page. Drops letters of symbol fonts, which are pictures.
"""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import pypdfium2 as pdfium
from pypdfium2 import raw

_WIDE_GAP = 1.1  # times the letter's size: two words further apart than this are two spans
_GAP_AT_A_CHANGE = 0.55  # the same where the weight of the letters changes too
_WORD_GAP = 0.3  # times the letter's size: letters further apart than this are two words
_SPACE = 0.07  # the same where the page itself has a space
_BOLD = 600  # the weight from which a font counts as bold
_LEAST_DISC, _MOST_DISC = 1.2, 8.0  # points across a drawn bullet
_BULLET_GAP = 2.2  # times the size: words stand at most so far right of their bullet
_MOST_SHAPES = 5000  # of a page that we look at; a page with more is a drawing
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BULLETS_OF_SYMBOL_FONTS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}
_HYPHENS = {"\x02", "\xad", "\ufffe"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, its box, and the line `base` that it stands on, in points from the page's lower left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    bold: bool


@dataclass(slots=True, kw_only=True)
class Span:
    """Letters of one line that stand together."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    bold: int = 0
    letters: int = 1
    last_bold: bool = False
    parts: list[Letter] = field(default_factory=list)
    first: float = 0.0  # where the words begin when a bullet stands before them

    @property
    def middle(self) -> float:
        """Half way between its top and its bottom."""
        return (self.top + self.bottom) / 2


def spans_of_page(page: pdfium.PdfPage) -> list[Span]:
    """The spans of a page in the order in which the page writes them."""
    spans: list[Span] = []
    spaced = False
    for letter in _letters(page):
        if letter is None or letter.text.isspace():
            spaced = True
            continue
        if spans and _goes_on(spans[-1], letter):
            _extend(spans[-1], letter, spaced=spaced)
        else:
            spans.append(_begin(letter))
        spaced = False
    spans = [span for span in spans if span.text.strip()]
    return [*spans, *_drawn_bullets(page, spans)]


def _drawn_bullets(page: pdfium.PdfPage, spans: list[Span]) -> Iterator[Span]:
    """Bullets that are drawn as little discs or squares, as browsers do, where words stand beside them."""
    shapes = islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3), _MOST_SHAPES)
    for left, bottom, right, top in (shape.get_bounds() for shape in shapes):
        wide, high = right - left, top - bottom
        if not (_LEAST_DISC < wide < _MOST_DISC and abs(wide - high) < 1):
            continue
        middle = (top + bottom) / 2
        beside = [
            span
            for span in spans
            if span.bottom < middle < span.top and 0 < span.left - right < _BULLET_GAP * span.size
        ]
        if beside and wide < 0.6 * beside[0].size:
            words = beside[0]
            yield Span(
                text="•", left=left, right=right, bottom=words.bottom, top=words.top, base=words.base,
                size=words.size,
            )  # fmt: skip


def _letters(page: pdfium.PdfPage) -> Iterator[Letter | None]:
    """Every letter of the page; None stands where PDFium saw a space or a line end."""
    text_page = page.get_textpage()
    box, across, base = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(text_page.count_chars()):
        text = _readable(raw.FPDFText_GetUnicode(text_page, index))
        if not text:
            continue
        if text.isspace():
            yield None
            continue
        raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
        raw.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(across), ctypes.byref(base))
        if box.right <= box.left and box.top <= box.bottom:
            continue
        yield Letter(
            text=text,
            left=box.left,
            right=box.right,
            bottom=box.bottom,
            top=box.top,
            base=base.value,
            size=round(raw.FPDFText_GetFontSize(text_page, index), 1),
            bold=raw.FPDFText_GetFontWeight(text_page, index) >= _BOLD,
        )


def _readable(code: int) -> str:
    letter = chr(code) if 0 < code < 0x110000 else ""
    if letter in _HYPHENS:
        return "-"
    letter = _BULLETS_OF_SYMBOL_FONTS.get(letter) or _LIGATURES.get(letter) or letter
    if letter.isspace() or not letter:
        return letter
    return "" if unicodedata.category(letter[0]) in ("Co", "Cc", "Cn") else letter


def _goes_on(span: Span, letter: Letter) -> bool:
    overlap = min(span.top, letter.top) - max(span.bottom, letter.bottom)
    if overlap < 0.5 * min(span.top - span.bottom, letter.top - letter.bottom):
        return False
    changes = span.last_bold != letter.bold
    return _apart(span, letter) < (_GAP_AT_A_CHANGE if changes else _WIDE_GAP) * max(span.size, letter.size)


def _apart(span: Span, letter: Letter) -> float:
    """How far the letter stands beside the span, on either side of it; negative where they overlap."""
    return max(letter.left - span.right, span.left - letter.right)


def _extend(span: Span, letter: Letter, *, spaced: bool) -> None:
    is_word = _apart(span, letter) > (_SPACE if spaced else _WORD_GAP) * letter.size
    span.text += (" " if is_word else "") + letter.text
    span.left, span.right = min(span.left, letter.left), max(span.right, letter.right)
    span.bottom, span.top = min(span.bottom, letter.bottom), max(span.top, letter.top)
    span.size = max(span.size, letter.size)
    span.bold += letter.bold
    span.last_bold = letter.bold
    span.letters += 1
    span.parts.append(letter)


def _begin(letter: Letter) -> Span:
    return Span(
        text=letter.text,
        left=letter.left,
        right=letter.right,
        bottom=letter.bottom,
        top=letter.top,
        base=letter.base,
        size=letter.size,
        bold=int(letter.bold),
        last_bold=letter.bold,
        parts=[letter],
    )
