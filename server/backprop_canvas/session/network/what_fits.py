"""Why a valid document cannot be computed or trained. Only here do its words meet the engine's tables: an activation, a
loss or a setting that they do not hold is refused, and so are words that do not fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from backprop_canvas.document import validate
from backprop_canvas.document.samples import in_sample
from backprop_canvas.document.schema import Document, Neuron, neuron_name
from backprop_canvas.engine.functions.activations import NAMES, SOFTMAX
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.errors import Problem
from backprop_canvas.session.network.settings import rule_problems


def what_is_missing(document: Document) -> tuple[Problem, ...]:
    """The problems that keep a valid document from running; empty if it can run."""
    return (
        *validate.what_is_missing(document),
        *_unknown_words(document),
        *_softmax_problems(document),
        *_loss_problems(document),
        *rule_problems(document.training),
    )


def _unknown_words(document: Document) -> Iterator[Problem]:
    for at, neuron in enumerate(document.neurons):
        word = neuron.activation
        if word is not None and word not in NAMES:
            words = {"name": neuron_name(neuron), "activation": word, "known": _list(NAMES)}
            yield Problem("unknown_activation", path=f"neurons[{at}].activation", ids=(neuron.id,), **words)
    if document.loss not in LOSSES:
        yield Problem("unknown_loss", path="loss", loss=document.loss, known=_list(LOSSES))


def _softmax_problems(document: Document) -> Iterator[Problem]:
    for at, neuron in enumerate(document.neurons):
        if neuron.activation == SOFTMAX.name and neuron.role != "output":
            path = f"neurons[{at}].activation"
            yield Problem("softmax_not_output", path=path, ids=(neuron.id,), name=neuron_name(neuron))
    members = {neuron.id for neuron in document.neurons if neuron.activation == SOFTMAX.name}
    between = _path_between(document, members) if len(members) > 1 else ()
    if between:
        neurons = {neuron.id: neuron for neuron in document.neurons}
        cycle = validate.shown_path([neurons[neuron] for neuron in between])
        yield Problem("softmax_cycle", path="edges", ids=between, cycle=cycle)


def _path_between(document: Document, members: Set[str]) -> tuple[str, ...]:
    """The neurons on a path from one member to another, both included; () if there is none. Each neuron is visited
    once: the first member that reaches it has reached everything behind it."""
    followers: dict[str, list[str]] = {neuron.id: [] for neuron in document.neurons}
    for edge in document.edges:
        followers[edge.source].append(edge.target)
    before: dict[str, str] = {}
    # In document order, so that one document is told one path.
    reached = [neuron.id for neuron in document.neurons if neuron.id in members]
    for neuron in reached:
        for follower in followers[neuron]:
            if follower not in before:
                before[follower] = neuron
                if follower in members:
                    return _walked(before, follower, members)
                reached.append(follower)
    return ()


def _walked(before: dict[str, str], last: str, members: Set[str]) -> tuple[str, ...]:
    path = [before[last], last]
    while path[0] not in members:
        path.insert(0, before[path[0]])
    return tuple(path)


def _loss_problems(document: Document) -> Iterator[Problem]:
    loss = LOSSES.get(document.loss)
    outputs = [neuron for neuron in document.neurons if neuron.role == "output"]
    if loss is None or loss.activation is None:
        return
    others = [neuron for neuron in outputs if neuron.activation != loss.activation]
    if others:
        first = {"name": neuron_name(others[0]), "activation": others[0].activation}
        ids = tuple(neuron.id for neuron in others)
        yield Problem("loss_activation_mismatch", path="loss", ids=ids, loss=loss.name, needed=loss.activation, **first)
    if loss.name == "binary_cross_entropy":
        yield from _targets_outside(document, outputs)


def _targets_outside(document: Document, outputs: Iterable[Neuron]) -> Iterator[Problem]:
    """The first target outside [0, 1]."""
    for at, sample in enumerate(document.samples):
        if all(0.0 <= target <= 1.0 for target in sample.targets.values()):
            continue
        for neuron in outputs:
            target = sample.targets.get(neuron.id, 0.0)
            if not 0.0 <= target <= 1.0:
                code, where = in_sample("target_out_of_range", document, at)
                words = {"name": neuron_name(neuron), "target": target, "loss": document.loss, **where}
                yield Problem(code, path=f"samples[{at}].targets.{neuron.id}", ids=(neuron.id,), **words)
                return


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)
