"""Somebody who has never seen it does only what the pages say: to a printed brief, and from a talk to a
debrief.

They follow the one marked button of each page ("Begin", "Next …") and read nothing else. The times are those
that the issue of the pages promised to a person; a machine clicks quickly, so they only catch a page that
keeps people waiting.
"""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journey.test_browser import FILES, a_page, browser, served

pytestmark = pytest.mark.browser
__all__ = ["browser"]

TO_THE_BRIEF, TO_THE_DEBRIEF = 180, 60  # seconds


def _next(page: Page) -> str:
    """Follows the one next step that the page offers, and gives the headline of where it leads."""
    page.locator(".next a.btn.go").click()
    page.wait_for_load_state()
    return page.inner_text("h1")


def test_from_nothing_to_a_printed_brief(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "data") as site, a_page(browser) as page:
        began = time.monotonic()
        page.goto(site.address)
        _next(page)
        page.get_by_label("The posting", exact=True).fill((FILES / "posting.md").read_text("utf-8"))
        page.set_input_files("input[type=file] >> nth=1", str(FILES / "resume.md"))
        page.get_by_role("button", name="Read them").click()
        expect(page.locator("h1")).to_contain_text("What they seem to need")
        while page.locator(".sheet.a4").count() == 0:
            _next(page)
        with page.expect_download() as got:
            page.get_by_role("link", name="Take it as a PDF").click()
        assert got.value.path().read_bytes().startswith(b"%PDF")
        assert page.locator(".b-needs q").count() > 0
        assert time.monotonic() - began < TO_THE_BRIEF


def test_from_a_file_of_a_call_to_the_debrief(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "data") as site, a_page(browser) as page:
        page.goto(site.address)
        _next(page)
        page.get_by_label("The posting", exact=True).fill((FILES / "posting.md").read_text("utf-8"))
        page.get_by_role("button", name="Read them").click()
        expect(page.locator("h1")).to_contain_text("What they seem to need")
        began = time.monotonic()
        page.get_by_role("link", name="Debrief", exact=True).click()
        page.locator("main a.btn.go, main .next a.go").first.click()
        page.set_input_files("#file", str(FILES / "second-talk.vtt"))
        page.get_by_label("transcript", exact=False).first.check()
        page.check("input[value=agreed]")
        page.get_by_role("button", name="Read it").click()
        page.wait_for_url("**/debrief/**")
        expect(page.locator("svg.pic")).to_be_visible()
        assert time.monotonic() - began < TO_THE_DEBRIEF
