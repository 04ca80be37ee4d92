"""The one kind of error that people read.

A `Problem` is bad input, told by a stable code, the values its sentence needs, the path in the file
and the ids concerned. Every layer may raise one; its sentence is in `words`, and `web` and the command
line alone ask for it. This module knows nothing of the other layers.
"""

from __future__ import annotations

from backprop_canvas.words.wording import word

# What a sentence names: text as it stands, a computed number, a list of names.
SentenceValue = str | float | tuple[str, ...]


class Problem(Exception):
    """Bad input: `code` is stable, `values` fill the sentence, `path` says where in the document
    (such as ``neurons[2].bias``), `ids` names the records concerned."""

    def __init__(self, code: str, *, path: str = "", ids: tuple[str, ...] = (), **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.path = path
        self.ids = ids
        self.values: dict[str, SentenceValue] = {
            key: value if isinstance(value, float | tuple) else str(value) for key, value in values.items()
        }

    @property
    def message(self) -> str:
        """The sentence that people read."""
        return word(self.code, {"path": self.path or word("whole_document", {}), **self.values})

    def __str__(self) -> str:
        return self.message
