"""Keeps other web sites out: any page that a person visits could reach a server on localhost.

Checks the `Host` of every request (against DNS rebinding), and `Sec-Fetch-Site` or `Origin` of every
change (against forms on other sites); says with every answer that nothing may be loaded from elsewhere.
Stops reading what is sent beyond a limit, so that nothing endless fills the memory or the disk.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
LOCAL_NAMES = {"127.0.0.1", "localhost", "[::1]"}
TOO_LARGE = 413
MOST_THROWN_AWAY = 1_000_000_000  # bytes
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """ASGI middleware around the site; `sentence` is what a refused request reads, `limit` is in bytes."""

    def __init__(self, app: ASGIApp, *, sentence: str, limit: int) -> None:
        self._app = app
        self._sentence = sentence
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses what comes from elsewhere with 403, passes the rest on and adds the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not _host_is_ours(headers) or not _change_is_ours(scope["method"], headers):
            await PlainTextResponse(self._sentence, status_code=403)(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    sent.setdefault(name, value)
            await send(message)

        await self._app(scope, _Counted(receive, self._limit), send_guarded)


class _Counted:
    """Receives up to a limit; beyond it the rest is thrown away, so that the browser can read the answer."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit

    async def __call__(self) -> Message:
        """The next message; 413 once the limit is passed."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left >= 0:
            return message
        thrown_away = 0
        while message.get("more_body") and thrown_away < MOST_THROWN_AWAY:
            message = await self._receive()
            thrown_away += len(message.get("body", b""))
        raise HTTPException(TOO_LARGE)


def _host_is_ours(headers: Headers) -> bool:
    host = headers.get("host", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return name in LOCAL_NAMES


def _change_is_ours(method: str, headers: Headers) -> bool:
    if method in SAFE_METHODS:
        return True
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    # A program such as curl sends neither; a browser that sends no Sec-Fetch-Site sends an Origin.
    return origin is None or urlsplit(origin).netloc == headers.get("host")
