"""A company's site on the command line: plan, yes, Ctrl-C, going on, refresh; a note with who said it."""

from pathlib import Path

import pytest

import getsit.app
from tests.journey.terminal import Terminal
from tests.unit.app.site import Clockwork, Site, a_site, an_app

NAME = "bakery"


@pytest.fixture
def clock() -> Clockwork:
    return Clockwork()


@pytest.fixture
def terminal(tmp_path: Path, clock: Clockwork, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setattr(getsit.app, "open_app", lambda settings: an_app(settings.data, clock=clock))
    made = Terminal(data=tmp_path)
    made.ok("new", NAME)
    return made


def test_a_site_is_planned_fetched_stopped_gone_on_with_and_refreshed(
    terminal: Terminal, clock: Clockwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site()
    site.page("/", "", "/about", "/team", "/careers")
    for path in ("/about", "/team"):
        site.page(path)
    with a_site(site):
        plan = terminal.ok("site", NAME, site.address).out
        assert "--yes" in plan
        assert site.asked == []

        def stop_at_team(seconds: float) -> None:
            del seconds
            if "/about" in site.paths:
                raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr(clock, "wait", stop_at_team)
            assert "what was finished is kept" in terminal.refused("site", NAME, site.address, "--yes")
        assert len(terminal.json("show", NAME)["documents"]) == 2
        done = terminal.ok("site", NAME, site.address, "--yes")
        assert f"{site.address}/team: who leads and works there" in done.out
        assert f"{site.address}/careers: it answered 404" in done.out
        assert f"{site.address}/team" in done.err
        assert site.paths.count("/about") == 1
        asked = len(site.asked)
        assert "--refresh" in terminal.ok("site", NAME, site.address, "--yes").out
        assert len(site.asked) == asked
        site.page("/careers")
        again = terminal.ok("site", NAME, site.address, "--yes", "--refresh").out
        assert f"{site.address}/careers is new." in again
        assert [page["state"] for page in terminal.json("site", NAME, site.address, "--yes")["pages"]] == [
            "kept"
        ] * 4
        assert terminal.json("site", NAME, site.address)["finished"]


def test_a_note_says_who_told_it(terminal: Terminal) -> None:
    words = "The biggest problem is that they lost two shift leads in spring, and nobody took over."
    added = terminal.ok(
        "add", NAME, "-", "--as", "note", "--who", "Ana Ruiz, recruiter", "--on", "2026-11-20", typed=words
    )
    assert "what Ana Ruiz, recruiter, 2026-11-20 said" in added.out
    assert "note: typed by you (Ana Ruiz, recruiter, 2026-11-20)" in terminal.ok("show", NAME).out
    assert "(Ana Ruiz, recruiter, 2026-11-20, " in terminal.ok("brief", NAME, "--full").out
    document = terminal.json("show", NAME)["documents"][0]
    assert (document["who"], document["dated"]) == ({"name": "Ana Ruiz", "role": "recruiter"}, "2026-11-20")
