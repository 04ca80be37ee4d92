"""The drawings of the page's own tests, as documents by name."""

from __future__ import annotations

import msgspec

from tests.benchmarks.parts.documents import Json
from tests.node import MODULES, run_node


def twenty() -> dict[str, Json]:
    done = run_node(str(MODULES / "render" / "scene" / "print_drawings.js"))
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return msgspec.json.decode(done.stdout, type=dict[str, Json])
