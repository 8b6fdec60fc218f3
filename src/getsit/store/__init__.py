"""The database: whole values in and out, one SQLite file with its log in the data folder."""

from getsit.store.store import Kept, Store, Talk

__all__ = ["Kept", "Store", "Talk"]
