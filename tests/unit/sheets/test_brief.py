"""The brief as PDF: all its words, on one page, for a screen reader too, and nothing that is private."""

from contextlib import closing
from dataclasses import replace

import pypdfium2
import pytest

from getsit.app import App
from getsit.sheets import HotLine, IfAsked, brief_pdf
from getsit.sheets.brief import ever_tighter
from tests.unit.sheets.sheets import WORDING, a_sheet, pages_of, run_on, words_of

SENTENCE = "what stands here must never be cut in the middle of a word or a sentence"
HOSTILE = [
    '#import "/etc/passwd"', "#{panic()}", "*not bold*", "_flat_", "$x^2$", "<label>", "@nobody", "`raw`",
    "]#[", "= no heading", "- no item", "// no comment", "a \\ b", "https://example.org/x", "\x07bell", "“”",
]  # fmt: skip


def the_page(sheet: object) -> str:
    pages = pages_of(brief_pdf(sheet, wording=WORDING))  # type: ignore[arg-type]
    assert len(pages) == 1
    return run_on(pages[0])


def test_every_word_of_the_brief_is_on_the_page_in_its_order() -> None:
    page, place = the_page(a_sheet()), 0
    for words in words_of(a_sheet()):
        if words not in {"17 November 2026", "Final talk"}:  # they stand beside the title
            place = page.index(run_on(words), place)


def test_the_page_has_a_title_and_tags_for_a_screen_reader() -> None:
    with closing(pypdfium2.PdfDocument(brief_pdf(a_sheet(), wording=WORDING))) as document:
        assert pypdfium2.raw.FPDFCatalog_IsTagged(document)
        assert document.get_metadata_dict()["Title"] == "Night dispatch"


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_become_markup(words: str) -> None:
    sheet = a_sheet(title=words, questions=(words,), ties=(f"{words} {words}",))
    shown = run_on(words.replace("\x07", ""))
    assert the_page(sheet).count(shown) >= 4


def test_letters_of_other_alphabets_are_there() -> None:
    names = "Łukasz Żółć, Ελένη Παππά, Иван Петров"
    assert run_on(names) in the_page(a_sheet(persons=names))


def test_a_long_brief_stays_one_page_and_what_is_shown_is_whole() -> None:
    long = [f"{SENTENCE} {n} " * 4 + f"end{n}." for n in range(20)]
    sheet = a_sheet(
        hot=tuple(HotLine(words=long[n], exact=True, standing="voiced", note=long[n + 3]) for n in range(3)),
        questions=tuple(long[6:11]),
        ties=tuple(long[11:14]),
        signals=tuple(long[14:17]),
        if_asked=tuple(IfAsked(words=f"need {n}", breath=long[n]) for n in range(16, 20)),
    )
    page = the_page(sheet)
    shown = [one for one in ever_tighter(sheet) if _says_left_off(page, one.left_off)]
    assert shown
    assert all(run_on(words) in page for words in words_of(shown[-1]))
    gone = set(words_of(sheet)) - set(words_of(shown[-1]))
    assert gone
    assert not any(run_on(words) in page for words in gone)
    assert all(run_on(one.words) in page for one in sheet.hot[:1])


def test_a_page_that_is_full_gives_way_by_the_least_first() -> None:
    steps = list(ever_tighter(a_sheet()))
    assert [one.letters for one in steps[:4]] == [10.5, 10, 9.5, 9]
    assert [one.notes for one in steps[4:7]] == [2, 1, 0]
    assert len(steps[8].if_asked) == 0
    assert len(steps[8].hot) == 3
    assert steps[-1].left_off == len(steps) - 7


def test_a_name_longer_than_a_page_is_smaller_but_whole() -> None:
    name = "Operations " * 900
    assert run_on(name) in the_page(a_sheet(title=name))


def test_the_pdf_of_the_example_holds_what_the_brief_says(app: App) -> None:
    brief = app.brief("home-store")
    page = run_on(pages_of(app.brief_pdf("home-store"))[0])
    said = [one.need.gist for one in brief.hot]
    said += [rung.question for rung in brief.rungs]
    said += [tie.spoken for tie in brief.ties]
    said += [one.sounds_like for one in brief.signals]
    said += [line.breath for line in brief.if_asked]
    said += ["Philippa Strand, Director", "26 November 2026"]
    assert len(said) > 10
    assert [words for words in said if run_on(words) not in page] == []


def test_what_is_marked_private_is_not_in_the_pdf(app: App) -> None:
    words = app.brief("home-store").hot[0].need.evidence[0].quote.exact
    before = pages_of(app.brief_pdf("home-store"))[0]
    assert run_on(words) in run_on(before)
    app.correct_private("home-store", words, private=True)
    after = pages_of(app.brief_pdf("home-store"))[0]
    app.undo("home-store")
    assert run_on(words) not in run_on(after)


def test_words_that_were_only_remembered_stand_without_quotation_marks() -> None:
    line = replace(a_sheet().hot[0], exact=False)
    page = the_page(a_sheet(hot=(line,)))
    assert run_on(line.words) in page
    assert f"“{run_on(line.words)}" not in page


def _says_left_off(page: str, count: int) -> bool:
    return bool(count) and run_on(WORDING.say("sheets.left_off", count=count)) in page
