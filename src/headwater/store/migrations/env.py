"""Alembic's way in: runs the migrations on the connection that `store.opening` hands over."""

from alembic import context


def run() -> None:
    """Bring the tables to the newest migration, inside the caller's transaction."""
    context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


if hasattr(context, "config"):  # Alembic executes this file; anything else that imports it changes nothing
    run()
