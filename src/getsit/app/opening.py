"""Puts the parts together; the one place that knows which hearing, which store, which clock."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from getsit import wording
from getsit.app.app import App
from getsit.app.places import EdgarPlaces
from getsit.ports import Fetcher, Hearing
from getsit.text.wording import Wording, wording_of

if TYPE_CHECKING:
    from getsit.settings import Settings
    from getsit.store import Store


def open_app(
    settings: "Settings",
    *,
    hearing: Hearing | None = None,
    fetcher: Fetcher | None = None,
    wait: Callable[[float], None] = time.sleep,
    edgar: EdgarPlaces | None = None,
) -> App:
    """An `App` over the data folder of the settings; the folder is first touched when something is kept.

    `wait` passes the seconds between two requests to a site, `edgar` says where the SEC is; both for tests.
    """
    return App(
        open_store=lambda passphrase: _store(settings.data, passphrase),
        is_sealed=lambda: _is_sealed(settings.data),
        passphrase=settings.passphrase.get_secret_value(),
        hearing=hearing or _hearing(settings.hearing),
        wording=english(),
        fetcher=fetcher or _page_fetcher(),
        clock=lambda: datetime.now(UTC),
        new_id=_uuid7,
        wait=wait,
        contact=settings.contact,
        edgar=edgar,
        language=settings.language,
    )


@cache
def wordings() -> Mapping[str, Wording]:
    """What the pages say, by language, English first; what a language lacks is said in English."""
    return {name: _in_language(name) for name in wording.languages()}


def _in_language(name: str) -> Wording:
    return wording_of(wording.load(name), language=name).before(english())


@cache
def english() -> Wording:
    """The English wording."""
    return wording_of(wording.load("en"))


def _store(folder: Path, passphrase: str) -> "Store":
    from getsit.store import Store

    return Store(folder, passphrase=passphrase)


def _is_sealed(folder: Path) -> bool:
    from getsit.store import Store

    return Store.locked(folder)


@cache
def _hearing(name: str) -> Hearing:
    """The hearing of that name; one for the whole process, since it keeps nothing of any opportunity."""
    from getsit import weights
    from getsit.adapters.cue_hearing import CueHearing
    from getsit.adapters.onnx_hearing import OnnxHearing

    return CueHearing() if name == "cues" else OnnxHearing(weights.FOLDER)


def _page_fetcher() -> Fetcher:
    from getsit.adapters.page_fetcher import PageFetcher

    return PageFetcher()


def _uuid7() -> str:
    from uuid_utils import uuid7

    return str(uuid7())
