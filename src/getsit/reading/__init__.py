"""Bytes to a `Document` or a `Conversation`, one file per format: text and structure, never meaning."""

from getsit.reading.documents import read_document
from getsit.reading.edgar import FORM, Company, Filing, find_company, newest_filing
from getsit.reading.feed import Item, looks_like_feed, read_feed
from getsit.reading.links import Frame, read_links
from getsit.reading.robots import Robots, read_robots
from getsit.reading.sitemap import SiteMap, read_sitemap
from getsit.reading.sniff import LIMIT
from getsit.reading.ten_k import Section, read_ten_k
from getsit.reading.transcripts import read_recall, read_transcript

__all__ = [
    "FORM",
    "LIMIT",
    "Company",
    "Filing",
    "Frame",
    "Item",
    "Robots",
    "Section",
    "SiteMap",
    "find_company",
    "looks_like_feed",
    "newest_filing",
    "read_document",
    "read_feed",
    "read_links",
    "read_recall",
    "read_robots",
    "read_sitemap",
    "read_ten_k",
    "read_transcript",
]
