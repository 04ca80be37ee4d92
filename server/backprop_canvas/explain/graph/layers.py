"""One layer as matrices: what it computes forward and backward as products. A layer is all neurons of one level that
compute. Takes each number from the passes and from the local derivatives; the products are for whoever shows them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.point import Point

# Where a matrix has no edge.
NO_EDGE = -1
Edges = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class LayerMatrices:
    """z = weights · inputs + biases. δ = slopesᵀ · (returnᵀ · returned + own) + fused. gradients = δ · inputsᵀ where an
    edge is, and 0 elsewhere.

    level: of the layer; inputs have 0. neurons: (n,). sources: (m,) all neurons that send to the layer. targets: (k,)
    all that it sends to. Each in document order. skipped_into, skips: whether some of the sources, or of the targets,
    are in another layer than the next. edges: (n, m) and edges_onward: (k, n), NO_EDGE where there is none.
    weights: (n, m). biases: (n,), 0 where there is none. inputs: (m,) a of the sources. z, a: (n,). weights_onward:
    (k, n). returned: (k,) δ of the targets. own: (n,) the loss's own derivative ∂L/∂a. fused: (n,) that part of δ which
    the loss gives without φ′; its `own` is then 0. slopes: (n, n) ∂a/∂z: φ′ on the diagonal, or a softmax's Jacobian.
    mixes: whether it is more than a diagonal. delta: (n,). gradients: (n, m), of each use of a weight alone.
    """

    level: int
    neurons: tuple[int, ...]
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    skipped_into: bool
    skips: bool
    edges: Edges
    edges_onward: Edges
    weights: Floats
    biases: Floats
    inputs: Floats
    z: Floats
    a: Floats
    weights_onward: Floats
    returned: Floats
    own: Floats
    fused: Floats
    slopes: Floats
    mixes: bool
    delta: Floats
    gradients: Floats


def layer_matrices(point: Point, local: Local, neuron: int) -> LayerMatrices:
    """The layer of a neuron that computes."""
    plan, topology = point.plan, point.plan.topology
    level = plan.levels[neuron]
    neurons = tuple(n for n, at in enumerate(plan.levels) if at == level and topology.activations[n] is not None)
    sources = tuple(sorted({topology.sources[edge] for n in neurons for edge in plan.incoming[n]}))
    targets = tuple(sorted({topology.targets[edge] for n in neurons for edge in plan.outgoing[n]}))
    edges, onward = _edges(point, neurons, sources), _edges(point, targets, neurons)
    slots = [point.parameters[slot] for slot in topology.weights]
    fused = [n in local.outputs and LOSSES[topology.loss].activation is not None for n in neurons]
    return LayerMatrices(
        level=level,
        neurons=neurons,
        sources=sources,
        targets=targets,
        skipped_into=any(plan.levels[n] != level - 1 for n in sources),
        skips=any(plan.levels[n] != level + 1 for n in targets),
        edges=edges,
        edges_onward=onward,
        weights=_at(slots, edges),
        biases=np.array([_bias(point, n) for n in neurons]),
        inputs=point.forward.a[list(sources)],
        z=point.forward.z[list(neurons)],
        a=point.forward.a[list(neurons)],
        weights_onward=_at(slots, onward),
        returned=point.backward.grad_z[list(targets)],
        own=np.array([0.0 if whole else local.own(n) for n, whole in zip(neurons, fused, strict=True)]),
        fused=np.array([local.own_delta(n) if whole else 0.0 for n, whole in zip(neurons, fused, strict=True)]),
        slopes=_slopes(local, neurons),
        mixes=any(n in local.members for n in neurons) and len(local.members) > 1,
        delta=point.backward.grad_z[list(neurons)],
        gradients=_at(point.backward.weight_gradients, edges),
    )


def _edges(point: Point, into: tuple[int, ...], out_of: tuple[int, ...]) -> Edges:
    topology = point.plan.topology
    columns = {neuron: at for at, neuron in enumerate(out_of)}
    found = np.full((len(into), len(out_of)), NO_EDGE, dtype=np.int64)
    for row, neuron in enumerate(into):
        for edge in point.plan.incoming[neuron]:
            if topology.sources[edge] in columns:
                found[row, columns[topology.sources[edge]]] = edge
    return found


def _at(values: Floats | list[float], edges: Edges) -> Floats:
    """0 where there is no edge."""
    return np.append(np.asarray(values, dtype=np.float64), 0.0)[edges]


def _bias(point: Point, neuron: int) -> float:
    slot = point.plan.topology.biases[neuron]
    return 0.0 if slot == NO_BIAS else float(point.parameters[slot])


def _slopes(local: Local, neurons: tuple[int, ...]) -> Floats:
    """Off the diagonal are only the softmax's -a·a."""
    inside = np.array([local.a[n] if n in local.members else 0.0 for n in neurons])
    found = -np.outer(inside, inside)
    np.fill_diagonal(found, [local.slope(n, n) for n in neurons])
    return found
