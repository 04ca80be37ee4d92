"""Writes the generated blocks of README.md and docs/ from what the program declares; a test proves that they are fresh.

python -m tests.docs.tables
"""

from __future__ import annotations

from tests.docs import command_line, datasets, fields, functions, layout, settings
from tests.docs.pages import PAGES, Blocks, filled, read

BLOCKS: Blocks = {
    "fields": fields.fields_table,
    "activations": functions.activations,
    "losses": functions.losses,
    "reductions": functions.reductions,
    "optimizers": settings.optimizer_kinds,
    "optimizer-fields": settings.optimizer_numbers,
    "schedules": settings.schedule_kinds,
    "initializers": settings.initializer_kinds,
    "datasets": datasets.datasets,
    "usage": command_line.usage,
    "options": command_line.options,
    "output": command_line.output,
    "json": command_line.shape,
    "layers": layout.layers,
    "folders": layout.folders,
}


def main() -> None:
    for page in PAGES:
        page.write_text(filled(read(page), BLOCKS), encoding="utf-8")


if __name__ == "__main__":
    main()
