"""The page fetcher: one page, no private networks, no surprises. Every site here runs on this machine."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import httpx2
import pytest

from getsit.adapters import page_fetcher
from getsit.adapters.page_fetcher import MOST_BYTES, PageFetcher, is_public
from getsit.errors import AddressRefused, PageUnreachable, SiteBusy
from getsit.ports import Wish

Answer = tuple[int, dict[str, str], bytes]
PAGE: Answer = (200, {"Content-Type": "text/html; charset=utf-8"}, b"<h1>Stores lead</h1>")


@contextmanager
def a_site(answers: dict[str, Answer], *, hold: Event | None = None) -> Iterator[str]:
    """A site on this machine that gives those answers by path; with `hold` it waits before it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if hold is not None:
                hold.wait(5)
            status, headers, body = answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value.replace("HOST", self.headers["Host"]))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        if hold is not None:
            hold.set()
        server.shutdown()
        server.server_close()


def redirect(to: str) -> Answer:
    return (302, {"Location": to}, b"")


def test_a_page_comes_with_its_name_its_origin_and_what_it_says_of_itself() -> None:
    with a_site({"/jobs/7": PAGE}) as site:
        raw = PageFetcher(allow_private=True).fetch(f"{site}/jobs/7#top")
    assert raw.data == PAGE[2]
    assert raw.name == "127.0.0.1/jobs/7"
    assert raw.origin == f"{site}/jobs/7"
    assert raw.media_type == "text/html; charset=utf-8"


def test_a_file_keeps_its_file_name() -> None:
    with a_site({"/a/posting.pdf": (200, {"Content-Type": "application/octet-stream"}, b"%PDF-")}) as site:
        assert PageFetcher(allow_private=True).fetch(f"{site}/a/posting.pdf").name == "posting.pdf"


def test_redirects_are_followed_to_where_the_page_is() -> None:
    with a_site({"/a": redirect("/b"), "/b": redirect("http://HOST/c"), "/c": PAGE}) as site:
        raw = PageFetcher(allow_private=True).fetch(f"{site}/a")
    assert raw.origin == f"{site}/c"


def test_a_page_that_leads_on_for_ever_is_refused() -> None:
    with a_site({"/a": redirect("/a")}) as site, pytest.raises(AddressRefused, match="more than 5 times"):
        PageFetcher(allow_private=True).fetch(f"{site}/a")


def test_a_redirect_without_an_address_is_unreachable() -> None:
    with a_site({"/a": (302, {}, b"")}) as site, pytest.raises(PageUnreachable, match="without saying where"):
        PageFetcher(allow_private=True).fetch(f"{site}/a")


def test_a_redirect_out_of_the_web_is_refused() -> None:
    with (
        a_site({"/a": redirect("file:///etc/hostname")}) as site,
        pytest.raises(AddressRefused, match="http"),
    ):
        PageFetcher(allow_private=True).fetch(f"{site}/a")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.7/", "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
        "http://[64:ff9b::a00:1]/", "http://100.64.0.1/",
    ],
)  # fmt: skip
def test_private_networks_are_not_opened(address: str) -> None:
    with pytest.raises(AddressRefused, match="private network"):
        PageFetcher().fetch(address)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/a", "http or https"),
        ("file:///etc/hostname", "http or https"),
        ("https://me:secret@example.org/", "name or password"),
        ("https://", "not an address"),
        ("https://exa mple.org/", "not an address"),
        ("https://example.org:99999999/", "not an address"),
    ],
)
def test_what_is_no_web_address_is_refused_before_any_call(address: str, reason: str) -> None:
    with pytest.raises(AddressRefused, match=reason):
        PageFetcher().fetch(address)


def test_a_redirect_into_a_private_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def look_up(url: httpx2.URL, *, asked: str) -> page_fetcher.Address:
        looked_up.append(url.host)
        return ipaddress.ip_address("127.0.0.1" if url.host == "127.0.0.1" else "10.0.0.1")

    with a_site({"/a": redirect("http://intranet.example/")}) as site:
        monkeypatch.setattr(page_fetcher, "_look_up", look_up)
        monkeypatch.setattr(page_fetcher, "is_public", lambda place: str(place) == "127.0.0.1")
        with pytest.raises(AddressRefused, match="private network"):
            PageFetcher().fetch(f"{site}/a")
    assert looked_up == ["127.0.0.1", "intranet.example"]


def test_the_call_goes_to_the_address_that_was_checked_under_the_name_that_was_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = ipaddress.ip_address("127.0.0.1")
    monkeypatch.setattr(page_fetcher, "_look_up", lambda url, *, asked: here)
    with a_site({"/a": redirect("http://HOST/b"), "/b": PAGE}) as site:
        port = site.rpartition(":")[2]
        raw = PageFetcher(allow_private=True).fetch(f"http://jobs.example:{port}/a")
    assert raw.origin == f"http://jobs.example:{port}/b"


def test_a_site_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 80)) for place in ("93.184.216.34", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(AddressRefused, match="private network"):
        PageFetcher().fetch("http://two-faced.example/")


def test_public_addresses_are_public() -> None:
    assert is_public(ipaddress.ip_address("93.184.216.34"))
    assert is_public(ipaddress.ip_address("2606:2800:220:1:248:1893:25c8:1946"))
    assert not is_public(ipaddress.ip_address("2002:7f00:1::"))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((404, {}, b""), "answered 404"),
        ((403, {}, b""), "sign in"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG"), "image/png"),
        ((200, {"Content-Type": "text/html"}, b""), "empty"),
        ((200, {"Content-Type": "text/html"}, b"x" * (MOST_BYTES + 1)), "larger than 10 MB"),
    ],
)
def test_an_answer_that_is_no_page_says_why(answer: Answer, reason: str) -> None:
    with a_site({"/a": answer}) as site, pytest.raises(PageUnreachable, match=reason):
        PageFetcher(allow_private=True).fetch(f"{site}/a")


def test_a_site_that_does_not_answer_in_time_is_left_alone() -> None:
    with a_site({"/a": PAGE}, hold=Event()) as site, pytest.raises(PageUnreachable, match="took longer"):
        PageFetcher(allow_private=True, seconds=0.2).fetch(f"{site}/a")


def test_a_closed_door_is_a_failed_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with pytest.raises(PageUnreachable, match="connection failed"):
        PageFetcher(allow_private=True).fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("headers", "seconds", "when"),
    [
        ({"Retry-After": "120"}, 120, "in 2 min"),
        ({"Retry-After": "Thu, 01 Jan 1970 00:00:10 GMT"}, 0, "in 1 min"),
        ({"Retry-After": "soon"}, None, "in a few minutes"),
        ({"Retry-After": "9" * 5000}, 999_999_999, "min"),
        ({}, None, "in a few minutes"),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_asks_for_patience_says_how_much(
    status: int, headers: dict[str, str], seconds: int | None, when: str
) -> None:
    with a_site({"/a": (status, headers, b"")}) as site, pytest.raises(SiteBusy, match=when) as busy:
        PageFetcher(allow_private=True).fetch(f"{site}/a")
    assert busy.value.facts["retry_after"] == seconds


def test_a_wish_says_which_kinds_how_much_under_which_name_and_where_to() -> None:
    answers = {
        "/feed": (200, {"Content-Type": "application/rss+xml"}, b"<rss/>"),
        "/away": redirect("http://HOST/feed"),
    }
    wish = Wish(
        kinds=frozenset({"application/rss+xml"}), most_bytes=5, may_follow=lambda to: "feed" not in to
    )
    with a_site(answers) as site:
        fetcher = PageFetcher(allow_private=True)
        with pytest.raises(PageUnreachable, match="rss"):
            fetcher.fetch(f"{site}/feed")
        with pytest.raises(PageUnreachable, match="larger"):
            fetcher.fetch(f"{site}/feed", wish=wish)
        with pytest.raises(AddressRefused, match="do not follow") as refusal:
            fetcher.fetch(f"{site}/away", wish=wish)
    assert refusal.value.facts["to"] == f"{site}/feed"
