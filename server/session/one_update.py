"""What one optimizer step from fresh state on one sample makes of the parameters, as if that sample were all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from server.engine.advance import fresh, stepped
from server.engine.plan import Plan
from server.engine.setup import Setup
from server.engine.trace import Floats
from server.session.network_builder import Network


def after_one_update(network: Network, plan: Plan, inputs: Floats, targets: Floats) -> Floats:
    """(P,) the parameters after it; inputs: (I,), targets: (K,)."""
    rules = replace(network.rules, batch_size=1, shuffle=False)
    alone = Setup(plan, rules, network.trainable, inputs[np.newaxis], targets[np.newaxis])
    return stepped(alone, fresh(alone, network.parameters)).parameters
