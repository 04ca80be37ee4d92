"""Run by Alembic for each upgrade: takes the connection that `database` has opened, and its transaction."""

from __future__ import annotations

from alembic import context

from server.storage.models import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # The caller commits, so that a step that fails leaves nothing behind.
    transactional_ddl=True,
)
context.run_migrations()
