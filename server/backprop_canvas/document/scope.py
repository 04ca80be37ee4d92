"""How far a change reaches: the tables here are the only ones, the page has its own generated from them. Knows
nothing of who acts on it.

A diff reaches as far as its farthest operation. "layout": how the drawing looks. "values": the numbers that it
computes with (parameters, samples, training). "topology": what it computes.
"""

from __future__ import annotations

from typing import Literal, get_args

from backprop_canvas.document.operations import AnyOperation, Change, Diff, Settings

Scope = Literal["layout", "values", "topology"]

# From near to far.
SCOPES: tuple[Scope, ...] = get_args(Scope)
# By the list of a record, or "settings". A field that is not listed reaches the topology.
FIELD_SCOPES: dict[str, dict[str, Scope]] = {
    "neurons": {"name": "layout", "target_name": "layout", "x": "layout", "y": "layout"},
    "edges": {},
    "parameters": {"name": "layout", "value": "values", "trainable": "values"},
    "settings": {"title": "layout", "training": "values", "conventions": "layout", "stops": "layout"},
}
# By the tag of an operation; those that set fields reach as far as their fields do.
OPERATION_SCOPES: dict[str, Scope] = {
    "add": "topology",
    "remove": "topology",
    "add_sample": "values",
    "remove_sample": "values",
    "cell": "values",
    "column": "values",
    "divide": "values",
}


def scope(diff: Diff) -> Scope:
    """How far a diff reaches; an empty one changes nothing, so only the layout."""
    return max((_scope_of(operation) for operation in diff), key=SCOPES.index, default="layout")


def _scope_of(operation: AnyOperation) -> Scope:
    if isinstance(operation, Change | Settings):
        scopes = FIELD_SCOPES[operation.kind if isinstance(operation, Change) else "settings"]
        return max((scopes.get(field, "topology") for field in operation.fields), key=SCOPES.index, default="layout")
    return OPERATION_SCOPES[str(operation.__struct_config__.tag)]
