"""Draws the parameters of a document anew, as a change to the document."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import to_builtins
from msgspec.structs import replace

from backprop_canvas.document.diff import Diff, Settings, apply_diff
from backprop_canvas.document.schema import Document
from backprop_canvas.document.training import Initializer
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.session.editing import keeping
from backprop_canvas.session.network.building import build_topology
from backprop_canvas.session.network.settings import initializer_numbers, initializer_problems
from backprop_canvas.training.initializers import initial_parameters

SEEDS = 2**53


def drawn_anew(document: Document, kept: Diff) -> Diff:
    """The diff that draws the trainable parameters of a valid document with the next seed, and writes the seed.
    Parameters that are not drawn stay as after `kept`. Raises Problem if `training.initializer` is missing or
    unusable."""
    initializer = _usable(document)
    following = replace(initializer, seed=(initializer.seed + 1) % SEEDS)
    present, _ = apply_diff(document, kept)
    trainable = np.array([parameter.trainable for parameter in present.parameters], dtype=np.bool_)
    values = _drawn(document, present, trainable, following)
    training = to_builtins(replace(document.training, initializer=following))
    return (Settings(fields={"training": training}), *keeping.changes(document, values))


def drawn_first(document: Document, parameters: frozenset[str]) -> Diff:
    """The diff that draws these parameters of a valid document, as far as it has them. The seed stays as it is:
    each weight takes the number of its place in the draw of all, so two layers differ. Raises Problem as above."""
    meant = np.array([parameter.id in parameters for parameter in document.parameters], dtype=np.bool_)
    if not meant.any():
        return ()
    return keeping.changes(document, _drawn(document, document, meant, _usable(document)))


def _usable(document: Document) -> Initializer:
    initializer = document.training.initializer
    for problem in initializer_problems(initializer):
        raise problem
    return initializer


def _drawn(document: Document, present: Document, meant: npt.NDArray[np.bool_], initializer: Initializer) -> Floats:
    """(P,) the parameters after the draw: those that are `meant`, (P,), as the initializer draws them."""
    values = np.array([parameter.value for parameter in present.parameters], dtype=np.float64)
    numbers = initializer_numbers(initializer)
    return initial_parameters(build_topology(document), meant, values, initializer.kind, numbers, initializer.seed)
