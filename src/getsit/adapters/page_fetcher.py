"""Fetches one page, and nothing that the page names.

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
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import PurePosixPath
from threading import Thread

import httpx2

from getsit.errors import AddressRefused, CannotFetch, PageUnreachable, SiteBusy
from getsit.model.document import Raw
from getsit.ports import Wish
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
_LONGEST_NUMBER = 9  # figures of a number of seconds that are believed
_PATIENCE = {429, 503}
_ONE_PAGE = Wish(most_bytes=MOST_BYTES)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class PageFetcher:
    """Implements `ports.Fetcher` over HTTP. `allow_private` opens private networks too, for tests only."""

    def __init__(self, *, allow_private: bool = False, seconds: float = SECONDS) -> None:
        self._allow_private = allow_private
        self._seconds = seconds

    def fetch(self, address: str, *, wish: Wish | None = None) -> Raw:
        """The page's bytes, where it was found in the end, and what it said of itself.

        AddressRefused for what is no public web address, or led where the wish does not follow; SiteBusy
        when the site asks for patience; PageUnreachable when no answer, or another than a page of at most
        10 MB (or what the wish says), came within 20 seconds.
        """
        asked = _Asked(address=address, wish=wish or _ONE_PAGE)
        return _within(self._seconds, lambda: self._follow(_url_of(address), asked), address=address)

    def _follow(self, url: httpx2.URL, asked: "_Asked") -> Raw:
        headers = _HEADERS | ({"User-Agent": asked.wish.agent} if asked.wish.agent else {})
        with httpx2.Client(
            trust_env=False, verify=ssl.create_default_context(), timeout=self._seconds, headers=headers
        ) as client:
            for _ in range(MOST_REDIRECTS + 1):
                response = self._call(client, url, asked=asked.address)
                try:
                    if not response.has_redirect_location:
                        return _raw(response, url=url, asked=asked)
                    url = asked.followed(url, response.headers["location"])
                finally:
                    response.close()
        raise AddressRefused(
            address=asked.address, reason=_say("refused.many", most=MOST_REDIRECTS), why="many"
        )

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The address as the person gave it, and how it is asked for."""

    address: str
    wish: Wish

    def followed(self, url: httpx2.URL, location: str) -> httpx2.URL:
        """Where a redirect leads; AddressRefused where we do not go."""
        to = _required(_joined(url, location, asked=self.address), asked=self.address)
        if self.wish.may_follow is not None and not self.wish.may_follow(str(to)):
            reason = _say("refused.elsewhere", to=to.host)
            raise AddressRefused(address=self.address, reason=reason, why="elsewhere", to=str(to))
        return to


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


def _raw(response: httpx2.Response, *, url: httpx2.URL, asked: _Asked) -> Raw:
    _require_answer(response, asked=asked.address)
    _require_kind(response, url=url, asked=asked)
    data = bytearray()
    try:
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > asked.wish.most_bytes:
                megabytes = max(1, asked.wish.most_bytes // 1_000_000)
                raise _unreachable(why="large", asked=asked.address, megabytes=megabytes)
    except httpx2.HTTPError as failure:
        raise _unreachable(why="broken", asked=asked.address) from failure
    if not data:
        raise _unreachable(why="empty", asked=asked.address)
    address = str(url.copy_with(fragment=None))
    media_type = response.headers.get("content-type", "")
    return Raw(name=_name(url), data=bytes(data), origin=address, media_type=media_type)


def _require_answer(response: httpx2.Response, *, asked: str) -> None:
    if response.is_redirect:
        raise _unreachable(why="lost", asked=asked)
    status = response.status_code
    if status in _PATIENCE:
        raise _busy(response, asked=asked)
    if status != httpx2.codes.OK:
        closed = status in (401, 403, 407, 999)  # 999 is LinkedIn's own
        raise _unreachable(why="closed" if closed else "status", asked=asked, status=status)


def _require_kind(response: httpx2.Response, *, url: httpx2.URL, asked: _Asked) -> None:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_file = kind in _UNNAMED and (not kind or url.path.lower().endswith(_FILES))
    if kind not in (asked.wish.kinds or KINDS) and not is_file:
        raise _unreachable(why="kind", asked=asked.address, kind=kind)


def _busy(response: httpx2.Response, *, asked: str) -> SiteBusy:
    """The refusal of a site that is asked too often or cannot now, with the seconds it wants us to wait."""
    seconds = _patience(response)
    when = (
        _say("when.unknown") if seconds is None else _say("when.minutes", minutes=max(1, -(-seconds // 60)))
    )
    return SiteBusy(
        address=asked,
        reason=_say("unreachable.busy", status=response.status_code),
        when=when,
        why="busy",
        status=response.status_code,
        retry_after=seconds,
    )


def _patience(response: httpx2.Response) -> int | None:
    """The seconds that `Retry-After` asks for, as a number or a date held against the site's own clock."""
    told = response.headers.get("retry-after", "").strip()
    if told.isdecimal():
        return int(told[:_LONGEST_NUMBER])
    try:
        now = parsedate_to_datetime(response.headers.get("date", ""))
        return max(0, round((parsedate_to_datetime(told) - now).total_seconds()))
    except (ValueError, TypeError, OverflowError):
        return None


def _name(url: httpx2.URL) -> str:
    """The file's name where the address ends in one, else the address without its beginning."""
    last = PurePosixPath(url.path).name
    name = last if last.lower().endswith(_FILES) else f"{url.host}{url.path}".rstrip("/")
    return name[:_LONGEST_NAME]


def _within(seconds: float, call: Callable[[], Raw], *, address: str) -> Raw:
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
                answer.set_exception(_unreachable(why="broken", asked=address))

    Thread(target=work, daemon=True).start()
    try:
        return answer.result(timeout=seconds)
    except Late as late:
        raise _unreachable(why="silent", asked=address, seconds=round(seconds)) from late


def _unreachable(*, why: str, asked: str, **values: object) -> PageUnreachable:
    return PageUnreachable(address=asked, reason=_say(f"unreachable.{why}", **values), why=why, **values)


def _say(key: str, **values: object) -> str:
    return _wording().say(f"fetching.{key}", **values)


@lru_cache(maxsize=1)
def _wording() -> Wording:
    return wording_of(load())
