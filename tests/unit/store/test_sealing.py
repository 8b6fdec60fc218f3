"""A passphrase locks every byte, a crash at any step loses nothing, and without it nothing opens."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3

from getsit.errors import PassphraseWrong, StoreBusy, StoreLocked, StoreTrouble
from getsit.store import Store, sealing
from tests.unit.store.test_store import SECRET, a_fact, a_kept_talk, an_opportunity

WORDS = "correct horse battery"
OTHER = "another sentence altogether"
STEPS = ("written", "checked", "linked", "swapped", "overwritten")
FILE = "getsit.db"

KILLED = """
import os, signal, sys
from pathlib import Path
from getsit.store.sealing import reseal

def pause(step):
    if step == sys.argv[4]:
        os.kill(os.getpid(), signal.SIGKILL)

reseal(Path(sys.argv[1]), old=sys.argv[2], new=sys.argv[3], pause=pause)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder, not locked, with a talk that holds the secret."""
    store = Store(tmp_path / "data")
    store.add_opportunity(an_opportunity(SECRET))
    store.keep([a_kept_talk()])
    store.add_facts([a_fact(f"f{number}") for number in range(30)])
    return store.folder


def bytes_of(folder: Path) -> Iterator[bytes]:
    return (file.read_bytes() for file in folder.rglob("*") if file.is_file())


def is_readable(folder: Path) -> bool:
    forms = (SECRET.encode(), SECRET.encode("utf-16-le"), SECRET.encode("utf-16-be"), b"I ran nights")
    return any(form in data for data in bytes_of(folder) for form in forms)


def assert_whole(store: Store) -> None:
    assert store.opportunity(SECRET) == an_opportunity(SECRET)
    assert store.talks("o1") == [a_kept_talk().talk]
    assert store.raw("t1") == SECRET.encode()
    assert len(store.facts()) == 30


def test_locking_leaves_no_readable_byte_in_the_folder_and_loses_nothing(folder: Path) -> None:
    assert is_readable(folder)
    Store(folder).reseal(old="", new=WORDS)
    assert not is_readable(folder)
    assert {file.name for file in folder.iterdir()} == {FILE}
    assert (folder / FILE).stat().st_mode & 0o777 == 0o600
    store = Store(folder, passphrase=WORDS)
    assert_whole(store)
    store.add_facts([a_fact("more")])
    assert not is_readable(folder)
    assert Store.locked(folder)


@pytest.mark.parametrize("wrong", ["wrong horse battery", WORDS.upper(), WORDS + " ", "x'00'", '"; --'])
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(folder: Path, wrong: str) -> None:
    Store(folder).reseal(old="", new=WORDS)
    store = Store(folder, passphrase=WORDS)
    before = (folder / FILE).read_bytes()
    with pytest.raises(PassphraseWrong, match="type it again"):
        Store(folder, passphrase=wrong)
    with pytest.raises(PassphraseWrong):
        store.reseal(old=wrong, new="")
    assert (folder / FILE).read_bytes() == before


def test_without_a_passphrase_one_sentence_says_what_to_do(folder: Path) -> None:
    Store(folder).reseal(old="", new=WORDS)
    with pytest.raises(StoreLocked, match="GETSIT_PASSPHRASE"):
        Store(folder)


def test_a_passphrase_may_have_any_letters(folder: Path) -> None:
    odd = 'Zoë\'s "key"; DROP TABLE fact; -- 鍵 \\'
    Store(folder).reseal(old="", new=odd)
    assert_whole(Store(folder, passphrase=odd))
    assert_whole(Store(folder, passphrase=odd.replace("ë", "e\u0308")))


def test_any_tool_of_sqlcipher_opens_it_with_the_passphrase(folder: Path) -> None:
    Store(folder).reseal(old="", new=WORDS)
    with closing(sqlcipher3.connect(str(folder / FILE))) as connection:
        connection.execute(f"PRAGMA key = '{WORDS}'")
        assert connection.execute("SELECT count(*) FROM fact").fetchone() == (30,)


def test_a_passphrase_can_be_changed_and_removed(folder: Path) -> None:
    Store(folder).reseal(old="", new=WORDS)
    first = (folder / FILE).read_bytes()[:16]
    Store(folder, passphrase=WORDS).reseal(old=WORDS, new=OTHER)
    assert (folder / FILE).read_bytes()[:16] != first
    with pytest.raises(PassphraseWrong):
        Store(folder, passphrase=WORDS)
    assert_whole(Store(folder, passphrase=OTHER))
    Store(folder, passphrase=OTHER).reseal(old=OTHER, new="")
    assert not Store.locked(folder)
    assert_whole(Store(folder))


@pytest.mark.parametrize(("old", "new"), [("", WORDS), (WORDS, OTHER), (WORDS, "")])
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_it_is_whole_and_the_next_start_clears_up(
    folder: Path, step: str, old: str, new: str
) -> None:
    if old:
        Store(folder).reseal(old="", new=old)
    command = [sys.executable, "-c", KILLED, str(folder / FILE), old, new, step]
    assert subprocess.run(command, check=False, timeout=120).returncode == -signal.SIGKILL
    passphrase = new if step in {"swapped", "overwritten"} else old
    assert Store.locked(folder) == bool(passphrase)
    store = Store(folder, passphrase=passphrase)
    assert_whole(store)
    assert {file.name for file in folder.iterdir()} <= {FILE, f"{FILE}-wal", f"{FILE}-shm"}
    if passphrase:
        assert not is_readable(folder)
    store.reseal(old=passphrase, new=OTHER + "!")
    assert_whole(Store(folder, passphrase=OTHER + "!"))
    assert not is_readable(folder)


def test_what_fails_midway_changes_nothing(folder: Path) -> None:
    def full(step: str) -> None:
        if step == "checked":
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        sealing.reseal(folder / FILE, old="", new=WORDS, pause=full)
    assert {file.name for file in folder.iterdir()} == {FILE}
    assert_whole(Store(folder))


def test_a_new_file_that_is_not_whole_never_takes_the_place_of_the_old(folder: Path) -> None:
    def lose(step: str) -> None:
        if step == "written":
            os.truncate(folder / f"{FILE}.new", 4096)

    with pytest.raises((StoreTrouble, sqlcipher3.Error)):
        sealing.reseal(folder / FILE, old="", new=WORDS, pause=lose)
    assert_whole(Store(folder))


def test_while_another_program_reads_nothing_is_locked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "WAIT", 50)
    with closing(sqlcipher3.connect(str(folder / FILE))) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM fact").fetchone()
        with pytest.raises(StoreBusy):
            Store(folder).reseal(old="", new=WORDS)
    assert not Store.locked(folder)
    assert_whole(Store(folder))


def test_a_store_that_was_open_before_says_that_it_is_locked_now(folder: Path) -> None:
    before = Store(folder)
    Store(folder).reseal(old="", new=WORDS)
    with pytest.raises(StoreLocked):
        before.facts()
    with pytest.raises(StoreLocked):
        before.add_facts([a_fact("lost")])
    assert_whole(Store(folder, passphrase=WORDS))


def test_a_passphrase_by_itself_locks_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "new", passphrase=WORDS)
    store.add_opportunity(an_opportunity())
    assert not Store.locked(store.folder)
