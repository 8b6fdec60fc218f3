"""A company's site on this machine that behaves as told: rules, maps, pages, bad manners; and an `App`."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from getsit.adapters.page_fetcher import PageFetcher
from getsit.app import App, open_app
from getsit.app.places import EdgarPlaces
from getsit.settings import Settings

HTML = {"Content-Type": "text/html; charset=utf-8"}
WORDS = (
    "We deliver furniture to families on the day they get their keys. Last year we reached {number} homes."
    " Volunteers drive the vans and sort what comes in. Too much of it cannot be used, and we pay to have it"
    " taken away. That is what we want to change on the page about {topic}."
)


@dataclass
class Site:
    """What the site answers by path, and what it was asked. `HOST` in an answer is the site itself."""

    answers: dict[str, tuple[int, Mapping[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    address: str = ""
    before: Callable[[str], None] | None = None

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.asked]

    def page(self, path: str, words: str = "", *links: str, head: str = "") -> None:
        """Adds a page with some text about its own path, or these words, and links."""
        topic = re.sub(r"\W+", " ", path).strip() or "home"
        text = words or WORDS.format(number=len(path) + 100, topic=topic)
        listed = "".join(f'<a href="{link}">{link.strip("/")}</a>' for link in links)
        body = f"<h1>{topic}</h1><nav>{listed}</nav><p>{text}</p>"
        html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
        self.answers[path] = (200, HTML, html.encode())

    def text(self, path: str, words: str, kind: str = "text/plain") -> None:
        """Adds a file."""
        self.answers[path] = (200, {"Content-Type": kind}, words.encode())

    def refuse(self, path: str, status: int, **headers: str) -> None:
        """Answers a path with that status."""
        self.answers[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, b"")


@contextmanager
def a_site(site: Site) -> Iterator[Site]:
    """Serves the site on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers["User-Agent"]))
            if site.before is not None:
                site.before(self.path)
            status, headers, body = site.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            host = self.headers["Host"]
            for name, value in headers.items():
                self.send_header(name, value.replace("HOST", host))
            self.end_headers()
            self.wfile.write(body.replace(b"HOST", host.encode()))

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Clockwork:
    """Counts the seconds that were waited, and lets none of them pass."""

    waited: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        """Notes the seconds."""
        self.waited.append(seconds)


def an_app(folder: Path, *, clock: Clockwork | None = None, contact: str = "", edgar: str = "") -> App:
    """An `App` that may reach this machine and waits for nobody."""
    return open_app(
        Settings(data=folder, hearing="cues", contact=contact),
        fetcher=PageFetcher(allow_private=True, seconds=20),
        wait=(clock or Clockwork()).wait,
        edgar=EdgarPlaces(files=edgar, data=edgar) if edgar else None,
    )
