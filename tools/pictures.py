"""Take the pictures of the README from the example, in a browser: `.venv/bin/python tools/pictures.py`.

Loads the example into a folder that is gone afterwards, on an evening two weeks after its first talk, and
keeps small PNG files in `docs/pictures/`. Needs a Chromium and the packages of the tests. It does not look at
what it takes: do that.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from getsit.app import App

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "docs" / "pictures"
EVENING = datetime(2026, 11, 25, 18, 40, tzinfo=UTC)  # the evening before the second talk of the example
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDE, PHONE = 1120, 375
HEIGHT = 780
SAID = "I did, thank you. Before you ask me anything: what made this year harder than the last one?"


def main() -> None:
    """Takes every picture again."""
    from playwright.sync_api import sync_playwright

    PLACE.mkdir(exist_ok=True)
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit("no browser is installed; on Debian: apt-get install chromium")
    with _served() as (address, app), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        _take_all(browser, address, app)
        browser.close()


def _take_all(browser: Browser, address: str, app: App) -> None:
    id = app.load_example().id
    app.letter(id, confirm=True)
    app.look_over(id)
    light = browser.new_context(viewport={"width": WIDE, "height": HEIGHT}, color_scheme="light").new_page()
    _take(light, f"{address}/o/{id}/dossier", "dossier")
    _take(light, f"{address}/o/{id}/ladder", "ladder")
    _take(light, f"{address}/o/{id}/brief", "brief")
    _take(light, f"{address}/o/{id}/debrief", "debrief")
    _take(light, f"{address}/o/{id}/letter", "letter")
    _take(light, _a_room(app), "rehearsal", address=address)
    _take(light, f"{address}/", "home")
    dark = browser.new_context(viewport={"width": WIDE, "height": HEIGHT}, color_scheme="dark").new_page()
    _take(dark, f"{address}/o/{id}/debrief", "debrief-dark")
    phone = browser.new_context(viewport={"width": PHONE, "height": HEIGHT}, color_scheme="light").new_page()
    _take(phone, f"{address}/o/{id}/dossier", "dossier-phone")
    _take(phone, f"{address}/o/{id}/debrief", "debrief-phone", scrolled_to="#pc")


def _a_room(app: App) -> str:
    rehearsal = app.begin_rehearsal(app.managers()[0].id, seed=1)
    return f"/rehearse/{app.say(rehearsal.id, SAID).id}"


def _take(page: Page, where: str, name: str, *, address: str = "", scrolled_to: str = "") -> None:
    page.goto(address + where)
    page.evaluate("document.fonts.ready")
    if scrolled_to:
        page.locator(scrolled_to).evaluate("one => one.scrollIntoView()")
    page.screenshot(path=PLACE / f"{name}.png")


@contextmanager
def _served() -> Iterator[tuple[str, App]]:
    import uvicorn

    from getsit.app import open_app
    from getsit.settings import Settings
    from getsit.web import make_site

    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch("getsit.app.opening.datetime", mock.Mock(now=lambda _zone: EVENING)),
    ):
        app = open_app(Settings(data=Path(folder)))
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_site(app), log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", app
        server.should_exit = True
        thread.join(timeout=20)


if __name__ == "__main__":
    main()
