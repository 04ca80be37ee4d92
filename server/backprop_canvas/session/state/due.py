"""What is known of a run before it begins. This module knows no documents and no cursors."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Due:
    """`start`: the iteration at which the run is to begin. `changed`: the leaders whose edits it is due to; `rebuilt`:
    those of them whose edits can have changed the micro-steps."""

    start: int
    changed: frozenset[str] = frozenset()
    rebuilt: frozenset[str] = frozenset()

    def with_change(self, leader: str, *, topology: bool) -> Due:
        rebuilt = self.rebuilt | {leader} if topology else self.rebuilt
        return replace(self, changed=self.changed | {leader}, rebuilt=rebuilt)
