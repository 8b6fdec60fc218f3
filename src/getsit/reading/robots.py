"""A site's robots.txt as RFC 9309 says: which paths programs may read, how slowly, where its map is.

The longest rule wins, and of two as long the one that allows. Knows rules; fetches nothing.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

US = "getsit"
MOST_BYTES = 500_000  # RFC 9309 asks for no more
MOST_RULES = 2_000
_LONGEST_DELAY = 3_600.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules that hold for us: paths with whether they may be read, in any order.

    `delay` is the seconds that the site wants between two requests, 0 where it says nothing.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0
    maps: tuple[str, ...] = ()

    def allows(self, path: str) -> bool:
        """Whether the path, with its query, may be read."""
        path = _plain(path)
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, path)]
        return max(fitting)[1] if fitting else True


def read_robots(data: bytes) -> Robots:
    """The rules for us, those for everybody where none name us; a page in place of rules has none."""
    groups: dict[str, list[tuple[str, str]]] = {}
    maps: list[str] = []
    agents: list[str] = []
    in_rules = False
    for name, value in _lines(data):
        if name == "sitemap":
            maps.append(value)
        elif name == "user-agent":
            agents = [] if in_rules else agents
            in_rules = False
            agents.append(value.lower().partition("/")[0].strip())
            groups.setdefault(agents[-1], [])
        else:
            in_rules = True
            for agent in agents:
                groups[agent].append((name, value))
    ours = groups.get(US, groups.get("*", []))
    return Robots(rules=_rules(ours), delay=_delay(ours), maps=tuple(maps))


def _lines(data: bytes) -> list[tuple[str, str]]:
    found = []
    for line in data[:MOST_BYTES].decode("utf-8", errors="replace").lstrip("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            found.append((name.strip().lower(), value.strip()))
    return found


def _rules(lines: list[tuple[str, str]]) -> tuple[tuple[str, bool], ...]:
    rules = (
        (_plain(value), name == "allow") for name, value in lines if name in ("allow", "disallow") and value
    )
    return tuple(rules)[:MOST_RULES]


def _delay(lines: list[tuple[str, str]]) -> float:
    for name, value in lines:
        if name == "crawl-delay" and value.replace(".", "", 1).isdecimal():
            return min(float(value), _LONGEST_DELAY)
    return 0.0


def _plain(path: str) -> str:
    """The path with letters escaped the same way on both sides."""
    return quote(unquote(path), safe="/?*$=&;,:@!'()+~%")


def _fits(rule: str, path: str) -> bool:
    """Whether the rule, with `*` for anything and `$` for the end, fits the beginning of the path.

    Looks for the parts one after the other, so that no rule, however odd, takes long.
    """
    ends = rule.endswith("$")
    first, *others = (rule[:-1] if ends else rule).split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for number, part in enumerate(others, start=1):
        if ends and number == len(others):
            return path.endswith(part) and len(path) - len(part) >= place
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return place == len(path) if ends else True
