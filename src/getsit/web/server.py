"""Makes the site and serves it on 127.0.0.1."""

import gc
import socket
import sys
from typing import TYPE_CHECKING

from getsit.errors import PortTaken
from getsit.reading import LIMIT

if TYPE_CHECKING:
    from fastapi import FastAPI

    from getsit.app import App

HOST = "127.0.0.1"
BODY_LIMIT = 2 * LIMIT + 1_000_000  # bytes: a posting, a résumé, and what is typed around them


def make_site(app: "App") -> "FastAPI":
    """The site over that `App`: pages, JSON API, static files, the guard around them all."""
    from fastapi import FastAPI

    from getsit.web import api, api_rehearse, api_sources, pages
    from getsit.web.context import prepare_site
    from getsit.web.guard import Guard
    from getsit.web.languages import Languages

    site = FastAPI(title="Gets It", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    prepare_site(site, app)
    site.include_router(api.router)
    site.include_router(api_rehearse.router)
    site.include_router(api_sources.router)
    site.include_router(pages.router)
    site.add_middleware(Languages, preferred=app.language)
    site.add_middleware(Guard, sentence=app.wording.say("pages.error.elsewhere"), limit=BODY_LIMIT)
    return site


def serve_pages(app: "App", *, port: int, browse: bool) -> None:
    """Serves until stopped; prints the address on stderr. PortTaken when the port is taken."""
    import uvicorn

    listening = _listen(port)
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    sys.stderr.write(app.wording.say("pages.serving", address=address) + "\n")
    sys.stderr.flush()
    if browse:
        import webbrowser

        webbrowser.open(address)
    site = make_site(app)
    _tidy_up()
    config = uvicorn.Config(site, log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])


def _tidy_up() -> None:
    """What is there from the start stays until the end, so that looking for garbage passes it by: a page that
    waits for the whole look takes twice as long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def _listen(port: int) -> socket.socket:
    # Only where the protocol is named does asyncio send at once; without it each page waits 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()  # a browser that is quicker than the server waits instead of being refused
    except OSError as exc:
        listening.close()
        raise PortTaken(port=port) from exc
    return listening
