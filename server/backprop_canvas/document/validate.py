"""What a document says, beyond the types of its records: ids, references, names, roles, cycles, samples.

`validate` decides what can be saved; `what_is_missing` names what a saved document still needs before it
can run. Neither knows which activations, losses and optimizers the program has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from backprop_canvas.document.graph import find_cycle
from backprop_canvas.document.names import check_names
from backprop_canvas.document.samples import check_samples, ids_by_role, in_sample, training_places
from backprop_canvas.document.schema import Document, Edge, Neuron, Parameter, Sample, neuron_name
from backprop_canvas.errors import Problem

# A path of more neurons is told by the first ones and the last.
CYCLE_SHOWN = 8

R = TypeVar("R", Neuron, Edge, Parameter)


def validate(document: Document) -> None:
    """Raises the first Problem that keeps a document, whose records are well-formed, from being saved."""
    neurons = _by_id("neurons", document.neurons)
    parameters = _by_id("parameters", document.parameters)
    _by_id("edges", document.edges)
    _check_references(document, neurons, parameters)
    check_stops(document)
    check_names(document)
    check_roles(document)
    _check_edges(document, neurons)
    _check_acyclic(document)
    check_samples(document)


def what_is_missing(document: Document) -> tuple[Problem, ...]:
    """What a valid document lacks before it can run: an output, a sample to train on, or values in the first sample
    that lacks any; empty if nothing."""
    return tuple(_missing(document))


# records and references


def _by_id(kind: str, records: Iterable[R]) -> dict[str, R]:
    found: dict[str, R] = {}
    for at, record in enumerate(records):
        if record.id in found:
            raise Problem("duplicate_id", path=f"{kind}[{at}].id", ids=(record.id,), id=record.id)
        found[record.id] = record
    return found


def _check_references(document: Document, neurons: Mapping[str, Neuron], parameters: Mapping[str, Parameter]) -> None:
    for at, neuron in enumerate(document.neurons):
        if neuron.bias is not None and neuron.bias not in parameters:
            raise _unknown(f"neurons[{at}].bias", neuron.id, neuron.bias)
    for at, edge in enumerate(document.edges):
        if edge.source not in neurons:
            raise _unknown(f"edges[{at}].source", edge.id, edge.source)
        if edge.target not in neurons:
            raise _unknown(f"edges[{at}].target", edge.id, edge.target)
        if edge.weight not in parameters:
            raise _unknown(f"edges[{at}].weight", edge.id, edge.weight)


def check_stops(document: Document) -> None:
    """Raises the first Problem with what a stop names. It may be anything that the document holds: which list its
    kind means is not known here."""
    if not document.stops:
        return
    known = {record.id for records in (document.neurons, document.edges, document.parameters) for record in records}
    for at, stop in enumerate(document.stops):
        if stop.target and stop.target not in known:
            raise Problem("unknown_reference", path=f"stops[{at}].target", ids=(stop.target,), id=stop.target)


def _unknown(path: str, owner: str, missing: str) -> Problem:
    return Problem("unknown_reference", path=path, ids=(owner, missing), id=missing)


# roles and edges


def check_roles(document: Document) -> None:
    """Raises the first Problem with what a neuron has or lacks for its role."""
    for at, neuron in enumerate(document.neurons):
        _check_role(at, neuron)


def _check_role(at: int, neuron: Neuron) -> None:
    path, ids, name = f"neurons[{at}]", (neuron.id,), neuron_name(neuron)
    if neuron.role == "input":
        if neuron.bias is not None:
            raise Problem("input_has_no_bias", path=f"{path}.bias", ids=ids, name=name)
        if neuron.activation is not None:
            raise Problem("input_has_no_activation", path=f"{path}.activation", ids=ids, name=name)
    elif neuron.activation is None:
        raise Problem("missing_activation", path=path, ids=ids, name=name)
    if neuron.role != "output" and neuron.target_name is not None:
        raise Problem("target_name_without_output", path=f"{path}.target_name", ids=ids, name=name)


def _check_edges(document: Document, neurons: Mapping[str, Neuron]) -> None:
    pairs: dict[tuple[str, str], str] = {}
    for at, edge in enumerate(document.edges):
        target = neurons[edge.target]
        if target.role == "input":
            ids = (target.id, edge.id)
            raise Problem("into_input", path=f"edges[{at}].target", ids=ids, name=neuron_name(target))
        earlier = pairs.setdefault((edge.source, edge.target), edge.id)
        if earlier != edge.id:
            names = {"source": neuron_name(neurons[edge.source]), "target": neuron_name(target)}
            raise Problem("duplicate_edge", path=f"edges[{at}]", ids=(earlier, edge.id), **names)


def _check_acyclic(document: Document) -> None:
    positions = {neuron.id: at for at, neuron in enumerate(document.neurons)}
    sources = [positions[edge.source] for edge in document.edges]
    targets = [positions[edge.target] for edge in document.edges]
    cycle = find_cycle(len(positions), sources, targets)
    if not cycle:
        return
    steps = set(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
    closing = max(at for at, step in enumerate(zip(sources, targets, strict=True)) if step in steps)
    members = tuple(document.neurons[at] for at in cycle)
    ids = tuple(neuron.id for neuron in members)
    raise Problem("cycle", path=f"edges[{closing}]", ids=ids, cycle=shown_path([*members, members[0]]))


def shown_path(neurons: Sequence[Neuron]) -> str:
    """The names along a path; of a long one the first and the last."""
    names = [neuron_name(neuron) for neuron in neurons]
    shown = names if len(names) <= CYCLE_SHOWN + 1 else [*names[:CYCLE_SHOWN], "…", names[-1]]
    return " → ".join(shown)


# what is missing


def _missing(document: Document) -> Iterator[Problem]:
    inputs, outputs = ids_by_role(document, "input"), ids_by_role(document, "output")
    if not outputs:
        yield Problem("no_output")
    if not document.samples:
        yield Problem("no_sample", path="samples")
    elif not training_places(document):
        yield Problem("no_training_sample", path="samples")
    for at, sample in enumerate(document.samples):
        if len(sample.inputs) < len(inputs) or len(sample.targets) < len(outputs):
            yield from _missing_values(document, at, sample)
            return


def _missing_values(document: Document, at: int, sample: Sample) -> Iterator[Problem]:
    no_input, where = in_sample("missing_input", document, at)
    no_target, where = in_sample("missing_target", document, at)
    for neuron in document.neurons:
        name, ids = neuron_name(neuron), (neuron.id,)
        if neuron.role == "input" and neuron.id not in sample.inputs:
            yield Problem(no_input, path=f"samples[{at}].inputs", ids=ids, name=name, **where)
        if neuron.role == "output" and neuron.id not in sample.targets:
            yield Problem(no_target, path=f"samples[{at}].targets", ids=ids, name=name, **where)
