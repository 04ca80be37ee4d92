"""The layout of a document: its layers as they are drawn, from top to bottom. Where an edge skips a layer, or the
order in a layer is not clear, there are no layers: names by position would be guesses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from backprop_canvas.document.schema import Document, Neuron, neuron_name
from backprop_canvas.explain.notation.layout import Layout

_NUMBER = re.compile(r"[0-9]+(?='*$)")


def layout_of(document: Document) -> Layout:
    """Of any document, also of one that cannot run."""
    at = {neuron.id: place for place, neuron in enumerate(document.neurons)}
    slots = {parameter.id: slot for slot, parameter in enumerate(document.parameters)}
    edges = [(at.get(edge.source, -1), at.get(edge.target, -1), slots.get(edge.weight, -1)) for edge in document.edges]
    edges = [edge for edge in edges if min(edge) >= 0]
    by_role = {
        role: [place for place, neuron in enumerate(document.neurons) if neuron.role == role]
        for role in ("input", "output")
    }
    layers = _layers(document, [(source, target) for source, target, _ in edges])
    return Layout(
        inputs=_in_order(document, by_role["input"]) or (),
        outputs=_in_order(document, by_role["output"]) or (),
        layers=layers,
        weights={(source, target): slot for source, target, slot in edges},
        numbers=(numbers := _numbers(document)),
        is_numbered=len(numbers) == len(document.neurons),
        biases={place: slots[neuron.bias] for place, neuron in enumerate(document.neurons) if neuron.bias in slots},
    )


def _layers(document: Document, edges: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    levels = _levels(document, edges)
    if levels is None or any(levels[target] != levels[source] + 1 for source, target in edges):
        return ()
    last = max(levels.values(), default=0)
    outputs = {place for place, neuron in enumerate(document.neurons) if neuron.role == "output"}
    if {place for place, level in levels.items() if level == last} != outputs:
        return ()
    found = [_in_order(document, [place for place, at in levels.items() if at == level]) for level in range(last + 1)]
    layers = tuple(layer for layer in found if layer)
    return layers if len(layers) == last + 1 else ()


def _levels(document: Document, edges: Sequence[tuple[int, int]]) -> Mapping[int, int] | None:
    """By neuron, inputs first; None where the edges close a cycle, or a neuron has no way from an input."""
    waiting = [0] * len(document.neurons)
    onward: list[list[int]] = [[] for _ in document.neurons]
    for source, target in edges:
        waiting[target] += 1
        onward[source].append(target)
    ready = [place for place, neuron in enumerate(document.neurons) if neuron.role == "input" and not waiting[place]]
    levels = dict.fromkeys(ready, 0)
    for place in ready:
        for target in onward[place]:
            levels[target] = max(levels.get(target, 0), levels[place] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return levels if len(ready) == len(document.neurons) else None


def _in_order(document: Document, places: Sequence[int]) -> tuple[int, ...] | None:
    """From top to bottom; None where the numbers in the names say something else. Neurons without a place of their own
    stand in the order of the document."""
    neurons = document.neurons
    apart = len({(neurons[place].x, neurons[place].y) for place in places}) == len(places)
    drawn = sorted(places, key=lambda place: (neurons[place].y, neurons[place].x)) if apart else sorted(places)
    numbers = [_number(neurons[place]) for place in drawn]
    if None not in numbers and len(set(numbers)) == len(numbers) and sorted(map(int, map(str, numbers))) != numbers:
        return None
    return tuple(drawn)


def _numbers(document: Document) -> Mapping[str, int]:
    """All of x1, x2, n3, n4; of h1, h2, h3, o1, o2 only the 3."""
    numbers = [_number(neuron) for neuron in document.neurons]
    times = Counter(numbers)
    return {str(number): place for place, number in enumerate(numbers) if number is not None and times[number] == 1}


def _number(neuron: Neuron) -> int | None:
    found = _NUMBER.search(neuron_name(neuron))
    return None if found is None else int(found[0][-9:])
