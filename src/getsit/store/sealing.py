"""Locking the database file with a passphrase, and changing or removing it. SQLCipher does the encrypting.

The new file is written beside the old one, checked, and put in its place in one step; a crash at any moment
leaves the old file whole or the new one. The old bytes are then overwritten. It does not know what a disk
keeps of overwritten places.
"""

import os
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from hashlib import pbkdf2_hmac
from pathlib import Path
from secrets import token_bytes
from typing import Any

import sqlcipher3

from getsit.errors import StoreBusy, StoreLocked, StoreTrouble

PLAIN = b"SQLite format 3\x00"  # how every unencrypted database begins
SALT = 16  # bytes; an encrypted one begins with its salt
PAGE = 4096  # bytes
ROUNDS = 256_000  # as SQLCipher 4 has them, so that any of its tools opens the file with the passphrase
WAIT = 2_000  # milliseconds for other programs to let go of the file
FRESH, OLD = ".new", ".old"
CHUNK = 1 << 20

Pause = Callable[[str], None]


def is_sealed(file: Path) -> bool:
    """Whether the file is an encrypted database by its looks: whole pages without a plain beginning."""
    try:
        size = file.stat().st_size
        return size >= PAGE and size % PAGE == 0 and _beginning(file) != PLAIN
    except OSError:
        return False


def key_for(file: Path, passphrase: str) -> str:
    """The key in the driver's form, "" for a file that is not encrypted; StoreLocked without a passphrase.

    Ask before any connection is open: closing a file that SQLite has open would lift its locks.
    """
    if not is_sealed(file):
        return ""
    if not passphrase:
        raise StoreLocked(folder=file.parent)
    return _key(passphrase, _beginning(file))


def connected(file: Path, key: str, **options: Any) -> Any:
    """A connection of the driver that knows the key and writes no messages of its own to the terminal."""
    connection = sqlcipher3.connect(str(file), isolation_level=None, **options)
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key:
        connection.execute(f'PRAGMA key = "{key}"')
    return connection


def reseal(file: Path, *, old: str, new: str, pause: Pause = lambda _: None) -> None:
    """Encrypts the file with `new`, or decrypts it when that is empty; `old` is what opens it now.

    Nothing is changed when it fails: PassphraseWrong, StoreBusy, StoreTrouble. `pause` is called between
    the steps with the name of the one that was done.
    """
    tidy(file)
    old_key = key_for(file, old)
    new_key = _key(new, token_bytes(SALT)) if new else ""
    fresh = file.with_name(file.name + FRESH)
    with _held(file) as held:
        try:
            with _alone(file, old_key) as source:
                _write(source, fresh, new_key)
                pause("written")
                _require_whole(source, fresh, new_key)
                pause("checked")
                _swap(file, fresh, pause)
        finally:
            _unlink(fresh)
        _overwrite(held)
        pause("overwritten")
    tidy(file)


def tidy(file: Path) -> None:
    """Clears away what a crash left: a new file not finished, or an old one not overwritten."""
    _unlink(file.with_name(file.name + FRESH))
    old = file.with_name(file.name + OLD)
    if not old.exists():
        return
    if not old.samefile(file):  # else it is the file itself under a second name, before it was replaced
        with old.open("r+b", buffering=0) as found:
            _overwrite(found)
    old.unlink(missing_ok=True)
    _sync(file.parent)


def _key(passphrase: str, salt: bytes) -> str:
    return _derived(unicodedata.normalize("NFC", passphrase), salt)


@lru_cache(maxsize=4)
def _derived(passphrase: str, salt: bytes) -> str:
    """SQLCipher's own derivation, done once and not at every connection, which would take long."""
    key = pbkdf2_hmac("sha512", passphrase.encode(), salt, ROUNDS, dklen=32)
    return f"x'{key.hex()}{salt.hex()}'"


@contextmanager
def _alone(file: Path, key: str) -> Iterator[Any]:
    """A connection that nobody else can read or write beside; the log is emptied and gone."""
    with closing(connected(file, key, timeout=WAIT / 1000)) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")
        if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
            raise StoreBusy(folder=file.parent)
        connection.execute("PRAGMA main.locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


def _write(source: Any, fresh: Path, key: str) -> None:
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    source.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(fresh), key))
    source.execute("SELECT sqlcipher_export('fresh')")
    source.execute("DETACH DATABASE fresh")
    with fresh.open("rb") as written:
        os.fsync(written.fileno())


def _require_whole(source: Any, fresh: Path, key: str) -> None:
    with closing(connected(fresh, key)) as copy:
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not sound or _counted(copy) != _counted(source):
            raise StoreTrouble(folder=fresh.parent, reason="the new file is not whole")


def _counted(connection: Any) -> dict[str, int]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    names = sorted(name for (name,) in tables)
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - names of our own tables


def _swap(file: Path, fresh: Path, pause: Pause) -> None:
    """Puts the new file in the place of the old, which keeps a second name until it is overwritten."""
    with suppress(OSError):  # some disks know no second names; then a crash right here leaves old bytes
        os.link(file, file.with_name(file.name + OLD))
    pause("linked")
    fresh.replace(file)
    _sync(file.parent)
    pause("swapped")


@contextmanager
def _held(file: Path) -> Iterator[Any]:
    """The old file open, so that its bytes can be overwritten when it has no name any more."""
    with file.open("r+b", buffering=0) as held:
        yield held


def _overwrite(held: Any) -> None:
    left = held.seek(0, os.SEEK_END)
    held.seek(0)
    while left > 0:
        left -= held.write(bytes(min(left, CHUNK)))
    os.fsync(held.fileno())
    held.truncate(0)
    os.fsync(held.fileno())


def _unlink(fresh: Path) -> None:
    for name in (fresh.name, f"{fresh.name}-journal", f"{fresh.name}-wal", f"{fresh.name}-shm"):
        fresh.with_name(name).unlink(missing_ok=True)


def _beginning(file: Path) -> bytes:
    with file.open("rb") as found:
        return found.read(SALT)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
