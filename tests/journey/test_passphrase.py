"""The passphrase on the command line, where nobody can type: from the environment, or one sentence."""

from pathlib import Path

import pytest

from tests.journey.terminal import Terminal

WORDS, OTHER = "correct horse battery", "another sentence altogether"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(data=tmp_path / "data")
    made.ok("new", "bakery")
    return made


def test_it_is_set_changed_and_removed(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert terminal.json("passphrase") == {"passphrase": False}
    monkeypatch.setenv("GETSIT_PASSPHRASE", WORDS)
    done = terminal.ok("passphrase", "set")
    assert "nobody opens your data again" in done.err
    assert WORDS not in done.out + done.err
    assert "bakery" in terminal.ok("list").out
    assert terminal.json("passphrase") == {"passphrase": True}
    monkeypatch.setenv("GETSIT_NEW_PASSPHRASE", OTHER)
    terminal.ok("passphrase", "change")
    assert terminal.run("list").code == 1
    monkeypatch.setenv("GETSIT_PASSPHRASE", OTHER)
    assert terminal.json("passphrase", "remove") == {"passphrase": False}
    monkeypatch.delenv("GETSIT_PASSPHRASE")
    assert "bakery" in terminal.ok("list").out


def test_locked_and_without_it_one_sentence_says_what_to_do(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = terminal.run("passphrase", "set")
    assert (refused.code, refused.err.splitlines()[-1].count(".")) == (1, 1)
    assert "GETSIT_PASSPHRASE" in refused.err
    monkeypatch.setenv("GETSIT_PASSPHRASE", WORDS)
    terminal.ok("passphrase", "set")
    monkeypatch.delenv("GETSIT_PASSPHRASE")
    for words in (["list"], ["show", "bakery"], ["facts"], ["passphrase", "remove"]):
        done = terminal.run(*words)
        assert done.code == 1
        assert "GETSIT_PASSPHRASE" in done.err
        assert len(done.err.strip().splitlines()) == 1
    assert "is locked" in terminal.ok("passphrase").out
    monkeypatch.setenv("GETSIT_PASSPHRASE", "wrong one")
    assert "type it again" in terminal.run("list").err
