"""Alembic runs this for each upgrade. It uses the connection that `database` has opened and leaves the commit to
`database`. A step that fails therefore changes nothing."""

from __future__ import annotations

from alembic import context

from backprop_canvas.storage.models import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
