"""The database: whole values in and out, one SQLite file with its log in the data folder."""

from getsit.store.store import Store

__all__ = ["Store"]
