"""Loss curves on the wire: joins two messages about the same run, and cuts one."""

from __future__ import annotations

import msgspec
import numpy as np

from backprop_canvas.protocol.messages import Curve


def joined(earlier: Curve, later: Curve) -> Curve:
    """One message that replaces two consecutive messages about the same run."""
    if later.anew or later.gone:
        return later
    count = int(np.searchsorted(np.frombuffer(earlier.iterations), np.frombuffer(later.iterations)[0]))
    return msgspec.structs.replace(
        later,
        iterations=earlier.iterations[: 8 * count] + later.iterations,
        losses=earlier.losses[: 8 * count] + later.losses,
        validation=earlier.validation[: 8 * count] + later.validation,
        test=earlier.test[: 8 * count] + later.test,
        anew=earlier.anew,
    )


def up_to(curve: Curve, iteration: int) -> Curve:
    """The message with the points up to an iteration alone."""
    size = 8 * int(np.searchsorted(np.frombuffer(curve.iterations), iteration, "right"))
    columns = ("iterations", "losses", "validation", "test")
    return msgspec.structs.replace(curve, **{name: getattr(curve, name)[:size] for name in columns})
