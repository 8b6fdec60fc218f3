"""The site over a folder of its own, and what a page says to somebody who reads it."""

import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

from fastapi.testclient import TestClient

from getsit.app import App, open_app
from getsit.settings import Settings
from getsit.web import make_site

ADDRESS = "http://127.0.0.1"
EXAMPLE = files("getsit.example")
PAGES = ("/", "/new", "/facts", "/import", "/help", "/privacy")
OPPORTUNITY_PAGES = (
    "dossier", "ladder", "ladder?mode=structured", "ties", "brief", "add", "site", "rounds", "debrief",
    "debrief/1", "corrections", "letter", "plan", "export", "delete",
)  # fmt: skip


def an_app(folder: Path) -> App:
    """An `App` over that folder."""
    return open_app(Settings(data=folder))


def a_client(app: App, *, surprises: bool = True) -> TestClient:
    """A browser of the site; `surprises` are raised into the test unless told otherwise."""
    return TestClient(
        make_site(app), base_url=ADDRESS, follow_redirects=False, raise_server_exceptions=surprises
    )


def an_example_file(name: str) -> bytes:
    """A file of the bundled example."""
    return (EXAMPLE / name).read_bytes()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.marked: list[str] = []
        self.alerts: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self._open: list[list[str]] = []
        self._alert = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(named)
        self.addresses += [value for name, value in attrs if name in {"href", "src", "action"} and value]
        if tag == "mark":
            self.marked.append("")
            self._open.append(self.marked)
        if named.get("role") == "alert":
            self.alerts.append("")
            self._alert = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark" and self._open:
            self._open.pop()
        if tag == "p":
            self._alert = False

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one[-1] += data
        if self._alert:
            self.alerts[-1] += data


def read_page(html: str) -> _Page:
    """The page's addresses, the words under its markers, its alerts, tags and attributes."""
    page = _Page()
    page.feed(html)
    return page


def sentences_in(words: str) -> int:
    """How many sentences the words are."""
    return len(re.findall(r"[.!?](?=\s|$)", words.strip()))
