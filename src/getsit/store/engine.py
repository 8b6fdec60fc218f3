"""Opening the database file: the driver, its settings, its transactions, its errors.

sqlcipher3 is the driver for plain files too, so that a passphrase can come and go without another one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from getsit.errors import PassphraseWrong, StoreBusy, StoreTrouble, StoreUnreadable
from getsit.store.sealing import connected, is_sealed

BUSY_MILLISECONDS = 10_000
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten, not only unlinked
    "PRAGMA temp_store = MEMORY",  # no text in temporary files
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
)

_LOOK: ContextVar[tuple[Engine, Connection] | None] = ContextVar("_LOOK", default=None)


def open_engine(file: Path, key: str) -> Engine:
    """An engine over that file, which is made when it is not there. No connection is opened yet. `key` is
    that of an encrypted file, else empty."""

    def connect() -> Any:
        if not file.exists():
            file.touch(mode=0o600)  # for the person alone, whoever made the folder
        connection = connected(file, key, check_same_thread=False)
        for setting in _SETTINGS:
            connection.execute(setting)
        return connection

    engine = create_engine("sqlite://", creator=connect, module=sqlcipher3, poolclass=_pool())
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine, file: Path) -> Iterator[Connection]:
    """A connection that sees one state of the database, within `one_look` its state; errors come as ours."""
    held = _LOOK.get()
    with translated(file):
        if held is not None and held[0] is engine:
            yield held[1]
        else:
            with engine.begin() as connection:
                yield connection


@contextmanager
def one_look(engine: Engine, file: Path) -> Iterator[None]:
    """All reading within it sees the same state, over one connection: opening one costs more than reading."""
    with reading(engine, file) as connection:
        before = _LOOK.set((engine, connection))
        try:
            yield
        finally:
            _LOOK.reset(before)


@contextmanager
def writing(engine: Engine, file: Path) -> Iterator[Connection]:
    """A connection that is the only writer until it ends; all is written or nothing."""
    with translated(file), engine.execution_options(getsit_writes=True).begin() as connection:
        yield connection


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Turns the driver's errors into StoreBusy, PassphraseWrong, StoreUnreadable or StoreTrouble."""
    try:
        yield
    except (DBAPIError, sqlcipher3.Error, OSError) as exc:
        words = str(getattr(exc, "orig", None) or exc).lower()
        if "locked" in words or "busy" in words:
            raise StoreBusy(folder=file.parent) from exc
        if "not a database" in words and is_sealed(file):
            raise PassphraseWrong(folder=file.parent) from exc
        if "not a database" in words or "malformed" in words or "no such table" in words:
            raise StoreUnreadable(folder=file) from exc
        raise StoreTrouble(folder=file.parent, reason=words.splitlines()[0]) from exc


def _begin(connection: Connection) -> None:
    # The driver would begin late and without the lock; two writers would then fail instead of wait.
    writes = connection.get_execution_options().get("getsit_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _pool() -> Any:
    from sqlalchemy.pool import NullPool

    return NullPool  # opening is cheap, and no idle connection keeps the log from being emptied
