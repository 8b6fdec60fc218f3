"""robots.txt: the longest rule wins, ours before everybody's, and no rule takes long."""

import time

import pytest

from getsit.reading.robots import read_robots


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?a=1", True),
        ("User-agent: *\nDisallow: /p*/b", "/paper/b/c", False),
        ("User-agent: getsit\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: GetsIt/1.0\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: a\nUser-agent: *\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("user-agent : *\ndisallow : /a # not this", "/a", False),
        ("Disallow: /a", "/a", True),
        ("\ufeffUser-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("<html><p>Not: rules</p></html>", "/a", True),
    ],
)
def test_what_may_be_read(rules: str, path: str, allowed: bool) -> None:
    assert read_robots(rules.encode()).allows(path) is allowed


def test_the_delay_and_the_maps_are_read() -> None:
    robots = read_robots(b"User-agent: *\nCrawl-delay: 2.5\nSitemap: https://example.org/a.xml\n")
    assert robots.delay == 2.5
    assert robots.maps == ("https://example.org/a.xml",)
    assert read_robots(b"User-agent: *\nCrawl-delay: soon").delay == 0


def test_odd_rules_take_no_time() -> None:
    rules = b"User-agent: *\n" + b"Disallow: /" + b"*a" * 2_000 + b"$\n"
    began = time.monotonic()
    read_robots(rules * 200).allows("/" + "a" * 2_000)
    assert time.monotonic() - began < 20
