"""The parameters after one optimizer step from fresh state, with one sample alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from backprop_canvas.engine.advancing.advance import stepped
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import fresh
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.session.network.building import Network


def after_one_update(network: Network, plan: Plan, inputs: Floats, targets: Floats) -> Floats:
    """(P,) the parameters after the step. inputs: (I,). targets: (K,)."""
    rules = replace(network.rules, batch_size=1, shuffle=False)
    alone = Setup(plan, rules, network.trainable, inputs[np.newaxis], targets[np.newaxis])
    return stepped(alone, fresh(alone, network.parameters)).parameters
