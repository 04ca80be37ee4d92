"""Whether the samples of a document give values to neurons that can have them: inputs and outputs.

Which values are still lacking is another question, asked by `validate.what_is_missing`.
"""

from __future__ import annotations

from backprop_canvas.document.sample_list import sample_ids
from backprop_canvas.document.schema import Document, Neuron, Part, Role, Sample, Split, neuron_name
from backprop_canvas.errors import Problem


def check_samples(document: Document) -> None:
    """Raises the first Problem with the ids of the samples, or with the neurons that they name."""
    known: set[int] = set()
    for at, number in enumerate(sample_ids(document.samples)):
        if number in known:
            raise Problem("duplicate_id", path=f"samples[{at}].id", id=number)
        known.add(number)
    inputs, outputs = ids_by_role(document, "input"), ids_by_role(document, "output")
    for at, sample in enumerate(document.samples):
        if not (sample.inputs.keys() <= inputs and sample.targets.keys() <= outputs):
            _refuse_sample(document, at, sample)


def check_cell(neuron: Neuron, part: Part, path: str) -> None:
    """Raises Problem not_an_input or not_an_output unless `neuron` may have a value in this part of a sample."""
    role, code = ("input", "not_an_input") if part == "inputs" else ("output", "not_an_output")
    if neuron.role != role:
        raise Problem(code, path=path, ids=(neuron.id,), name=neuron_name(neuron))


def _refuse_sample(document: Document, at: int, sample: Sample) -> None:
    neurons = {neuron.id: neuron for neuron in document.neurons}
    parts: tuple[Part, ...] = ("inputs", "targets")
    for part in parts:
        for key in getattr(sample, part):
            path = f"samples[{at}].{part}.{key}"
            if key not in neurons:
                raise Problem("unknown_reference", path=path, ids=(key,), id=key)
            check_cell(neurons[key], part, path)


def in_sample(code: str, document: Document, at: int) -> tuple[str, dict[str, int]]:
    """The code and the values of a problem with a sample. Its position is named if there are several samples."""
    return (f"{code}_in_sample", {"sample": at}) if len(document.samples) > 1 else (code, {})


def places_of(document: Document, split: Split) -> tuple[int, ...]:
    """The positions of the samples of a split, in order."""
    return tuple(at for at, sample in enumerate(document.samples) if sample.split == split)


def training_places(document: Document) -> tuple[int, ...]:
    """The positions of the samples that move parameters: all others never do."""
    return places_of(document, "train")


def ids_by_role(document: Document, role: Role) -> set[str]:
    """The ids of the neurons that have a role."""
    return {neuron.id for neuron in document.neurons if neuron.role == role}
