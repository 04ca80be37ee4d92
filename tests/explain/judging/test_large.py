"""Deep and wide networks: what is wrong there is not lost among large terms that cancel, nor among many kinks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from backprop_canvas.reports.check import judgement
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.graphs import decoded, drawing

DEEP = (14,) * 28
WIDE = (70, 70, 70)
NETWORKS = [(DEEP, "tanh"), (DEEP, "relu"), (WIDE, "relu"), (WIDE, "sigmoid")]


def layered(sizes: tuple[int, ...], activation: str) -> Viewpoint:
    """Dense layers; parameters have the names p0, p1, …"""
    layers = [[f"n{level}x{at}" for at in range(size)] for level, size in enumerate(sizes)]
    edges = [f"{source} {target}" for before, behind in pairwise(layers) for source in before for target in behind]
    hidden = [neuron for layer in layers[1:-1] for neuron in layer]
    return of_document(decoded(drawing(layers[0], hidden, layers[-1], edges, activation=activation)))


@pytest.mark.parametrize(("sizes", "activation"), NETWORKS, ids=lambda each: f"{len(each)}-{each}"[:8])
def test_one_mistake_is_seen(sizes: tuple[int, ...], activation: str) -> None:
    view = layered(sizes, activation)
    paths = [f"dL/dn2x{at}*dn2x{at}/dn1x3" for at in range(sizes[2])]
    whole, last = " + ".join(paths), f"{activation}'(z_n1x3)*n0x0"

    def verdict(equation: str) -> str:
        return judgement(view, equation, None).verdict

    assert verdict(f"dL/dp3 = ({whole})*{last}") == "correct"
    assert verdict("dL/dp3 = dL/dz_n1x3*n0x0") == "correct"
    for wrong in (
        "0*n0x0",
        "dL/dn1x3*n0x0",
        "dL/dz_n1x4*n0x0",
        f"dL/dn1x3*{activation}'(z_n1x4)*n0x0",
        f"-dL/dn1x3*{last}",
        f"dL/dn1x3*{last.replace('n0x0', 'n0x1')}",
        f"({' + '.join(paths[1:])})*{last}",
        f"({whole.replace('dL/dn2x7*', 'dL/dn2x8*')})*{last}",
    ):
        assert verdict(f"dL/dp3 = {wrong}") != "correct", wrong[:60]
