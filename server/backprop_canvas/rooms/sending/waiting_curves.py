"""The news of loss curves that waits until the page has room for it: one message per run, however often the curve has
changed meanwhile."""

from __future__ import annotations

from backprop_canvas.protocol.curves import joined
from backprop_canvas.protocol.messages import Curve


class WaitingCurves:
    """Runs keep the order in which they began to wait. If a run is gone before the page has heard of it, no message
    about it is sent."""

    def __init__(self) -> None:
        self._waiting: dict[int, Curve] = {}
        self._told: set[int] = set()

    def __len__(self) -> int:
        return len(self._waiting)

    def push(self, curve: Curve) -> None:
        earlier = self._waiting.get(curve.run)
        if curve.gone and curve.run not in self._told:
            self._waiting.pop(curve.run, None)
        else:
            self._waiting[curve.run] = joined(earlier, curve) if earlier else curve

    def pop(self) -> Curve:
        """The message that has waited longest. Raises StopIteration if none waits."""
        run = next(iter(self._waiting))
        curve = self._waiting.pop(run)
        (self._told.discard if curve.gone else self._told.add)(run)
        return curve
