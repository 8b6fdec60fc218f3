"""The whole way in a real browser, from nothing to the letter and back, with scripts and without."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from getsit.app import App, open_app
from getsit.settings import Settings
from getsit.web import make_site

pytestmark = pytest.mark.browser

FILES = Path(__file__).with_name("files")
EXAMPLE = files("getsit.example")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 45_000  # milliseconds; a slow machine is no defect
WIDTHS = (375, 768, 1280)
STAGES = (
    "dossier", "ladder", "ladder?mode=structured", "ties", "brief", "add", "rounds", "debrief",
    "corrections", "letter", "plan", "export", "delete",
)  # fmt: skip
OPEN_SOME = "[...document.querySelectorAll('main details')].slice(0, 5).forEach(one => one.open = true)"
UNDER_THE_SERVER = ("/", "/new", "/facts", "/import", "/help", "/privacy", "/nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A site that answers, and the `App` behind it."""

    address: str
    app: App

    def of(self, page: str) -> str:
        """The address of a page of the only opportunity."""
        return f"{self.address}/o/{self.app.opportunities()[0].id}/{page}"


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serves a data folder on a free port of this machine."""
    app = open_app(Settings(data=folder))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_site(app), log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        thread.join(timeout=0.02)
    try:
        yield Served(address=f"http://127.0.0.1:{listening.getsockname()[1]}", app=app)
    finally:
        server.should_exit = True
        thread.join(timeout=20)


@pytest.fixture(scope="module")
def browser(browser_program: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser_program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("example")) as site:
        made = site.app.load_example()
        site.app.letter(made.id, confirm=True)
        yield site


@contextmanager
def a_page(
    browser: Browser, *, scripts: bool = True, width: int = 1280, scheme: str = "light"
) -> Iterator[Page]:
    """A page of a browser with nothing in it, that reaches this machine only."""
    context = browser.new_context(
        java_script_enabled=scripts,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def _file(folder: Path, name: str) -> str:
    kept = folder / name
    kept.write_bytes((EXAMPLE / name).read_bytes())
    return str(kept)


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_the_whole_way_from_nothing_to_the_letter(browser: Browser, tmp_path: Path, *, scripts: bool) -> None:
    with served(tmp_path / "data") as site, a_page(browser, scripts=scripts) as page:
        page.goto(site.address)
        _begin(page, tmp_path)
        _prepare(page)
        _add_homework(page, tmp_path)
        _look_back(page, tmp_path)
        _set_right(page, site)
        _follow_up(page)
        _take_away_and_delete(page, site, tmp_path)


def _begin(page: Page, folder: Path) -> None:
    assert "Which interview is next?" in page.inner_text("h1")
    page.set_input_files("#posting_file", _file(folder, "posting.html"))
    page.set_input_files("#resume_file", _file(folder, "resume.pdf"))
    page.click("button.go")
    page.wait_for_url("**/dossier")
    assert page.locator("article.hot mark").count() > 0


def _prepare(page: Page) -> None:
    words = page.locator("article.hot mark").first.inner_text()
    page.locator("article.hot .from a").first.click()
    assert page.locator("#here mark").first.inner_text().split()[:3] == words.split()[:3]
    page.go_back()
    for name in ("Ladder", "Ties", "One-page brief"):
        page.click(f"main a.btn.go:text-is('{name}')")
        assert page.locator("h1").count() == 1
    assert page.locator(".b-needs li").count() > 0


def _add_homework(page: Page, folder: Path) -> None:
    page.click('nav.sub >> text="Add"')
    page.check("input[value=homework]")
    page.set_input_files("#file", _file(folder, "annual-review.md"))
    page.click("button.go")
    page.wait_for_url("**/dossier")
    page.click('nav.sub >> text="Add"')
    page.check("input[value=transcript]")
    page.fill("#candidate", "Ewan Mottram")
    page.set_input_files("#file", _file(folder, "first-talk.vtt"))
    page.click("button.go")
    assert "only with your word" in page.inner_text("[role=alert]")
    assert page.is_checked("input[value=transcript]")
    assert page.input_value("#candidate") == "Ewan Mottram"


def _look_back(page: Page, folder: Path) -> None:
    page.set_input_files("#file", str(folder / "first-talk.vtt"))
    page.check("input[value=agreed]")
    page.fill("#on", "2026-11-12")
    page.click("button.go")
    page.wait_for_url("**/debrief/1")
    assert page.locator("svg.pic a").count() > 10
    assert page.locator("#one mark").count() > 0


def _set_right(page: Page, site: Served) -> None:
    name = site.app.opportunities()[0].id
    first = next(one for one in site.app.debrief(name).analysis.moments if one.label == "need")
    page.click("details.moments > summary")
    row = page.locator(f"#{first.id}")
    row.locator("summary").click()
    row.locator("select").select_option("none")
    row.get_by_role("button", name="Set it right").click()
    page.wait_for_url("**/debrief/1?done=*")
    made = site.app.corrections(name)
    assert len(made) == 1
    page.click('nav.sub >> text="Corrections"')
    page.click("text=Take it back")
    page.wait_for_selector("text=Taken back.")
    assert first.id in {one.id for one in site.app.debrief(name).analysis.moments}
    page.goto(site.of("dossier"))
    need = page.locator("article.hot").first
    need.locator("details.mend > summary").click()
    need.locator("select").first.select_option("confirmed")
    need.get_by_role("button", name="Set it right").click()
    page.wait_for_url("**/dossier?done=*")
    assert "confirmed" in page.locator("article.hot").first.inner_text()


def _follow_up(page: Page) -> None:
    page.click("text=Your facts")
    page.locator("input[name=chosen]").first.uncheck()
    page.click("text=Confirm what is ticked")
    page.wait_for_selector("text=Confirmed by you")
    page.go_back()
    page.goto(page.url)
    page.click("text=Opportunities")
    page.locator(".opps h3 a").first.click()
    page.click("nav.journey >> text=Follow up")
    assert page.locator("article.letter mark").count() > 1
    page.click('nav.sub >> text="30-60-90 plan"')
    assert page.locator("article.letter h2").count() == 3


def _take_away_and_delete(page: Page, site: Served, folder: Path) -> None:
    page.click("footer >> text=Take it with you")
    with page.expect_download() as download:
        page.click("button.go")
    kept = folder / "kept.zip"
    download.value.save_as(kept)
    page.click("footer >> text=Delete")
    page.click("button.go")
    page.wait_for_selector("text=Which interview is next?")
    assert site.app.opportunities() == []
    page.goto(f"{site.address}/import")
    page.set_input_files("#file", str(kept))
    page.click("button.go")
    page.wait_for_url("**/dossier")
    assert len(site.app.overview(site.app.opportunities()[0].id).talks) == 1


@pytest.mark.parametrize("name", ["posting.html", "posting.md", "resume.docx", "resume.pdf"])
def test_a_posting_of_each_kind_is_read(browser: Browser, tmp_path: Path, name: str) -> None:
    chosen = FILES / name if (FILES / name).exists() else Path(_file(tmp_path, name))
    with served(tmp_path / "data") as site, a_page(browser) as page:
        page.goto(f"{site.address}/new")
        page.set_input_files("#posting_file", str(chosen))
        page.click("button.go")
        page.wait_for_url("**/dossier")
        assert len(site.app.overview(site.app.opportunities()[0].id).documents) == 1


def test_a_talk_of_each_kind_is_read(browser: Browser, tmp_path: Path) -> None:
    talks = {
        "second-talk.vtt": "agreed", "some-names.srt": "agreed", "no-names.srt": "agreed",
        "segments.json": "agreed", "otter.txt": "agreed", "talk.txt": "agreed", "recall-lines.txt": "recall",
    }  # fmt: skip
    with served(tmp_path / "data") as site, a_page(browser, scripts=False) as page:
        site.app.new("talks")
        for name, consent in talks.items():
            page.goto(site.of("add?kind=transcript"))
            page.set_input_files("#file", str(FILES / name))
            page.check(f"input[value={consent}]")
            page.click("button.go")
            assert "/debrief/" in page.url, (name, page.inner_text("[role=alert]"))
        assert len(site.app.overview("talks").talks) == len(talks)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_a_sideways_scroll_or_a_foreign_address(
    browser: Browser, example: Served, scheme: str
) -> None:
    document = example.app.overview(example.app.opportunities()[0].id).documents[0].id
    pages = [example.address + page for page in UNDER_THE_SERVER]
    pages += [example.of(page) for page in (*STAGES, f"source/{document}?start=3&end=40")]
    asked: list[str] = []
    found: list[tuple[str, str, str]] = []
    with a_page(browser, scheme=scheme) as page:
        page.on("request", lambda request: asked.append(request.url))
        for address in pages:
            page.goto(address)
            page.evaluate(OPEN_SOME)
            found += [(address, *one) for one in _barriers(page)]
            found += [(address, "wider than", str(width)) for width in WIDTHS if _is_wider(page, width)]
    assert found == []
    assert [one for one in asked if not one.startswith(example.address)] == []


def _barriers(page: Page) -> list[tuple[str, str]]:
    violations = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in violations]


def _is_wider(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 900})
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_the_keyboard_shows_where_it_is(browser: Browser, example: Served) -> None:
    with a_page(browser) as page:
        page.goto(example.of("dossier"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        for _ in range(12):
            page.keyboard.press("Tab")
            shown = page.evaluate(
                "(() => { const look = getComputedStyle(document.activeElement);"
                " return [look.outlineStyle, parseFloat(look.outlineWidth)]; })()"
            )
            assert shown[0] != "none"
            assert shown[1] >= 2


def test_a_mark_leads_to_its_line_in_the_list_and_back(browser: Browser, example: Served) -> None:
    with a_page(browser) as page:
        page.goto(example.of("debrief"))
        mark = page.locator("svg.pic a").nth(3)
        line = mark.get_attribute("href") or ""
        mark.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(line, state="visible")
        back = page.locator(f"{line} a[href='#p-{line[1:]}']")
        assert back.count() == 1


def test_the_brief_prints_on_paper_without_the_frame(browser: Browser, example: Served) -> None:
    with a_page(browser) as page:
        page.goto(example.of("brief"))
        page.emulate_media(media="print")
        for hidden in ("header.top", "nav.journey", "nav.sub", "footer.foot", "main aside"):
            assert not page.locator(hidden).first.is_visible(), hidden
        assert page.locator(".a4").is_visible()
