"""Every page in every state in a real browser: no barrier in light or dark, nothing that jumps, focus seen.

The states are made through the `App` and by what a person would do wrong; the pages of one browser are looked
at one after the other.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from getsit.app import App
from getsit.model.conversation import Consent
from getsit.model.document import DocumentKind, Raw
from getsit.model.job import Job, JobKind, JobState
from getsit.model.opportunity import Person
from tests.journey.test_browser import FLAGS, OPEN_SOME, WIDTHS, Served, _barriers, _is_wider, a_page, served

pytestmark = pytest.mark.browser

Found = list[tuple[str, str, str]]
STATES = (
    "dossier", "debrief", "letter", "add", "add?kind=transcript", "rounds", "site", "site?address=127.0.0.1",
    "site?address=www.example.org", "export", "delete", "corrections", "rounds/9.ics", "nothing",
)  # fmt: skip
GERMAN = ("dossier", "ladder", "ties", "brief", "debrief", "corrections", "letter", "plan", "export", "site")
JUMPS = (
    "/",
    "/new",
    "/facts",
    "/rehearse",
    "/help",
    "dossier",
    "ladder",
    "ties",
    "brief",
    "debrief",
    "letter",
)
REACHED = ("/", "/new", "/facts", "/rehearse", "dossier", "ladder", "debrief", "add", "letter", "corrections")
WATCH = """
window.jumped = 0;
new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.jumped += one.value;
}).observe({type: "layout-shift", buffered: true});
"""
FOCUSED = """() => {
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const seen = [...document.querySelectorAll(wanted)].filter(one => one.checkVisibility() && !one.disabled);
  return seen.filter(one => {
    one.focus({preventScroll: true});
    if (document.activeElement !== one) return false;
    const ring = one.querySelector(".hit"); // in a picture the ring is a stroke
    const look = getComputedStyle(ring || one);
    const width = ring ? look.strokeWidth : look.outlineStyle === "none" ? "0" : look.outlineWidth;
    return parseFloat(width) < 2;
  }).map(one => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture(autouse=True)
def _hears_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hearing by cues: what is looked at here is the pages, not who listens."""
    monkeypatch.setenv("GETSIT_HEARING", "cues")


@pytest.fixture(scope="module")
def browser(browser_program: str) -> Iterator[Browser]:
    """A browser for all tests of this file."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser_program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def example(tmp_path: Path, _hears_quickly: None) -> Iterator[Served]:
    """The example, with rehearsals."""
    with served(tmp_path / "data") as site:
        made = site.app.load_example()
        site.app.letter(made.id, confirm=True)
        yield site


def test_no_state_has_a_barrier(browser: Browser, tmp_path: Path, _hears_quickly: None) -> None:
    found: Found = []
    with served(tmp_path / "data") as site, a_page(browser) as page:
        _look(page, site.address + "/", found)
        opportunity = site.app.new("Empty")
        for state in STATES:
            _look(page, site.of(state), found)
        page.goto(f"{site.address}/new")
        page.click("button.go")
        _look(page, "", found)
        page.goto(site.of("add?kind=transcript"))
        page.fill("#text", "Helen: We lose nights.\n\nRuth: Which?")
        with page.expect_navigation():
            page.click("button.go")
        _look(page, "", found)
        for address in _jobs(site.app, opportunity.id):
            _look(page, site.of(address), found)
        _fill(site.app, opportunity.id)
        for state in ("rounds", "letter", "plan", "debrief", "debrief/1", "corrections", "/facts", "/import"):
            _look(page, site.address + state if state.startswith("/") else site.of(state), found)
    assert found == []


def test_no_state_of_a_rehearsal_has_a_barrier(
    browser: Browser, tmp_path: Path, _hears_quickly: None
) -> None:
    found: Found = []
    with served(tmp_path / "data") as site, a_page(browser) as page:
        running = site.app.begin_rehearsal("gwen", seed=1)
        site.app.say(running.id, "What hurts most here?")
        over = site.app.begin_rehearsal("northgate", seed=1)
        site.app.say(over.id, "What hurts most here? So it is the handover that costs you?")
        site.app.stop_rehearsal(over.id)
        for address in (
            "/rehearse", f"/rehearse/{running.id}", f"/rehearse/{over.id}", f"/rehearse/{over.id}/after",
            f"/rehearse/{over.id}/look-back", f"/rehearse/{running.id}/look-back", "/rehearse/none",
        ):  # fmt: skip
            _look(page, site.address + address, found)
    assert found == []


def test_the_locked_door_has_no_barrier(browser: Browser, tmp_path: Path) -> None:
    found: Found = []
    with served(tmp_path / "data") as site:
        site.app.new("Locked")
        site.app.set_passphrase("four plain words here")
    with served(tmp_path / "data") as site, a_page(browser) as page:
        _look(page, site.address + "/", found)
        page.fill("#passphrase", "wrong")
        page.click("button.go")
        _look(page, "", found)
        assert page.locator("[role=alert]").count() == 1
        page.fill("#passphrase", "four plain words here")
        page.click("button.go")
        page.wait_for_selector("text=Locked")
    assert found == []


def test_german_pages_have_no_barrier_and_fit(browser: Browser, example: Served) -> None:
    found: Found = []
    with a_page(browser) as page:
        page.goto(example.address)
        page.click("footer >> text=Deutsch")
        expect(page.locator("html[lang=de]")).to_have_count(1)
        for address in (*(example.address + one for one in ("/", "/new", "/rehearse", "/help", "/nothing")),
                        *(example.of(one) for one in GERMAN)):  # fmt: skip
            _look(page, address, found, schemes=("light",))
            found += [(address, "wider than", str(width)) for width in WIDTHS if _is_wider(page, width)]
            page.set_viewport_size({"width": 1280, "height": 900})
        page.click("footer >> text=English")
        expect(page.locator("html[lang=en]")).to_have_count(1)
    assert found == []


def test_the_language_can_be_changed_without_scripts(browser: Browser, example: Served) -> None:
    with a_page(browser, scripts=False) as page:
        page.goto(example.of("ladder"))
        page.click("footer >> text=Deutsch")
        assert page.url == example.of("ladder")
        expect(page.locator("html[lang=de]")).to_have_count(1)


@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_jumps(browser: Browser, example: Served, width: int) -> None:
    found = {}
    with a_page(browser, width=width) as page:
        page.add_init_script(WATCH)
        for one in JUMPS:
            page.goto(example.address + one if one.startswith("/") else example.of(one))
            page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready")
            found[one] = page.evaluate("new Promise(done => setTimeout(() => done(window.jumped), 100))")
    assert {page: jumped for page, jumped in found.items() if jumped} == {}


def test_whatever_can_be_reached_shows_that_it_is_reached(browser: Browser, example: Served) -> None:
    found = {}
    with a_page(browser) as page:
        for one in REACHED:
            page.goto(example.address + one if one.startswith("/") else example.of(one))
            page.evaluate(OPEN_SOME)
            page.keyboard.press("Tab")
            found[one] = page.evaluate(FOCUSED)
    assert {page: unseen for page, unseen in found.items() if unseen} == {}


def test_the_first_page_is_light_and_all_ours(browser: Browser, tmp_path: Path) -> None:
    sizes: dict[str, int] = {}
    with served(tmp_path / "data") as site, a_page(browser) as page:
        page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
        page.goto(site.address)
        page.wait_for_load_state("networkidle")
    assert len(sizes) > 3
    assert sum(sizes.values()) < 150_000, sizes
    assert all(address.startswith(site.address) for address in sizes)


def _look(page: Page, address: str, found: Found, *, schemes: tuple[str, ...] = ("light", "dark")) -> None:
    """Goes there, or stays where the page is, and looks for barriers."""
    if address and not address.endswith(".ics"):
        page.goto(address)
    page.evaluate(OPEN_SOME)
    for scheme in schemes:
        # Without motion, so that no colour is looked at on its way from one scheme to the other.
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        found += [(f"{page.url} {scheme}", *one) for one in _barriers(page)]


def _jobs(app: App, opportunity_id: str) -> Iterator[str]:
    """The pages of a job in every state."""
    job = Job(
        id="", opportunity_id=opportunity_id, what=JobKind.SITE, about="https://www.example.org/",
        of=12, done=3, updated=datetime.now(UTC), message="It was too slow.",
    )  # fmt: skip
    for state in JobState:
        if state is not JobState.WAITING:  # the worker would begin it
            app._store.keep_job(replace(job, id=f"job-{state.value}", state=state))
            yield f"jobs/job-{state.value}"


def _fill(app: App, id: str) -> None:
    """Notes from memory, a round with somebody, a proposed and a confirmed fact."""
    notes = b"She said they lose returns at the night handover.\nThe audit is in March."
    app.add_round(id, on=date(2026, 11, 12), persons=[Person(name="Bo", role="Head of Nights")])
    app.add(id, Raw(data=notes, name="notes.txt", origin="typed"), kind=DocumentKind.TRANSCRIPT,
            consent=Consent.RECALL, round_number=1)  # fmt: skip
    resume = (
        b"# Ruth Ames\n\n## Work\n\nNight lead, Depot, 2019 - 2023\n\n- Cut returns from 40 to 12 a week."
    )
    app.add(id, Raw(data=resume, name="resume.md", origin="typed"), kind=DocumentKind.RESUME)
    app.add_fact("I led a night shift of twelve for three years.")
    app.correct_private(id, "The audit is in March", private=True)
