"""The values that passes return. A trace is a value: nothing is kept on neurons, so evaluating another
sample or a whole grid cannot disturb the numbers on screen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class ForwardTrace:
    """One sample's forward pass.

    z: (N,) pre-activations, NaN for inputs. a: (N,) outputs of the neurons. terms: (E,) w·a of the source.
    Of each output, in the order of Topology.outputs: x: (K,) what the loss takes its logarithms from, z, or
    ln a in a softmax. output_losses: (K,) its part of the loss. loss: the sum of the parts.
    """

    z: Floats
    a: Floats
    terms: Floats
    x: Floats
    output_losses: Floats
    loss: float


@dataclass(frozen=True)
class BackwardTrace:
    """One sample's backward pass.

    grad_a: (N,) ∂L/∂a. grad_z: (N,) ∂L/∂z (δ), NaN for inputs. own: (N,) the loss's own derivative with
    respect to an output, 0 elsewhere. contributions: (E,) what an edge sends back to its source, w·δ of
    its target. weight_gradients: (E,) each use of a weight, δ of its target times a of its source.
    parameter_gradients: (P,) the sum over all uses, frozen parameters too.
    """

    grad_a: Floats
    grad_z: Floats
    own: Floats
    contributions: Floats
    weight_gradients: Floats
    parameter_gradients: Floats
