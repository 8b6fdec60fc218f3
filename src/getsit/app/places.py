"""Where the SEC keeps its lists and filings; another place stands in for it in tests."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgarPlaces:
    """The two sites of EDGAR: `files` for the list of tickers and the filings, `data` for what each filed."""

    files: str = "https://www.sec.gov"
    data: str = "https://data.sec.gov"
