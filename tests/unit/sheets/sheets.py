"""Reads sheets back with other libraries than those that wrote them, and makes sheets to write."""

import re
from contextlib import closing

import pypdfium2

import getsit.wording
from getsit.sheets import BriefSheet, HotLine, IfAsked
from getsit.text.wording import wording_of

WORDING = wording_of(getsit.wording.load())
HEADINGS = {
    name: f"Heading {name}"
    for name in "hot questions ties no_ties no_hot signals if_asked notes legend".split()
}


def a_sheet(**changes: object) -> BriefSheet:
    """A brief of ordinary length."""
    made = BriefSheet(
        title="Night dispatch",
        persons="Marian Tolley, plant director",
        day="17 November 2026",
        sort="Final talk",
        hot=tuple(
            HotLine(words=f"Mondays are sore point {n}", exact=n < 3, standing=standing, note=f"Marian {n}.")
            for n, standing in enumerate(("confirmed", "voiced", "predicted"), start=1)
        ),
        questions=tuple(f"Can you walk me through Sunday {n}?" for n in range(1, 6)),
        ties=tuple(f"Two hours earlier, no missed delivery {n}." for n in range(1, 4)),
        signals=tuple(f"She puts you on the dock {n}." for n in range(1, 4)),
        if_asked=tuple(
            IfAsked(words=f"five years {n}", breath=f"Four, and here is how {n}.") for n in (1, 2)
        ),
        headings=HEADINGS,
    )
    return BriefSheet(**({name: getattr(made, name) for name in made.__slots__} | changes))  # type: ignore[arg-type]


def words_of(sheet: BriefSheet) -> list[str]:
    """Every stretch of words that the sheet holds, but its headings, in the order of the page."""
    hot = [words for one in sheet.hot for words in (one.words, one.note)]
    asked = [words for one in sheet.if_asked for words in (one.words, one.breath)]
    head = [sheet.title, sheet.persons, sheet.day, sheet.sort]
    return [*head, *hot, *sheet.questions, *sheet.ties, *sheet.signals, *asked]


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_bounded())
            text.close()
            page.close()
        return found


def run_on(text: str) -> str:
    """The text without white space and hyphens, so that it does not matter where lines were broken."""
    return re.sub(r"[\s\-\x02\ufffe]+", "", text)
