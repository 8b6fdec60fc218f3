"""The SEC's lists as JSON: which company is meant, and which filing is its newest annual report.

Knows the form of these lists. Fetches nothing.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from getsit.errors import Broken, CompanyUnknown, FilingMissing, NameUnclear
from getsit.reading.moments import day_of
from getsit.reading.told import say
from getsit.text.normal import normalise

FORM = "10-K"
_MOST_CHOICES = 5
_ENDINGS = set(
    "inc incorporated corp corporation co company ltd limited plc llc lp holdings group the".split()
)
_ACCESSION = re.compile(r"\d{10}-\d{2}-\d{6}")
_DOCUMENT = re.compile(r"\w[\w.-]{0,120}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company that files with the SEC, by the number that the SEC gave it."""

    number: int
    ticker: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One filing: where its main document lies and when it was filed."""

    accession: str
    document: str
    filed: date | None
    period: str = ""


def find_company(data: bytes, wanted: str) -> Company:
    """The company of that ticker or name; CompanyUnknown, NameUnclear, Broken for other bytes."""
    companies = [one for row in _rows(data) if (one := _company(row))]
    ticker = wanted.strip().upper().replace(".", "-")
    for one in companies:
        if one.ticker.upper() == ticker:
            return one
    return _one_of(_by_name(companies, wanted), wanted)


def newest_filing(data: bytes, company: Company, *, address: str) -> Filing:
    """The newest annual report in the company's list; FilingMissing when there is none."""
    loaded = _load(data)
    recent = loaded.get("filings", {}) if isinstance(loaded, Mapping) else {}
    recent = recent.get("recent", {}) if isinstance(recent, Mapping) else {}
    found = _filings(recent)
    if not found:
        raise FilingMissing(name=company.name, reason=say("reason.no_ten_k"), address=address)
    return max(found, key=lambda one: one.filed or date.min)


def _rows(data: bytes) -> Sequence[object]:
    loaded = _load(data)
    return (
        list(loaded.values()) if isinstance(loaded, Mapping) else loaded if isinstance(loaded, list) else []
    )


def _load(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as damage:
        raise Broken(name="sec.gov", reason=say("reason.json")) from damage


def _company(row: object) -> Company | None:
    if not isinstance(row, Mapping):
        return None
    number, ticker, name = row.get("cik_str"), row.get("ticker"), row.get("title")
    if not isinstance(number, int) or not isinstance(ticker, str) or not isinstance(name, str):
        return None
    return Company(number=number, ticker=ticker, name=name)


def _by_name(companies: Sequence[Company], wanted: str) -> list[Company]:
    """Companies of exactly that name, else of that name without "Inc." and the like, else beginning so."""
    words, core = _words(wanted), _core(wanted)
    if not core:
        return []
    whole = [one for one in companies if _words(one.name) == words]
    bare = [one for one in companies if _core(one.name) == core]
    begun = [one for one in companies if _core(one.name)[: len(core)] == core]
    found = whole or bare or begun
    return list({one.number: one for one in reversed(found)}.values())[::-1]


def _one_of(found: Sequence[Company], wanted: str) -> Company:
    if not found:
        raise CompanyUnknown(name=wanted)
    if len(found) > 1:
        choices = ", ".join(f"{one.ticker} {one.name}" for one in found[:_MOST_CHOICES])
        raise NameUnclear(id=wanted, choices=choices)
    return found[0]


def _words(name: str) -> list[str]:
    return re.findall(r"[a-z0-9&]+", normalise(name).text.replace("'", ""))


def _core(name: str) -> list[str]:
    return [word for word in _words(name) if word not in _ENDINGS]


def _filings(recent: Mapping[str, object]) -> list[Filing]:
    columns = [
        recent.get(name)
        for name in ("form", "accessionNumber", "primaryDocument", "filingDate", "reportDate")
    ]
    if not all(isinstance(column, list) for column in columns):
        return []
    rows = zip(*[column for column in columns if isinstance(column, list)], strict=False)
    return [
        Filing(accession=accession, document=document, filed=day_of(filed), period=period)
        for form, accession, document, filed, period in (map(str, row) for row in rows)
        if form == FORM and _ACCESSION.fullmatch(accession) and _DOCUMENT.fullmatch(document)
    ]
