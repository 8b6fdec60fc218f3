"""Filings: the right company, the newest annual report, three sections of it, and three requests."""

import json
from pathlib import Path

import pytest

from getsit.app import App
from getsit.errors import Broken, CompanyUnknown, ContactMissing, FilingMissing, NameUnclear
from tests.unit.app.site import Clockwork, Site, a_site, an_app

NAME = "bakery"
CONTACT = "Ana Ruiz ana@example.org"
TICKERS = {
    "0": {"cik_str": 1234, "ticker": "BUN", "title": "Example Bakeries, Inc."},
    "1": {"cik_str": 77, "ticker": "OATM", "title": "Oat Mills Corp"},
    "2": {"cik_str": 78, "ticker": "OATF", "title": "Oat Foods Ltd"},
}
REPORT = "/Archives/edgar/data/1234/000000123426000007/bun-10k.htm"
PART = " ".join(
    ["We bake {topic} bread in nine towns and sell it before noon, which nobody else does there."] * 6
)


def a_report() -> str:
    """A report as filers write them: hidden data, contents first, headings in tables and in bold."""
    contents = "".join(
        f"<tr><td>Item {item}.</td><td>{title}</td><td>{page}</td></tr>"
        for item, title, page in (
            ("1", "Business", 3), ("1A", "Risk Factors", 9), ("1B", "Unresolved Staff Comments", 20),
            ("7", "Management’s Discussion and Analysis", 30), ("8", "Financial Statements", 50),
        )
    )  # fmt: skip
    return (
        "<html><body><ix:header><ix:hidden>item 1. business hidden numbers</ix:hidden></ix:header>"
        f"<table>{contents}</table><p>3</p>"
        f"<p><b>Item 1. Business</b></p><p>{PART.format(topic='plain')}</p><p>As told in Item 1A.</p>"
        f"<table><tr><td>ITEM 1A.</td><td>RISK FACTORS</td></tr></table><p>{PART.format(topic='risky')}</p>"
        f"<p>Item 1B. Unresolved Staff Comments</p><p>None.</p><p>Item 2. Properties</p><p>Ovens.</p>"
        f"<p>Item&#160;7.&#160;&#160;Management’s Discussion and Analysis of Financial Condition</p>"
        f"<p>{PART.format(topic='dear')}</p><p>Item 7A. Quantitative Disclosures</p><p>None.</p>"
        "<p>Item 8. Financial Statements</p><p>Numbers.</p></body></html>"
    )


def edgar(**recent: list[str]) -> Site:
    site = Site()
    site.text("/files/company_tickers.json", json.dumps(TICKERS), "application/json")
    listed = recent or {
        "form": ["8-K", "10-K", "10-K", "10-K/A"],
        "accessionNumber": [
            f"0000001234-{year}" for year in ("26-000009", "26-000007", "25-000003", "26-000008")
        ],
        "primaryDocument": ["a.htm", "bun-10k.htm", "old.htm", "amended.htm"],
        "filingDate": ["2026-06-01", "2026-02-20", "2025-02-21", "2026-05-01"],
        "reportDate": ["2026-05-30", "2025-12-31", "2024-12-31", "2025-12-31"],
    }
    site.text(
        "/submissions/CIK0000001234.json", json.dumps({"filings": {"recent": listed}}), "application/json"
    )
    site.text(REPORT, a_report(), "text/html")
    return site


def an_investor(folder: Path, site: Site, *, clock: Clockwork | None = None) -> App:
    made = an_app(folder, contact=CONTACT, edgar=site.address, clock=clock)
    made.new(NAME)
    return made


@pytest.mark.parametrize("wanted", ["BUN", "bun", "Example Bakeries", "example bakeries inc"])
def test_three_sections_of_the_newest_report_come_as_homework(tmp_path: Path, wanted: str) -> None:
    clock = Clockwork()
    with a_site(edgar()) as site:
        app = an_investor(tmp_path, site, clock=clock)
        visit = app.read_filings(NAME, wanted)
    documents = app.overview(NAME).documents
    assert [one.name.partition(": ")[2] for one in documents] == [
        "Item 1. Business",
        "ITEM 1A. RISK FACTORS",
        "Item 7. Management’s Discussion and Analysis of Financial Condition",
    ]
    assert all(str(one.dated) == "2026-02-20" for one in documents)
    assert [one.origin.rpartition("#")[2] for one in documents] == ["item-1", "item-1a", "item-7"]
    assert ["plain" in documents[0].text, "risky" in documents[1].text, "dear" in documents[2].text] == [
        True
    ] * 3
    assert "risky" not in documents[0].text
    assert "Ovens" not in documents[1].text
    assert visit.finished
    assert site.paths == ["/files/company_tickers.json", "/submissions/CIK0000001234.json", REPORT]
    assert {agent for _, agent in site.asked} == {f"getsit {CONTACT}"}
    assert sum(clock.waited) >= 0.2 * 2 - 1e-9


def test_what_is_here_is_not_fetched_again(tmp_path: Path) -> None:
    with a_site(edgar()) as site:
        app = an_investor(tmp_path, site)
        app.read_filings(NAME, "BUN")
        app.read_filings(NAME, " bun ")
        assert len(site.asked) == 3
        visit = app.read_filings(NAME, "BUN", refresh=True)
    assert len(site.asked) == 6
    assert visit.changes == ()
    assert len(app.overview(NAME).documents) == 3


@pytest.mark.parametrize("contact", ["", "Ana", "ana@example.org\r\nX: y" + "z" * 300, "Ána ana@example.org"])
def test_without_a_contact_nothing_is_asked(tmp_path: Path, contact: str) -> None:
    with a_site(edgar()) as site:
        app = an_app(tmp_path, contact=contact, edgar=site.address)
        app.new(NAME)
        with pytest.raises(ContactMissing):
            app.read_filings(NAME, "BUN")
        assert site.asked == []


def test_a_company_that_is_not_there_or_could_be_two_is_told(tmp_path: Path) -> None:
    with a_site(edgar()) as site:
        app = an_investor(tmp_path, site)
        with pytest.raises(CompanyUnknown):
            app.read_filings(NAME, "Nobody & Sons")
        with pytest.raises(NameUnclear, match="OATM Oat Mills Corp, OATF Oat Foods Ltd"):
            app.read_filings(NAME, "oat")
        assert app.overview(NAME).documents == ()


def test_a_company_without_an_annual_report_is_told(tmp_path: Path) -> None:
    odd = {
        "form": ["10-K"], "accessionNumber": ["../../etc"], "primaryDocument": ["a.htm"],
        "filingDate": ["2026-01-01"], "reportDate": [""],
    }  # fmt: skip
    with a_site(edgar(**odd)) as site:
        app = an_investor(tmp_path, site)
        with pytest.raises(FilingMissing):
            app.read_filings(NAME, "BUN")


def test_a_report_without_these_sections_is_told(tmp_path: Path) -> None:
    site = edgar()
    site.text(
        REPORT, "<html><body><p>Item 1. Business</p><p>See our annual report.</p></body></html>", "text/html"
    )
    with a_site(site):
        app = an_investor(tmp_path, site)
        with pytest.raises(FilingMissing, match="sections"):
            app.read_filings(NAME, "BUN")


def test_lists_that_are_no_json_are_told(tmp_path: Path) -> None:
    site = edgar()
    site.text("/files/company_tickers.json", "[" * 100_000, "application/json")
    with a_site(site):
        app = an_investor(tmp_path, site)
        with pytest.raises(Broken):
            app.read_filings(NAME, "BUN")
