"""A site's own rules for programs, host by host, and how each sort of page is asked for."""

from collections.abc import Callable

from getsit import reading
from getsit.app.calling import PAGES, XML, Caller
from getsit.errors import AddressRefused, PageUnreachable, RobotsRefused, SiteBusy
from getsit.ports import Wish
from getsit.text.addresses import host_of, path_of, root_of
from getsit.text.wording import Wording

AGENT = "getsit (reads at most 30 pages of a site for its user, one at a time; obeys robots.txt)"
_PAGE_BYTES = 5_000_000
_MAP_BYTES = 10_000_000
_RULES_BYTES = 1_000_000
_CLOSED = {401, 403}
_KINDS = {"start": PAGES | XML, "page": PAGES, "feed": XML, "map": XML, "rules": XML | PAGES}
_BYTES = {"map": _MAP_BYTES, "rules": _RULES_BYTES}


def wish_for(sort: str, *, may_follow: Callable[[str], bool] | None = None) -> Wish:
    """How a page of that sort (`start`, `page`, `feed`, `map`, `rules`) is asked for."""
    return Wish(
        kinds=_KINDS[sort], most_bytes=_BYTES.get(sort, _PAGE_BYTES), agent=AGENT, may_follow=may_follow
    )


class SiteRules:
    """What robots.txt of each host of a site allows; each is fetched once in a walk."""

    def __init__(self, caller: Caller, *, site: str, wording: Wording) -> None:
        self._caller = caller
        self._site = site
        self._wording = wording
        self._known: dict[str, reading.Robots] = {}

    def at(self, address: str) -> reading.Robots:
        """The rules of the address's host; RobotsRefused where they close the whole site."""
        host = host_of(address)
        if host not in self._known:
            self._known[host] = self._fetched(root_of(address, "/robots.txt"))
        return self._known[host]

    def allow(self, address: str) -> bool:
        """Whether the address may be read, by the rules of its host."""
        return self.at(address).allows(path_of(address))

    def require(self, address: str) -> None:
        """RobotsRefused where the address may not be read."""
        if not self.allow(address):
            raise RobotsRefused(address=address, reason=self._wording.say("sources.robots.named"))

    def _fetched(self, address: str) -> reading.Robots:
        """No rules where a site has none; closed where it hides them or cannot serve them (RFC 9309)."""
        try:
            return reading.read_robots(self._caller.fetch(address, wish=wish_for("rules")).data)
        except SiteBusy:
            raise
        except AddressRefused as refusal:
            if refusal.facts.get("why") == "many":
                return reading.Robots()
            raise
        except PageUnreachable as failure:
            return self._without(failure)

    def _without(self, failure: PageUnreachable) -> reading.Robots:
        status, why = failure.facts.get("status"), failure.facts.get("why")
        if why in ("empty", "kind", "lost") or (
            isinstance(status, int) and status < 500 and status not in _CLOSED
        ):
            return reading.Robots()
        if isinstance(status, int) or why == "large":
            raise RobotsRefused(
                address=self._site, reason=self._wording.say("sources.robots.closed")
            ) from failure
        raise failure
