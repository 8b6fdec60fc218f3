"""Somebody who has never seen it, with nothing but what the pages say; and somebody with a keyboard alone.

What is pressed is found by the words that stand on it. How long each way took is printed, and kept below the
limits of a first evening: three minutes to a printed brief, one minute from a Zoom file to its debrief.
"""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journey.test_browser import FILES, FLAGS, PATIENCE, _file, a_page, served

pytestmark = pytest.mark.browser

TO_A_BRIEF, TO_A_DEBRIEF = 180, 60  # seconds
FOCUSED = """(() => {
  const one = document.activeElement;
  if (one === document.body) return "";
  return (one.matches("input, textarea, select") ? one.labels?.[0]?.innerText : one.innerText) ?? "";
})()"""  # the words that name what has the focus
LARGE = 6_000_000  # letters: more than is read in one field


@pytest.fixture(scope="module")
def browser(browser_program: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser_program, args=FLAGS)
        yield opened
        opened.close()


def _told(what: str, since: float) -> float:
    took = time.monotonic() - since
    print(f"{what}: {took:.1f} s")
    return took


def test_from_nothing_to_a_printed_brief_of_ones_own(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "data") as site, a_page(browser) as page:
        since = time.monotonic()
        page.goto(site.address)
        expect(page.get_by_role("heading", level=1)).to_have_text("Which interview is next?")
        page.get_by_label("The posting", exact=True).fill((FILES / "posting.md").read_text(encoding="utf-8"))
        page.get_by_label("Choose a file", exact=True).set_input_files(str(FILES / "resume.md"))
        page.get_by_role("button", name="Read them").click()
        page.wait_for_url("**/dossier")
        for name in ("Ladder", "Ties", "One-page brief"):
            page.locator("main").get_by_role("link", name=name, exact=True).last.click()
        page.get_by_role("link", name="Put in the day and whom you meet").click()
        page.get_by_label("Day", exact=True).last.fill("2026-12-09")
        page.get_by_label("Whom you meet").last.fill("Ana Brix, Head of Operations")
        page.get_by_role("button", name="Add a date").click()
        page.get_by_role("link", name="One-page brief").first.click()
        expect(page.locator(".a4")).to_contain_text("Ana Brix")
        paper = page.pdf(format="A4", prefer_css_page_size=True)
        took = _told("from nothing to a printed brief", since)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    assert took < TO_A_BRIEF


def test_from_a_zoom_file_to_its_debrief(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "data") as site, a_page(browser) as page:
        site.app.new("depot")
        since = time.monotonic()
        page.goto(site.address)
        page.get_by_role("link", name="depot").click()
        page.get_by_role("link", name="Debrief").click()
        page.get_by_role("link", name="Add a talk").click()
        page.get_by_label("Choose a file").set_input_files(_file(tmp_path, "first-talk.vtt"))
        page.get_by_label("Everyone agreed to the recording or captions.").check()
        page.get_by_label("Your name in it").fill("Ewan Mottram")
        page.get_by_role("button", name="Read it").click()
        page.wait_for_url("**/debrief/1")
        expect(page.get_by_role("heading", name="One thing to change")).to_have_count(0)
        expect(page.get_by_text("One thing to change").first).to_be_visible()
        expect(page.locator("svg.pic:visible a").first).to_be_visible()
        assert _told("from a Zoom file to its debrief", since) < TO_A_DEBRIEF


def _tab_to(page: Page, words: str, most: int = 250) -> None:
    """Presses Tab until what has the focus bears those words."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED):
            return
    pytest.fail(f"no Tab leads to: {words}")


def test_the_way_is_walked_with_a_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "data") as site, a_page(browser) as page:
        page.goto(site.address)
        _tab_to(page, "The posting")
        page.keyboard.insert_text((FILES / "posting.md").read_text(encoding="utf-8"))
        _tab_to(page, "Or paste its text")
        page.keyboard.press("Enter")
        _tab_to(page, "Your résumé")
        page.keyboard.insert_text((FILES / "resume.md").read_text(encoding="utf-8"))
        _tab_to(page, "Read them")
        page.keyboard.press("Enter")
        page.wait_for_url("**/dossier")
        _tab_to(page, "Set this right")
        page.keyboard.press("Enter")
        _tab_to(page, "It is")
        page.keyboard.type("conf")
        _tab_to(page, "Set it right")
        page.keyboard.press("Enter")
        page.wait_for_url("**/dossier?done=*")
        _tab_to(page, "Take it back")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/dossier$"))
        assert len(site.app.corrections(site.app.opportunities()[0].id)) == 2
        for name, address in (("Ladder", "ladder"), ("Ties", "ties"), ("One-page brief", "brief")):
            _tab_to(page, name)
            page.keyboard.press("Enter")
            page.wait_for_url(f"**/{address}")


def test_what_is_typed_outlives_a_step_back_a_reload_and_a_lost_server(
    browser: Browser, tmp_path: Path
) -> None:
    with a_page(browser) as page:
        with served(tmp_path / "data") as site:
            page.goto(site.address)
            page.get_by_label("The posting", exact=True).fill("We need somebody for the night shift.")
            page.get_by_role("link", name="Help").click()
            page.go_back()
            expect(page.get_by_label("The posting", exact=True)).to_have_value(re.compile("night shift"))
            page.reload()
            expect(page.get_by_label("The posting", exact=True)).to_have_value(re.compile("night shift"))
        page.get_by_role("button", name="Read them").click()
        expect(page.get_by_text("Gets It is not running.")).to_be_visible(timeout=PATIENCE)
        assert "night shift" in page.get_by_label("The posting", exact=True).input_value()
        expect(page.get_by_role("button", name="Read them")).to_be_visible()


def test_a_paste_of_megabytes_is_told_and_stays(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "data") as site, a_page(browser) as page:
        page.goto(site.address)
        box = page.get_by_label("The posting", exact=True)
        box.evaluate(f"one => one.value = 'many words '.repeat({LARGE // 11})")
        page.get_by_role("button", name="Read them").click()
        expect(page.get_by_role("alert")).to_contain_text("Nothing was sent")
        assert len(box.input_value()) > 5_000_000
        assert site.app.opportunities() == []


def test_a_talk_changed_in_two_tabs_is_never_written_over(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "data") as site, a_page(browser) as page:
        made = site.app.new("depot")
        site.app.add_round(made.id)
        other = page.context.new_page()
        for tab in (page, other):
            tab.goto(site.of("rounds"))
            tab.get_by_text("Change it").click()
        other.locator("li #person-1").fill("Ana Brix")
        other.get_by_role("button", name="Save it").click()
        other.wait_for_load_state()
        page.locator("li #person-1").fill("Bo Carr")
        page.get_by_role("button", name="Save it").click()
        expect(page.get_by_role("alert").filter(has_text="another tab")).to_be_visible()
        assert page.locator("li #person-1").input_value() == "Bo Carr"
        assert site.app.opportunities()[0].rounds[0].persons[0].name == "Ana Brix"


def test_a_claim_shows_its_source_and_opens_it_there(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "data") as site, a_page(browser) as page:
        site.app.load_example()
        page.goto(site.of("dossier"))
        link = page.locator("article.hot .from a").first
        link.hover()
        expect(page.locator("#peek mark")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#peek")).to_have_count(0)
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(page.locator("#peek mark")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.locator("#here mark")).to_be_visible()


def test_what_is_for_one_only_is_printed_only_with_the_tick(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "data") as site, a_page(browser) as page:
        site.app.load_example()
        for name in ("dossier", "debrief"):
            page.goto(site.of(name))
            shown = page.locator("main .is-private >> visible=true").count()
            page.emulate_media(media="print")
            assert shown > 0
            assert page.locator("main .is-private >> visible=true").count() == 0, name
            page.emulate_media(media="screen")
            page.locator("#also-private").check()
            page.emulate_media(media="print")
            assert page.locator("main .is-private >> visible=true").count() > 0, name
            page.emulate_media(media="screen")
