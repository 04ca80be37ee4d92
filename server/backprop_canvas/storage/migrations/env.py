"""Run by Alembic for each upgrade: takes the connection that `database` has opened, and leaves it to
commit, so that a step that fails leaves nothing behind.
"""

from __future__ import annotations

from alembic import context

from backprop_canvas.storage.models import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
