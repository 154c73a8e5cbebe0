"""Alembic's entry: runs migrations on the connection that ``store.ledger.opening`` hands over."""

from alembic import context

from otherside.store.ledger.tables import VERSIONS, metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, version_table=VERSIONS, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
