"""In which language a page speaks: as chosen on a page, else as set, else as the browser asks, else English.

What is said in English whoever reads it (questions to ask, what a manager says, what was understood of a
talk) is no wording of the pages; templates mark it with `lang`.
"""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from getsit.app import wordings
from getsit.text.wording import Wording

COOKIE = "getsit_language"
YEAR = 365 * 24 * 3600  # seconds that the browser keeps a choice
_NOW: ContextVar[str] = ContextVar("_NOW", default="en")


class Languages:
    """ASGI middleware that finds the language of each request; `preferred` is the one that was set, or ""."""

    def __init__(self, app: ASGIApp, *, preferred: str) -> None:
        self._app = app
        self._preferred = preferred

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with its language."""
        if scope["type"] == "http":
            _NOW.set(language_for(Headers(scope=scope), preferred=self._preferred))
        await self._app(scope, receive, send)


def wording_now() -> Wording:
    """What the page that is being made says."""
    return wordings()[_NOW.get()]


def names() -> Mapping[str, str]:
    """Each language by its own name."""
    return {code: one.say("language.name") for code, one in wordings().items()}


def language_for(headers: Headers, *, preferred: str) -> str:
    """The first language of choice, setting and browser that there is."""
    wanted = (_chosen(headers.get("cookie", "")), preferred, *_asked(headers.get("accept-language", "")))
    return next((one for one in wanted if one in wordings()), "en")


def _chosen(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _asked(header: str) -> Iterable[str]:
    """The languages that a browser accepts, the most wanted first; "de-AT" counts as "de"."""
    weighed = []
    for place, part in enumerate(header.split(",")):
        name, _, weight = part.strip().partition(";q=")
        weighed.append((-_weight(weight), place, name.partition("-")[0].lower()))
    return [name for weight, _, name in sorted(weighed) if weight < 0]


def _weight(words: str) -> float:
    try:
        return float(words) if words else 1.0
    except ValueError:
        return 0.0
