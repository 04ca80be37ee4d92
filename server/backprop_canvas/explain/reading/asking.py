"""What is asked of a reader where a name can mean several things, in the words of the network."""

from __future__ import annotations

from collections.abc import Sequence

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.name_meanings import Defined, Delta, Gradient, Meaning, Opposite
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem
from backprop_canvas.explain.said import Said

_MOST_SHOWN = 4


def meant(meaning: Meaning, vocabulary: Vocabulary) -> str:
    """In plain text, as a reader may choose it: o1, z_h1, dL/dz_h1."""
    if isinstance(meaning, Defined):
        return meaning.text
    if isinstance(meaning, Delta):
        return f"{'-' if meaning.sign < 0 else ''}dL/d{meant(meaning.pre, vocabulary)}"
    if isinstance(meaning, Gradient):
        return f"dL/d{meant(meaning.wrt, vocabulary)}"
    if isinstance(meaning, Opposite):
        return f"-{meant(meaning.of, vocabulary)}"
    if not isinstance(meaning, Quantity) or meaning == LOSS:
        return "L"
    if meaning.kind in ("pre", "output_loss"):
        name = vocabulary.shown[Quantity("neuron", meaning.index)]
        return f"{'z' if meaning.kind == 'pre' else 'E'}_{name}"
    return vocabulary.shown[meaning]


def asked_problem(
    written: str, span: tuple[int, int], meanings: Sequence[Meaning], vocabulary: Vocabulary
) -> ReadingProblem:
    shown = [_told(each, vocabulary) for each in meanings[:_MOST_SHOWN]]
    listed = " · ".join([*shown, "…"] if len(meanings) > _MOST_SHOWN else shown)
    choices = tuple(meant(each, vocabulary) for each in meanings[:_MOST_SHOWN])
    says = Said("ambiguous_name", {"name": written, "meanings": listed})
    return ReadingProblem("ambiguous_name", span, says, "", choices)


def _told(meaning: Meaning, vocabulary: Vocabulary) -> str:
    name = meant(meaning, vocabulary)
    if not isinstance(meaning, Quantity):
        return name.replace("d", "∂")
    if meaning.kind == "target":
        return f"the target {name}"
    is_output = meaning.kind == "neuron" and meaning.index in vocabulary.layout.outputs
    return f"the output {name}" if is_output else name
