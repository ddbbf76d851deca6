"""Run by Alembic on the connection that ``migrate`` hands over."""

from alembic import context

from fieldkit.storage.tables import kept

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=kept,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
