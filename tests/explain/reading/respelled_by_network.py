"""Spellings that need the network: neurons by layer and position, as textbooks number them, and sums over its outputs
or the neurons of a layer. Layers are found here by the letters of the generator's names, so that nothing of the reader
is used.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

Json = dict[str, Any]
_DERIVATIVE = re.compile(r"\bd(L|[a-z]+_?[a-z]*\d+)/d([a-z]+_?[a-z]*\d+)")
_NAME = re.compile(r"\b(?:z_)?[a-z]+\d+\b")
_SLOPE = re.compile(r"\b([a-z_]+)'\(")


def layers(document: Json) -> list[list[str]]:
    """The neurons by layer; [] where an edge skips one, or nothing leads to a neuron."""
    names = [each["id"] for each in document["neurons"]]
    letters = list(dict.fromkeys(name[0] for name in names))
    level = {name: letters.index(name[0]) for name in names}
    edges = [(each["source"], each["target"]) for each in document["edges"]]
    entered = {target for _, target in edges}
    if any(level[target] != level[source] + 1 for source, target in edges):
        return []
    if any(level[name] > 0 and name not in entered for name in names):
        return []
    found = [[name for name in names if name[0] == letter] for letter in letters]
    return found if all(each == sorted(each) for each in found) else []


def layered(document: Json, text: str) -> str:
    """In LaTeX; "" where the network has no layers, or the equation names what has no place in one."""
    places = {name: (at, row + 1) for at, layer in enumerate(layers(document)) for row, name in enumerate(layer)}
    written = _written(document, places)
    plain = _SLOPE.sub(lambda found: rf"\operatorname{{{found[1].replace('_', '')}}}'(", text)
    used = set(_NAME.findall(re.sub(r"\bd(?=[a-z]+_?[a-z]*\d)|\bdL", " ", plain)))
    if not places or any(name not in written for name in used):
        return ""
    named = _DERIVATIVE.sub(lambda found: rf"\frac{{\partial {found[1]}}}{{\partial {found[2]}}}", plain)
    return _NAME.sub(lambda found: written.get(found[0], found[0]), named).replace("*", r" \cdot ")


def _written(document: Json, places: Mapping[str, tuple[int, int]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, (layer, row) in places.items():
        found[name] = f"{{a_{{{row}}}^{{({layer})}}}}"
        if layer:
            found[f"z_{name}"] = f"{{z_{{{row}}}^{{({layer})}}}}"
    uses = [each["weight"] for each in document["edges"]] + [each.get("bias") for each in document["neurons"]]
    for edge in document["edges"]:
        if uses.count(edge["weight"]) == 1 and places:
            (layer, to), (_, source) = places[edge["target"]], places[edge["source"]]
            found[edge["weight"]] = f"{{w_{{{to}{source}}}^{{({layer})}}}}"
    for neuron in document["neurons"]:
        if "bias" in neuron and uses.count(neuron["bias"]) == 1 and places:
            layer, row = places[neuron["id"]]
            found[neuron["bias"]] = f"{{b_{{{row}}}^{{({layer})}}}}"
    return found | {f"t{at}": f"t_{{{at}}}" for at in range(1, 9)}


def sums(document: Json, seed: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Equations written out, some of them wrong, each with its spellings as a sum."""
    numbers = random.Random(seed)
    parameters = [each["weight"] for each in document["edges"]]
    groups = [layer for layer in layers(document)[1:] if len(layer) > 1]
    outputs = [each["id"] for each in document["neurons"] if each["role"] == "output"]
    for group in [*groups, *([outputs] if len(outputs) > 1 and outputs not in groups else [])]:
        asked = numbers.choice(parameters)
        wrt = asked if numbers.random() < 0.6 else numbers.choice(parameters)
        term = numbers.choice(("dL/d{0}*d{0}/d{1}", "d{0}/d{1}*dL/d{0}", "dL/dz_{0}*dz_{0}/d{1}", "dL/d{0}*dL/d{1}"))
        full = " + ".join(term.format(name, wrt) for name in group)
        letter, left = group[0][0], f"dL/d{asked} = "
        short = term.format(f"{letter}_k", wrt)
        latex = re.sub(r"d(L|z_\w+|\w+)/d(\w+)", r"\\frac{\\partial \1}{\\partial \2}", short).replace("*", r" \cdot ")
        yield (
            left + full,
            (f"{left}sum_k {short}", f"{left}Σ_k {short}", rf"{left}\sum_{{k=1}}^{{{len(group)}}} {latex}"),
        )
