"""Draws the parameters of a document anew, as a change to the document."""

from __future__ import annotations

import numpy as np
from msgspec import to_builtins
from msgspec.structs import replace

from backprop_canvas.document.diff import Diff, Settings, apply_diff
from backprop_canvas.document.schema import Document
from backprop_canvas.session.editing import keeping
from backprop_canvas.session.network.building import build_topology
from backprop_canvas.session.network.settings import initializer_numbers, initializer_problems
from backprop_canvas.training.initializers import initial_parameters

SEEDS = 2**53


def drawn_anew(document: Document, kept: Diff) -> Diff:
    """The diff that draws the trainable parameters of a valid document with the next seed, and writes the seed.
    Parameters that are not drawn stay as after `kept`. Raises Problem if `training.initializer` is missing or
    unusable."""
    initializer = document.training.initializer
    for problem in initializer_problems(initializer):
        raise problem
    following = replace(initializer, seed=(initializer.seed + 1) % SEEDS)
    present, _ = apply_diff(document, kept)
    values = initial_parameters(
        build_topology(document),
        np.array([parameter.trainable for parameter in present.parameters], dtype=np.bool_),
        np.array([parameter.value for parameter in present.parameters], dtype=np.float64),
        following.kind,
        initializer_numbers(following),
        following.seed,
    )
    training = to_builtins(replace(document.training, initializer=following))
    return (Settings(fields={"training": training}), *keeping.changes(document, values))
