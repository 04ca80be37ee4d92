"""Limits the number of members, in all rooms and in each room, and reserves places. This module knows counts, but no
members."""

from __future__ import annotations

from dataclasses import dataclass

from backprop_canvas.errors import Problem
from backprop_canvas.protocol.messages import Role

# Places reserved for a network's editors: a full hall of viewers must not keep its teacher out.
KEPT_FOR_EDITORS = 8


@dataclass(frozen=True)
class Seating:
    """`total`: the most members over all rooms. `each`: the most members of one room."""

    total: int = 512
    each: int = 400

    def check(self, role: Role, everybody: int, present: int, editors: int) -> None:
        """Raises Problem network_full or server_full if there is no seat for another member. `everybody`: the members
        of all rooms. `present`: those of the room. `editors`: those of the room that may edit."""
        kept = 0 if role == "editor" else self._kept(editors)
        if present + kept >= self.each:
            raise Problem("network_full", limit=self.each)
        if everybody + kept >= self.total:
            raise Problem("server_full", limit=self.total)

    def _kept(self, editors: int) -> int:
        """Places that no viewer gets. They are at most half of all, so that a small room has viewers too."""
        return max(0, min(KEPT_FOR_EDITORS, self.each // 2, self.total // 2) - editors)
