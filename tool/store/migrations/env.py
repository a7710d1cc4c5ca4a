"""Run by Alembic, inside the transaction that `tool.store.migrating` opened."""

from alembic import context

from tool.store.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
    # SQLite can undo a change of tables as well, once Python's own transactions are switched off (tool.store.engine).
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
