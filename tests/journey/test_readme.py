"""The commands of the README and the docs, run on the bundled example: the pages show what is printed."""

from runpy import run_path

import pytest

from tests.unit.house.house import ROOT

tool = run_path(str(ROOT / "tools" / "readme.py"))
fits, shown_on, printed_by = tool["fits"], tool["shown_on"], tool["printed_by"]


@pytest.mark.parametrize("name", tool["PAGES"])
def test_every_command_on_the_page_prints_what_the_page_shows(name: str) -> None:
    shown = shown_on((ROOT / name).read_text(encoding="utf-8"))
    assert shown, f"{name} shows no command"
    printed = printed_by([one.command for one in shown])
    rotten = [one.command for one, now in zip(shown, printed, strict=True) if not fits(one.output, now)]
    assert rotten == [], "run tools/readme.py, read what has changed, and see that the words around it hold"


def test_a_page_may_leave_lines_out_where_it_says_so() -> None:
    printed = "one\ntwo\nthree\nfour\n"
    assert fits("one\n…\nthree\n…\n", printed)
    assert fits("…\nfour\n", printed)
    assert not fits("one\nthree\nfour\n", printed)
    assert not fits("one\n…\nthree\n", printed)


def test_a_page_that_shows_other_words_or_another_order_does_not_fit() -> None:
    assert not fits("Read posting.html as résumé.\n", "Read posting.html as posting.\n")
    assert not fits("two\n…\none\n…\n", "one\ntwo\n")
    assert not fits("", "one\n")


def test_ids_and_folded_lines_fit_whatever_they_are() -> None:
    assert fits("Noted as correction 0f4a2b.\n", "Noted as correction 93c51e.\n")
    assert fits("a long\n    line\n", "a long line\n")


def test_what_is_refreshed_keeps_the_lines_that_the_page_asks_for() -> None:
    page = "Words.\n\n<!-- keep: The 1 | -1 ' 1 -->\n```console\n$ getsit example\nold\n```\n"
    assert "The example is here as home-store." in tool["refreshed"](page.replace(" | -1 ' 1", ""))
    with pytest.raises(tool["NothingToKeepError"]):
        tool["refreshed"](page)


def test_a_block_may_hold_several_commands_each_with_its_output() -> None:
    page = "```console\n$ getsit list\nNothing.\n$ getsit --version\ngetsit 1\n```\n"
    assert [(one.command, one.output) for one in shown_on(page)] == [
        ("getsit list", "Nothing.\n"),
        ("getsit --version", "getsit 1\n"),
    ]
