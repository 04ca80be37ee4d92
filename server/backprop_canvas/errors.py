"""The only kind of error that people read.

A `Problem` is bad input. It consists of a stable code, the values for its sentence, the path in the file, and the ids
of the records. Every layer may raise one. Its sentence is in `words`; only `web` and the command line ask for it. This
module knows no other layer."""

from __future__ import annotations

from backprop_canvas.words.wording import word

# The values in a sentence: text in its original form, a computed number, a list of names.
SentenceValue = str | float | tuple[str, ...]


class Problem(Exception):
    """Bad input. `code` is stable, `values` fill the sentence, `path` is the place in the document (such as
    ``neurons[2].bias``), `ids` names the records."""

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
