"""Alembic's entry: runs migrations on the connection that `store.migrate` hands over."""

from alembic import context

from getsit.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters tables by copying them
    transactional_ddl=False,  # the caller holds the transaction
)
context.run_migrations()
