"""Asks one site for pages as a guest should: one at a time, with a pause, waiting when it is told to.

Everything goes through the one `Fetcher`. Knows no opportunity and keeps nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from getsit.errors import PageUnreachable, SiteBusy
from getsit.model.document import Raw
from getsit.ports import Fetcher, Wish

PAUSE = 1.0  # seconds between two requests to one site
LONGEST_WAIT = 60  # seconds that we wait because a site says so; beyond that the person hears when to come
UNTOLD_WAIT = 10  # seconds where a site asks for patience without a number
MOST_WAITS = 3  # times in one run
MOST_SILENCES = 3  # pages in a row without any answer
_STEP = 1.0  # seconds after which a person who wants to stop is heard
_SILENT = {"silent", "broken", "unknown"}

PAGES = frozenset({"text/html", "application/xhtml+xml"})
XML = frozenset(
    "application/xml text/xml application/rss+xml application/atom+xml application/rdf+xml text/plain".split()
)


@dataclass
class Caller:
    """The way to one site. `tick` is called while waiting and raises Cancelled when the person stopped."""

    fetcher: Fetcher
    wait: Callable[[float], None]
    tick: Callable[[], None]
    pause: float = PAUSE
    _calls: int = field(default=0, init=False)
    _waits: int = field(default=0, init=False)
    _silences: int = field(default=0, init=False)

    def fetch(self, address: str, *, wish: Wish) -> Raw:
        """The page; SiteBusy when the site wants us to wait longer than we do, else as `Fetcher` says."""
        while True:
            self._rest(self.pause if self._calls else 0)
            self._calls += 1
            try:
                raw = self.fetcher.fetch(address, wish=wish)
            except SiteBusy as busy:
                self._be_patient(busy)
            except PageUnreachable as failure:
                self._silences = self._silences + 1 if failure.facts.get("why") in _SILENT else 0
                raise
            else:
                self._silences = 0
                return raw

    @property
    def gone_silent(self) -> bool:
        """Whether the site has not answered several times in a row, so that asking on is no use."""
        return self._silences >= MOST_SILENCES

    def _be_patient(self, busy: SiteBusy) -> None:
        told = busy.facts.get("retry_after")
        seconds = told if isinstance(told, int) else UNTOLD_WAIT
        self._waits += 1
        if seconds > LONGEST_WAIT or self._waits > MOST_WAITS:
            raise busy
        self._rest(seconds)

    def _rest(self, seconds: float) -> None:
        self.tick()
        while seconds > 0:
            step = min(seconds, _STEP)
            self.wait(step)
            seconds -= step
            self.tick()
