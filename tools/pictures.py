"""Takes the pictures of the pages for `docs/pictures/`: `.venv/bin/python tools/pictures.py`.

Serves the bundled example on a port of its own, from a folder that is thrown away, and looks at it in
Chromium.
Everything in the pictures is the example, which is invented.
"""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
WIDE, NARROW = (1180, 820), (390, 780)
OF_EXAMPLE = ("dossier", "ladder", "brief", "debrief", "letter")
PATIENCE = 40  # seconds until the pages must answer


def main() -> None:
    """Writes every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, _pages(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        _take(browser, address)
        browser.close()


def _take(browser: Browser, address: str) -> None:
    page = _page(browser, WIDE)
    page.goto(address)
    opportunity = page.locator("a[href^='/o/']").first.get_attribute("href") or ""
    base = address + "/".join(opportunity.split("/")[:3])
    for name in OF_EXAMPLE:
        _shoot(page, f"{base}/{name}", name)
    _rehearse(page, address)
    _shoot(_page(browser, NARROW), f"{base}/dossier", "dossier-phone")
    _shoot(_page(browser, WIDE, dark=True), f"{base}/debrief", "debrief-dark")


def _rehearse(page: Page, address: str) -> None:
    """A talk of three turns with a written manager."""
    page.goto(f"{address}/rehearse")
    page.get_by_role("button", name="Begin").first.click()
    for words in (
        "Thank you for your time. What happens on a night when it goes wrong?",
        "So it is written down and it goes out all the same. When did that last happen?",
    ):
        page.locator("textarea").first.fill(words)
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(2_500)
    page.screenshot(path=PICTURES / "rehearsal.png")


def _page(browser: Browser, size: tuple[int, int], *, dark: bool = False) -> Page:
    width, height = size
    return browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )


def _shoot(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.screenshot(path=PICTURES / f"{name}.png")


@contextmanager
def _pages(folder: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = [
        str(ROOT / ".venv" / "bin" / "getsit"),
        "--data",
        folder,
        "serve",
        "--port",
        str(port),
        "--example",
    ]
    server = subprocess.Popen(program, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _ in range(PATIENCE * 4):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    sys.exit("The pages did not answer.")


if __name__ == "__main__":
    main()
