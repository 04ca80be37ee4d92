"""The ids of samples: written only where they are not the positions, and never taken for another's."""

from __future__ import annotations

import json

import msgspec
import pytest

from backprop_canvas.document.diff import AddSample, Cell, Divide, RemoveSample, apply_diff
from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.sample_list import sample_ids
from backprop_canvas.document.schema import Document, Sample
from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem


def with_samples(*samples: Sample) -> Document:
    return msgspec.structs.replace(template("2-2-2"), samples=samples)


def ids(document: Document) -> list[int]:
    return list(sample_ids(document.samples))


def written_ids(document: Document) -> list[int | None]:
    """The ids as a file has them."""
    return [sample.get("id") for sample in msgspec.json.decode(encode_document(document))["samples"]]


THREE = with_samples(*(Sample(inputs={"i1": value}) for value in (0.0, 1.0, 2.0)))


def test_a_document_without_ids_is_written_without_ids() -> None:
    again = decode_document(encode_document(THREE))
    assert (again, ids(again), written_ids(again)) == (THREE, [0, 1, 2], [None, None, None])


def test_ids_that_are_the_positions_are_left_out() -> None:
    spelled = with_samples(*(msgspec.structs.replace(each, id=at) for at, each in enumerate(THREE.samples)))
    assert decode_document(encode_document(spelled)) == THREE


def test_a_sample_keeps_its_id_where_it_moves() -> None:
    changed, inverse = apply_diff(THREE, (RemoveSample(id=0), AddSample(at=2, inputs={"i1": 9.0})))
    assert (ids(changed), written_ids(changed)) == ([1, 2, 3], [1, 2, 3])
    changed, _ = apply_diff(changed, (Cell(part="inputs", sample=2, neuron="i1", value=7.0),))
    assert [sample.inputs["i1"] for sample in changed.samples] == [1.0, 7.0, 9.0]
    assert decode_document(encode_document(changed)) == changed
    changed, _ = apply_diff(THREE, (RemoveSample(id=2), AddSample(at=0, id=2)))
    assert (
        apply_diff(apply_diff(THREE, (RemoveSample(id=0),))[0], (AddSample(at=0, id=0, inputs={"i1": 0.0}),))[0]
        == THREE
    )
    assert inverse[0] == RemoveSample(id=3)


def test_a_removal_that_is_made_again_removes_no_other_sample() -> None:
    removal = (RemoveSample(id=0),)
    once, _ = apply_diff(THREE, removal)
    with pytest.raises(Problem) as refused:
        apply_diff(once, removal)
    assert refused.value.code == "no_such_record"
    assert ids(once) == [1, 2]


@pytest.mark.parametrize("pair", [(1, None), (5, 5)])
def test_two_samples_with_one_id_are_refused(pair: tuple[int | None, int | None]) -> None:
    data = encode_document(with_samples(*(Sample(id=number) for number in pair)))
    with pytest.raises(Problem) as refused:
        decode_document(data)
    assert (refused.value.code, refused.value.path) == ("duplicate_id", "samples[1].id")


# what samples are for


def test_a_sample_is_for_training_unless_something_else_is_written() -> None:
    drawn = {"format": "backprop-canvas/1", "neurons": [], "edges": [], "parameters": [], "loss": "huber"}
    samples = [{}, {"split": "train"}, {"split": "validation"}, {"split": "test"}]
    read = decode_document(json.dumps({**drawn, "samples": samples}).encode())
    assert [sample.split for sample in read.samples] == ["train", "train", "validation", "test"]
    written = json.loads(encode_document(read))["samples"]
    assert [sample.get("split") for sample in written] == [None, None, "validation", "test"]
    with pytest.raises(Problem) as caught:
        decode_document(json.dumps({**drawn, "samples": [{"split": "dev"}]}).encode())
    assert (caught.value.code, caught.value.path) == ("wrong_type", "samples[0].split")


def test_dividing_is_by_ids_and_leads_back() -> None:
    moved, _ = apply_diff(THREE, (RemoveSample(id=0), AddSample(at=0, inputs={"i1": 9.0}, split="test")))
    divided, inverse = apply_diff(moved, (Divide(validation=(1, 3), test=(2,)),))
    assert [(sample.id, sample.split) for sample in divided.samples] == [
        (3, "validation"),
        (None, "validation"),
        (None, "test"),
    ]
    assert inverse == (Divide(train=(1, 2), test=(3,)),)
    assert apply_diff(divided, inverse)[0] == moved
    with pytest.raises(Problem) as caught:
        apply_diff(moved, (Divide(test=(0,)),))
    assert caught.value.code == "no_such_record"


def test_a_sample_that_comes_back_is_still_for_what_it_was_for() -> None:
    kept, _ = apply_diff(THREE, (Divide(test=(1,)),))
    gone, inverse = apply_diff(kept, (RemoveSample(id=1),))
    assert apply_diff(gone, inverse)[0] == kept
