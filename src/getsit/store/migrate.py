"""Brings a database to the tables that this version knows, in one transaction."""

from pathlib import Path

from sqlalchemy import Engine, text

from getsit.errors import StoreUnreadable
from getsit.store.engine import reading, writing

NEWEST = "0005"


def migrate(engine: Engine, file: Path) -> None:
    """Makes or upgrades the tables; StoreUnreadable for a newer version, which stays as it is."""
    version = _version(engine, file)
    if version == NEWEST:
        return
    if version is not None and version > NEWEST:
        raise StoreUnreadable(folder=file)
    with writing(engine, file) as connection:
        _upgrade(connection)


def _version(engine: Engine, file: Path) -> str | None:
    with reading(engine, file) as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        names = {name for (name,) in tables}
        if "alembic_version" not in names:
            if names:
                raise StoreUnreadable(folder=file)
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: object) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "getsit:store/migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
