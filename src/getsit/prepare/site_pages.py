"""Which pages of a company's site are worth an evening: judged by address and link words alone.

Knows what such pages are called. Has not seen any of them; a page with an odd name is missed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from getsit.model.visit import Link, Topic, VisitPage
from getsit.text.addresses import path_of, same_page, site_of
from getsit.text.normal import normalise

MOST = 30  # pages of one site
# In the order in which they are read, with how many of each at most and what they are called.
TOPICS: Mapping[Topic, tuple[int, str]] = {
    Topic.ABOUT: (
        5,
        (
            "about|who we are|what we do|our story|history|mission|vision|purpose|company|organi[sz]ation"
            "|profile|overview|strategy"
        ),
    ),
    Topic.TEAM: (
        4, "team|people|leadership|management|board|trustees|staff|directors|executives|founders|governance",
    ),
    Topic.VALUES: (
        3,
        ("values|culture|principles|how we work|manifesto|ethos|diversity|inclusion|sustainability"
        "|responsibility|life at"),
    ),
    Topic.CAREERS: (
        4, "careers?|jobs?|work (?:with|for|at)|join|vacanc(?:y|ies)|hiring|recruitment|benefits",
    ),
    Topic.REPORT: (3, "annual report|annual review|impact|investors?|results|reports?|financials"),
    Topic.PRODUCT: (
        6,
        ("products?|services?|solutions?|platform|offering|features|technology|pricing|program(?:me)?s?"
        "|projects?"),
    ),
    Topic.CUSTOMERS: (
        3, "customers?|clients?|case stud(?:y|ies)|success stor(?:y|ies)|partners|sectors|industries",
    ),
    Topic.PRESS: (4, "press|media|announcements?"),
    Topic.NEWS: (8, "news|newsroom|blog|stories|articles?|insights|updates?|journal|magazine"),
    Topic.OTHER: (3, ""),
}  # fmt: skip
_NEVER = re.compile(
    r"\b(?:privacy|cookies?|terms|legal|imprint|impressum|disclaimer|log ?in|sign ?in|signup|register"
    r"|account|cart|basket|checkout|search|tags?|author|category|archive|page \d+|feed|rss|wp admin|wp json"
    r"|subscribe|unsubscribe|download|print|share|sitemap|accessibility|contact|faq|help|support|donate|shop"
    r"|cdn cgi|logout|password|captcha)\b"
)
_FILES = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|gz|jpe?g|png|gif|svg|webp|ico|mp[34]|webm|mov|css|js|json|xml|txt|ics|exe|dmg)$"
)
_PAGE_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp)$")
_LANGUAGE = re.compile(r"^[a-z]{2}(?:[-_][a-z]{2})?$")
_DEEPEST = 4  # parts of a path; deeper pages are single articles and details
_DETAIL = {Topic.NEWS, Topic.PRESS, Topic.CUSTOMERS, Topic.PRODUCT, Topic.CAREERS}  # deep pages are welcome
_PATTERNS = {topic: re.compile(rf"\b(?:{words})\b") for topic, (_, words) in TOPICS.items() if words}


def choose_pages(
    links: Iterable[Link], *, start: str, there: Sequence[VisitPage] = (), most: int = MOST
) -> tuple[VisitPage, ...]:
    """Further pages of the site of `start`, best first, so that with those `there` they are at most `most`.

    Links that the start page shows come first in `links` and win over others that fit as well.
    """
    known = {same_page(page.address) for page in there} | {same_page(start)}
    counts = Counter(page.topic for page in there)
    home = _language(start)
    chosen: list[VisitPage] = []
    for _, _, link, topic in sorted(_fitting(links, site_of(start), home), key=lambda one: one[:2]):
        if len(there) + len(chosen) >= most:
            break
        page = same_page(link.address)
        if page not in known and counts[topic] < TOPICS[topic][0]:
            known.add(page)
            counts[topic] += 1
            chosen.append(VisitPage(address=link.address, topic=topic))
    return tuple(chosen)


def _fitting(
    links: Iterable[Link], site: str, home: str
) -> Iterator[tuple[tuple[int, int], int, Link, Topic]]:
    """Links that could be read, with their rank (the topic, then how deep they lie) and their place."""
    topics = list(TOPICS)
    for place, link in enumerate(links):
        is_own = site_of(link.address) == site and _language(link.address) in ("", home)
        topic = _topic(link) if is_own else None
        if topic is not None:
            yield (topics.index(topic), len(_parts(link.address))), place, link, topic


def _topic(link: Link) -> Topic | None:
    """What the page is about, by its path, then by the words of the link; None where it is not wanted."""
    path, parts, words = path_of(link.address), _parts(link.address), normalise(link.words).text
    unwanted = "?" in path or _FILES.search(path.lower()) or not parts or len(parts) > _DEEPEST
    if unwanted or _NEVER.search(" ".join(parts)) or _NEVER.search(words):
        return None
    room, name = _named(parts[0]), _named(parts[-1])
    if room in _DETAIL:
        return room
    other = Topic.OTHER if words and len(parts) == 1 else None
    return name or room or _named(words) or other


def _named(words: str) -> Topic | None:
    return next((topic for topic, pattern in _PATTERNS.items() if pattern.search(words)), None)


def _parts(address: str) -> list[str]:
    """The parts of the path as words, without a language in front."""
    path = unquote(path_of(address).partition("?")[0]).lower()
    parts = [_PAGE_ENDING.sub("", part) for part in path.split("/") if part]
    if parts and _LANGUAGE.match(parts[0]):
        parts = parts[1:]
    return [" ".join(re.split(r"[\W_]+", part)).strip() for part in parts]


def _language(address: str) -> str:
    """The language that the path begins with, as sites with several have it, or ""."""
    first = path_of(address).lower().strip("/").partition("/")[0]
    return first if _LANGUAGE.match(first) else ""
