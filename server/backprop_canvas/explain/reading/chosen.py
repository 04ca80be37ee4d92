"""What a reader has chosen for names, in the terms of the network; and what the network's own names tell of how its
weights are counted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from backprop_canvas.errors import Problem
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.name_meanings import Delta, Gradient, Meaning, Names, Opposite
from backprop_canvas.explain.reading.name_reading import read_name
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.roles.conventions import ORDERS, Order
from backprop_canvas.explain.reading.roles.roles import WEIGHTS, Roles
from backprop_canvas.explain.reading.roles.spelled import form_of, spelled
from backprop_canvas.explain.reading.signs.lexer import tokens_of
from backprop_canvas.explain.reading.signs.unreadable import Unreadable

MOST_NAMES = 40
# Indices.
_TWO = 2
_SLOPE = re.compile(r"(-|−)?\s*(?:[d∂]L/[d∂])?(.+)")


def chosen_names(chosen: Mapping[str, str], vocabulary: Vocabulary) -> Mapping[str, Meaning]:
    """By form. Raises Problem "bad_names" where one of them means nothing here."""
    if len(chosen) > MOST_NAMES:
        raise Problem("bad_names", name=f"{len(chosen)}")
    plain = Names(vocabulary)
    return {_form(name, vocabulary): _meaning(name, value, plain) for name, value in chosen.items()}


def fitting(chosen: Mapping[str, str], vocabulary: Vocabulary) -> Mapping[str, str]:
    """Those that mean something here."""
    return {name: value for name, value in chosen.items() if _fits(name, value, vocabulary)}


def _fits(name: str, value: str, vocabulary: Vocabulary) -> bool:
    try:
        chosen_names({name: value}, vocabulary)
    except Problem:
        return False
    return True


def _form(name: str, vocabulary: Vocabulary) -> str:
    names = Names(vocabulary)
    try:
        reader = Reader(name, tokens_of(name), vocabulary, names)
        return form_of(read_name(reader))
    except (Unreadable, IndexError):
        raise Problem("bad_names", name=name) from None


def _meaning(name: str, value: str, names: Names) -> Meaning:
    """value: o1, z_h1, dL/dh1, dL/dz_h1 or -dL/dz_h1."""
    found = _SLOPE.fullmatch(value.strip())
    meaning = names.meaning(found[2].strip()) if found else None
    is_slope = found is not None and "/" in value
    if is_slope and isinstance(meaning, Quantity) and meaning.kind == "pre":
        return Delta(meaning, -1 if found and found[1] else 1)
    if is_slope and isinstance(meaning, Quantity) and meaning.kind == "neuron" and found and not found[1]:
        return Gradient(LOSS, meaning)
    if isinstance(meaning, Delta):
        return Delta(meaning.pre, -1 if found and found[1] else 1)
    if isinstance(meaning, Quantity) and meaning.kind == "parameter" and found and found[1] and not is_slope:
        return Opposite(meaning)
    if not isinstance(meaning, Quantity) or is_slope or (found and found[1]):
        raise Problem("bad_names", name=f"{name}={value}")
    return meaning


def orders_of(vocabulary: Vocabulary) -> tuple[Order, ...]:
    """The order in which the names of the network itself count its weights, such as w12; () where both fit, or none."""
    layout = vocabulary.layout
    fitting = []
    for order in ORDERS:
        roles = Roles(layout, order, 0)
        named = []
        for slot in set(layout.weights.values()):
            quantity = Quantity("parameter", slot)
            name = spelled(form_of(vocabulary.shown[quantity]))
            if name is None or name.stem not in WEIGHTS or len(name.index) < _TWO:
                continue
            named.append(quantity in roles.candidates(name))
        fitting += [order] if named and all(named) else []
    return tuple(fitting) if len(fitting) == 1 else ()
