"""Fetches one page that the person named, and nothing that the page names.

Looks an address up first, refuses whatever leads into a private network, and connects to the very address
that was checked, again after each redirect, so that a name cannot change between the look and the call.
Knows no proxies: behind one, pages are saved in the browser. Keeps no cookies.
"""

import ipaddress
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from functools import lru_cache
from pathlib import PurePosixPath
from threading import Thread

import httpx2

from getsit.errors import AddressRefused, CannotFetch, PageUnreachable
from getsit.model.document import Raw
from getsit.text.wording import Wording, wording_of
from getsit.wording import load

SECONDS = 20
MOST_BYTES = 10_000_000
MOST_REDIRECTS = 5
KINDS = {
    "text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown",
    "application/json", "application/ld+json", "multipart/related",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
_UNNAMED = {"", "application/octet-stream", "binary/octet-stream"}
_FILES = (".pdf", ".docx", ".txt", ".md", ".json", ".html", ".htm")
_HEADERS = {
    "User-Agent": "getsit (reads one page that its user named)",
    "Accept": "text/html, application/pdf, text/plain, application/json, */*;q=0.1",
    "Accept-Language": "en, *;q=0.5",
}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses behind NAT64 (RFC 6052)
_LONGEST_NAME = 120

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class PageFetcher:
    """Implements `ports.Fetcher` over HTTP. `allow_private` opens private networks too, for tests only."""

    def __init__(self, *, allow_private: bool = False, seconds: float = SECONDS) -> None:
        self._allow_private = allow_private
        self._seconds = seconds

    def fetch(self, address: str) -> Raw:
        """The page's bytes, where it was found in the end, and what it said of itself.

        AddressRefused for what is no public web address; PageUnreachable when no answer, or another than
        a page of at most 10 MB, came within 20 seconds.
        """
        return _within(self._seconds, lambda: self._follow(_url_of(address), asked=address), asked=address)

    def _follow(self, url: httpx2.URL, *, asked: str) -> Raw:
        with httpx2.Client(
            trust_env=False, verify=ssl.create_default_context(), timeout=self._seconds, headers=_HEADERS
        ) as client:
            for _ in range(MOST_REDIRECTS + 1):
                response = self._call(client, url, asked=asked)
                try:
                    if not response.has_redirect_location:
                        return _raw(response, url=url, asked=asked)
                    url = _required(_joined(url, response.headers["location"], asked=asked), asked=asked)
                finally:
                    response.close()
        raise AddressRefused(address=asked, reason=_say("refused.many", most=MOST_REDIRECTS))

    def _call(self, client: httpx2.Client, url: httpx2.URL, *, asked: str) -> httpx2.Response:
        place = _look_up(url, asked=asked)
        if not self._allow_private and not is_public(place):
            raise AddressRefused(address=asked, reason=_say("refused.private"))
        request = client.build_request(
            "GET",
            url.copy_with(host=str(place), fragment=None),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        try:
            return client.send(request, stream=True)
        except httpx2.TimeoutException as late:
            raise _unreachable(why="silent", asked=asked, seconds=round(self._seconds)) from late
        except (httpx2.HTTPError, httpx2.InvalidURL) as failure:
            raise _unreachable(why="broken", asked=asked) from failure


def is_public(place: Address) -> bool:
    """Whether the address belongs to the public internet, also when it wraps an IPv4 address."""
    inner: list[Address | None] = []
    if isinstance(place, ipaddress.IPv6Address):
        inner = [place.ipv4_mapped, place.sixtofour, *(place.teredo or ())]
        if place in _TRANSLATED:
            inner.append(ipaddress.IPv4Address(int(place) & 0xFFFFFFFF))
    if not all(is_public(wrapped) for wrapped in inner if wrapped is not None):
        return False
    return place.is_global and not place.is_multicast and not place.is_reserved


def _url_of(address: str) -> httpx2.URL:
    address = address.strip()
    if "://" not in address:
        address = f"https://{address}"
    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL as unclear:
        raise AddressRefused(address=address, reason=_say("refused.unclear")) from unclear
    return _required(url, asked=address)


def _joined(url: httpx2.URL, location: str, *, asked: str) -> httpx2.URL:
    try:
        return url.join(location)
    except httpx2.InvalidURL as unclear:
        raise AddressRefused(address=asked, reason=_say("refused.unclear")) from unclear


def _required(url: httpx2.URL, *, asked: str) -> httpx2.URL:
    if url.scheme not in ("http", "https"):
        raise AddressRefused(address=asked, reason=_say("refused.scheme"))
    if url.userinfo:
        raise AddressRefused(address=asked, reason=_say("refused.login"))
    if not url.host or "%" in url.host or not 0 < (url.port or 443) < 65536:
        raise AddressRefused(address=asked, reason=_say("refused.unclear"))
    return url


def _look_up(url: httpx2.URL, *, asked: str) -> Address:
    """The first address of the site, or the first private one, so that none hides behind a public one."""
    try:
        found = socket.getaddrinfo(url.raw_host.decode("ascii"), url.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise _unreachable(why="unknown", asked=asked) from unknown
    places = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    return next((place for place in places if not is_public(place)), places[0])


def _raw(response: httpx2.Response, *, url: httpx2.URL, asked: str) -> Raw:
    _require_page(response, url=url, asked=asked)
    data = bytearray()
    try:
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > MOST_BYTES:
                raise _unreachable(why="large", asked=asked, megabytes=MOST_BYTES // 1_000_000)
    except httpx2.HTTPError as failure:
        raise _unreachable(why="broken", asked=asked) from failure
    if not data:
        raise _unreachable(why="empty", asked=asked)
    address = str(url.copy_with(fragment=None))
    media_type = response.headers.get("content-type", "")
    return Raw(name=_name(url), data=bytes(data), origin=address, media_type=media_type)


def _require_page(response: httpx2.Response, *, url: httpx2.URL, asked: str) -> None:
    if response.is_redirect:
        raise _unreachable(why="lost", asked=asked)
    if response.status_code != httpx2.codes.OK:
        closed = response.status_code in (401, 403, 407, 429, 999)  # 999 is LinkedIn's own
        raise _unreachable(why="closed" if closed else "status", asked=asked, status=response.status_code)
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_file = kind in _UNNAMED and (not kind or url.path.lower().endswith(_FILES))
    if kind not in KINDS and not is_file:
        raise _unreachable(why="kind", asked=asked, kind=kind)


def _name(url: httpx2.URL) -> str:
    """The file's name where the address ends in one, else the address without its beginning."""
    last = PurePosixPath(url.path).name
    name = last if last.lower().endswith(_FILES) else f"{url.host}{url.path}".rstrip("/")
    return name[:_LONGEST_NAME]


def _within(seconds: float, call: Callable[[], Raw], *, asked: str) -> Raw:
    """What the call returns; it is left alone, in its own thread, when it takes longer than `seconds`.

    A site that sends one byte now and then never times out by itself, and looking up a name cannot either.
    """
    answer: Future[Raw] = Future()

    def work() -> None:
        try:
            answer.set_result(call())
        except CannotFetch as refusal:
            answer.set_exception(refusal)
        finally:
            if not answer.done():
                answer.set_exception(_unreachable(why="broken", asked=asked))

    Thread(target=work, daemon=True).start()
    try:
        return answer.result(timeout=seconds)
    except Late as late:
        raise _unreachable(why="silent", asked=asked, seconds=round(seconds)) from late


def _unreachable(*, why: str, asked: str, **values: object) -> PageUnreachable:
    return PageUnreachable(address=asked, reason=_say(f"unreachable.{why}", **values))


def _say(key: str, **values: object) -> str:
    return _wording().say(f"fetching.{key}", **values)


@lru_cache(maxsize=1)
def _wording() -> Wording:
    return wording_of(load())
