"""News feeds: the newest twenty items, each with its day and address; nothing clever gets through."""

import pytest

from getsit.app import App
from getsit.model.visit import PageState, Topic
from tests.unit.app.site import Site, a_site

NAME = "bakery"
STORY = (
    "In {month} the depot opened its doors again after a long pause, with a new team of drivers, and the"
    " first two hundred families came by to thank the volunteers who had kept it alive."
)
ALTERNATE = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'


def rss(*items: tuple[str, str, str], before: str = "") -> str:
    told = "".join(
        f"<item><title>Story of {month}</title><link>http://HOST/{link}</link><pubDate>{day}</pubDate>"
        f"<description><![CDATA[<p>{STORY.format(month=month)}</p>]]></description></item>"
        for month, link, day in items
    )
    return (
        f'<?xml version="1.0"?>{before}<rss version="2.0"><channel><title>News</title>{told}</channel></rss>'
    )


MARCH = ("March", "news/march", "Tue, 03 Mar 2026 08:00:00 GMT")
MAY = ("May", "news/may", "Mon, 04 May 2026 08:00:00 +0200")


def a_company(feed: str) -> Site:
    site = Site()
    site.page("/", head=ALTERNATE)
    site.text("/feed.xml", feed, "application/rss+xml")
    return site


def test_each_item_of_a_feed_comes_with_its_day_and_address(app: App) -> None:
    with a_site(a_company(rss(MARCH, MAY))) as site:
        app.read_site(NAME, site.address)
    found = {one.origin.removeprefix(site.address): one for one in app.overview(NAME).documents}
    assert str(found["/news/march"].dated) == "2026-03-03"
    assert str(found["/news/may"].dated) == "2026-05-04"
    assert found["/news/may"].name == "Story of May"
    assert STORY.format(month="May") in found["/news/may"].text
    assert site.paths.count("/feed.xml") == 1


def test_atom_is_read_as_well_and_a_feed_may_be_given(app: App) -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Story</title>'
        '<link rel="alternate" href="/news/a"/><updated>2026-02-01T10:00:00Z</updated>'
        f"<content type='html'>&lt;p&gt;{STORY.format(month='April')}&lt;/p&gt;</content></entry></feed>"
    )
    site = Site()
    site.page("/")
    site.text("/atom", atom, "application/atom+xml")
    with a_site(site):
        visit = app.read_site(NAME, site.address, feed=f"{site.address}/atom")
    assert Topic.FEED in {page.topic for page in visit.with_state(PageState.KEPT)}
    item = next(one for one in app.overview(NAME).documents if one.origin.endswith("/news/a"))
    assert str(item.dated) == "2026-02-01"
    assert "<p>" not in item.text


def test_the_address_may_be_a_feed_itself(app: App) -> None:
    site = Site()
    site.text("/feed.xml", rss(MARCH), "text/xml")
    with a_site(site):
        visit = app.read_site(NAME, f"{site.address}/feed.xml")
    assert visit.finished
    assert [one.name for one in app.overview(NAME).documents] == ["Story of March"]


def test_only_the_newest_twenty_items_are_kept(app: App) -> None:
    items = [(f"day {day}", f"news/{day}", f"{day:02} Jan 2026 08:00:00 GMT") for day in range(1, 29)]
    with a_site(a_company(rss(*items))) as site:
        app.read_site(NAME, site.address)
    days = [one.dated for one in app.overview(NAME).documents if one.dated]
    assert len(days) == 20
    assert min(days).day == 9


@pytest.mark.parametrize(
    "feed",
    [
        rss(MARCH, before='<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;">]>'),
        rss(MARCH, before='<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'),
        "<rss><channel>",
        "not a feed",
        "<rss version='2.0'><channel><item><title>Only a title</title></item></channel></rss>",
    ],
    ids=["entities", "a file", "cut off", "no feed", "titles alone"],
)
def test_a_feed_that_misbehaves_is_left_out_with_its_reason(app: App, feed: str) -> None:
    with a_site(a_company(feed)) as site:
        visit = app.read_site(NAME, site.address)
    left = visit.with_state(PageState.LEFT_OUT)
    assert [page.topic for page in left] == [Topic.FEED]
    assert left[0].reason
    assert len(app.overview(NAME).documents) == 1


def test_a_refresh_brings_new_items_and_keeps_the_old_ones(app: App) -> None:
    site = a_company(rss(MARCH))
    with a_site(site):
        app.read_site(NAME, site.address)
        site.text("/feed.xml", rss(MAY), "application/rss+xml")
        visit = app.read_site(NAME, site.address, refresh=True)
    assert [change.kind.value for change in visit.changes] == ["new"]
    names = {one.name for one in app.overview(NAME).documents}
    assert {"Story of March", "Story of May"} <= names
