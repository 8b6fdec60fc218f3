"""A rehearsal in a real browser: with scripts and without, reloaded, in two tabs, with the server lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from tests.journey.test_browser import FLAGS, WIDTHS, Served, _barriers, _is_wider, a_page, served

pytestmark = pytest.mark.browser

ASKS = "What goes wrong with the vehicles themselves?"
ASKS_ON = "Who looks at the sheet after that?"
PITCHES = "You should just buy new software. We had it at my last firm and it was the best in the country."
VOICES = """
window.told = [];
const voices = [
  {name: "far", lang: "en-GB", localService: false}, {name: "near", lang: "en-GB", localService: true},
];
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => voices, cancel: () => {}, speak: words => window.told.push([words.text, words.voice.name]),
  addEventListener: () => {},
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture(autouse=True)
def _hears_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hearing by cues: what is tested here is the room, not who listens."""
    monkeypatch.setenv("GETSIT_HEARING", "cues")


@pytest.fixture(scope="module")
def browser(browser_program: str) -> Iterator[Browser]:
    """A browser for all tests of this file."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser_program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def site(tmp_path: Path, _hears_quickly: None) -> Iterator[Served]:
    """A site with nothing in it."""
    with served(tmp_path / "data") as site:
        yield site


def _begin(page: Page, site: Served) -> None:
    page.goto(f"{site.address}/rehearse")
    page.check("input[value=gwen]")
    page.click("button.go")
    page.wait_for_selector("#say")


def _say(page: Page, text: str) -> None:
    turns = page.locator(".turn.me").count()
    page.fill("#say", text)
    page.click("#go")
    page.wait_for_function("count => document.querySelectorAll('.turn.me').length > count", arg=turns)
    page.wait_for_selector("#go:not([disabled])")


def _exchanges(site: Served) -> list[str]:
    return [one.said for one in site.app.rehearsals()[-1].exchanges[1:]]


def _end(page: Page) -> None:
    page.click("#end > summary")
    page.click("#end button")
    page.wait_for_url("**/after")


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_a_whole_rehearsal(browser: Browser, site: Served, *, scripts: bool) -> None:
    with a_page(browser, scripts=scripts) as page:
        page.goto(site.address)
        page.click("main >> text=Rehearse")
        _begin(page, site)
        for text in (ASKS, ASKS_ON, PITCHES):
            _say(page, text)
        assert _exchanges(site) == [ASKS, ASKS_ON, PITCHES]
        assert page.locator(".turn.now .said").first.is_visible()
        page.click("text=Pause")
        page.click("main >> text=Go on >> nth=-1")
        assert page.locator(".turn.me").count() == 3
        _end(page)
        page.fill("#n0", "The ticks on the sheet")
        page.check("input[value='3']")
        page.click("button.go")
        page.wait_for_url("**/look-back")
        assert not page.locator("text=They would").first.is_visible()
        page.click("text=Show it")
        assert page.locator(".decided").is_visible()
        page.click("text=Try that moment again")
        page.wait_for_selector("#say")
        assert page.locator(".turn.me").count() < 3
        assert "again" in page.inner_text(".scene")


def test_enter_says_it_and_the_keyboard_is_enough(browser: Browser, site: Served) -> None:
    with a_page(browser) as page:
        _begin(page, site)
        expect(page.locator("#say")).to_be_focused()
        page.keyboard.type("One line")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("and another?")
        page.keyboard.press("Enter")
        page.wait_for_selector(".turn.me")
        page.wait_for_selector("#go:not([disabled])")
        assert _exchanges(site) == ["One line\nand another?"]
        assert page.evaluate("document.activeElement.id") == "say"
        page.keyboard.press("Enter")
        assert len(_exchanges(site)) == 1, "an empty line says nothing"
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate(
                "document.activeElement.tagName === 'SUMMARY' && !!document.activeElement.closest('#end')"
            ):
                break
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/after")


def test_their_words_are_told_whole_and_appear_by_the_phrase(browser: Browser, site: Served) -> None:
    with a_page(browser) as page:
        page.emulate_media(reduced_motion="no-preference")
        _begin(page, site)
        page.evaluate("""() => { window.most = 0; new MutationObserver(() => {
            window.most = Math.max(window.most, document.querySelectorAll('.later').length);
        }).observe(document.getElementById('spoken'), {childList: true, subtree: true}); }""")
        _say(page, ASKS)
        page.wait_for_function("() => document.querySelectorAll('.later').length === 0")
        page.wait_for_function("() => document.querySelectorAll('.turn.now .said span').length === 0")
        assert page.evaluate("window.most") > 0
        answered = site.app.rehearsals()[-1].exchanges[-1].answered
        assert page.inner_text("#heard").split() == answered.split()
        assert page.locator(".turn.now .said").all_inner_texts() == [answered]
        page.emulate_media(reduced_motion="reduce")
        page.evaluate("window.most = 0")
        _say(page, ASKS_ON)
        assert page.evaluate("window.most") == 0


def test_a_reload_in_mid_talk_loses_nothing(browser: Browser, site: Served) -> None:
    with a_page(browser) as page:
        _begin(page, site)
        _say(page, ASKS)
        page.fill("#say", "I was about to say")
        page.reload()
        assert page.input_value("#say") == "I was about to say"
        assert page.locator(".turn.me").count() == 1
        page.click("#go")
        page.wait_for_selector("#go:not([disabled])")
        page.reload()
        assert page.input_value("#say") == ""
        assert page.locator("#stale").is_hidden()
        assert _exchanges(site) == [ASKS, "I was about to say"]


def test_when_the_server_is_lost_a_sentence_says_so_and_the_words_stay(
    browser: Browser, site: Served
) -> None:
    with a_page(browser) as page:
        _begin(page, site)
        page.route("**/turns", lambda route: route.abort())
        page.fill("#say", ASKS)
        page.click("#go")
        page.wait_for_selector("#lost")
        assert "not running" in page.inner_text("#lost")
        assert page.input_value("#say") == ASKS
        assert page.locator(".turn.me").count() == 0
        page.unroute("**/turns")
        page.click("#lost button")
        page.wait_for_selector(".turn.me")
        page.wait_for_selector("#go:not([disabled])")
        assert page.locator("#lost").is_hidden()
        assert _exchanges(site) == [ASKS]


def test_what_the_server_refuses_is_said_in_its_words_and_the_words_stay(
    browser: Browser, site: Served
) -> None:
    error = '{"error": {"kind": "StoreBusy", "message": "Another program writes just now; try again."}}'
    with a_page(browser) as page:
        _begin(page, site)
        page.route("**/turns", lambda route: route.fulfill(status=503, body=error))
        page.fill("#say", ASKS)
        page.click("#go")
        page.wait_for_selector("#refused")
        assert page.inner_text("#refused") == "Another program writes just now; try again."
        assert page.locator("#lost").is_hidden()
        assert page.input_value("#say") == ASKS


def test_a_turn_cannot_be_sent_twice(browser: Browser, site: Served) -> None:
    held: list[Route] = []
    with a_page(browser) as page:
        _begin(page, site)
        page.route("**/turns", lambda route: held.append(route))  # noqa: PLW0108 - a driver wants a function
        page.fill("#say", ASKS)
        page.press("#say", "Enter")
        page.wait_for_selector("#go[disabled]")
        page.press("#say", "Enter")
        page.evaluate("document.getElementById('saying').requestSubmit()")
        assert len(held) == 1
        held[0].continue_()
        page.wait_for_selector("#go:not([disabled])")
        assert _exchanges(site) == [ASKS]


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_two_tabs_are_harmless(browser: Browser, site: Served, *, scripts: bool) -> None:
    with a_page(browser, scripts=scripts) as page:
        _begin(page, site)
        other = page.context.new_page()
        other.goto(page.url)
        page.bring_to_front()
        _say(page, ASKS)
        other.route("**/api/rehearsals/*", lambda route: route.abort())  # it does not look by itself
        other.fill("#say", ASKS_ON)
        other.click("#go")
        other.wait_for_selector("#stale:not([hidden])")
        assert other.locator(".turn.me .said").all_inner_texts() == [ASKS]
        assert other.input_value("#say") == ASKS_ON
        assert _exchanges(site) == [ASKS]
        other.click("#go")
        other.wait_for_function("() => document.querySelectorAll('.turn.me').length === 2")
        other.wait_for_selector("#go:not([disabled])")
        assert _exchanges(site) == [ASKS, ASKS_ON]


def test_a_talk_that_was_ended_in_another_tab_is_over_here_too(browser: Browser, site: Served) -> None:
    with a_page(browser) as page:
        _begin(page, site)
        _say(page, ASKS)
        site.app.stop_rehearsal(site.app.rehearsals()[-1].id)
        page.fill("#say", ASKS_ON)
        page.click("#go")
        page.wait_for_selector("#onward")
        assert page.locator("#saying").count() == 0
        assert "You ended the talk." in page.inner_text("#over")


def test_their_words_are_read_aloud_only_when_asked_and_by_a_voice_of_this_computer(
    browser: Browser, site: Served
) -> None:
    with a_page(browser) as page:
        page.add_init_script(VOICES)
        _begin(page, site)
        assert not page.is_checked("#aloud")
        _say(page, ASKS)
        assert page.evaluate("told") == []
        page.check("#aloud")
        assert [voice for _, voice in page.evaluate("told")] == ["near"]
        page.reload()
        assert page.is_checked("#aloud")
        _say(page, ASKS_ON)
        told = page.evaluate("told")
        assert told[-1] == [site.app.rehearsals()[-1].exchanges[-1].answered, "near"]


def test_without_a_voice_of_this_computer_nothing_is_offered(browser: Browser, site: Served) -> None:
    with a_page(browser) as page:
        page.add_init_script(VOICES.replace("localService: true", "localService: false"))
        _begin(page, site)
        assert page.locator("#aloud-label").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_a_rehearsal_has_a_barrier_or_a_sideways_scroll(
    browser: Browser, site: Served, scheme: str
) -> None:
    app = site.app
    app.load_example()
    over, open_ = (app.begin_rehearsal("gwen", seed=4).id for _ in range(2))
    for text in (ASKS, ASKS_ON, PITCHES):
        app.say(over, text)
    app.say(open_, ASKS)
    app.stop_rehearsal(over)
    again = app.retry(over, turn=2).id
    app.say(again, ASKS_ON)
    app.stop_rehearsal(again)
    app.name_needs(again, ["The ticks on the sheet", "Ships" * 20], rated=4)
    pages = ("", f"/{open_}", f"/{over}", f"/{over}/after", f"/{again}/look-back")
    found: list[tuple[str, str, str]] = []
    asked: list[str] = []
    with a_page(browser, scheme=scheme) as page:
        page.on("request", lambda request: asked.append(request.url))
        for one in pages:
            page.goto(f"{site.address}/rehearse{one}")
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            page.evaluate(
                "for (const id of ['stale', 'lost']) document.getElementById(id)?.removeAttribute('hidden')"
            )
            found += [(one, *barrier) for barrier in _barriers(page)]
            found += [(one, "wider than", str(width)) for width in WIDTHS if _is_wider(page, width)]
    assert found == []
    assert [one for one in asked if not one.startswith(site.address)] == []
