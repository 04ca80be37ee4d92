"""Bytes become a valid document or one clear Problem, and never anything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backprop_canvas.document import read
from backprop_canvas.document.read import decode_document, encode_document, read_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem
from tests.document.documents import EXAMPLES, Plain, drawings, plain, spoilt


def refused(data: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        decode_document(data)
    return caught.value


def put(*steps: Any) -> Callable[[Plain], None]:
    """Set what stands at a path, all but the last of `steps`, to the last one."""
    *path, key, value = steps

    def spoil(values: Any) -> None:
        for step in path:
            values = values[step]
        values[key] = value

    return spoil


def without(*path: Any) -> Callable[[Plain], None]:
    def spoil(values: Any) -> None:
        for step in path[:-1]:
            values = values[step]
        del values[path[-1]]

    return spoil


ID = "is not an id: a letter or digit, then letters, digits and the signs _ . : -."
RATE = "training.optimizer.learning_rate"
VALUE = ("parameters", 0, "value")


@pytest.mark.parametrize(
    ("spoil", "code", "sentence"),
    [
        (put(*VALUE, "0.15"), "wrong_type", 'parameters[0].value: a number is needed, not "0.15".'),
        (put(*VALUE, True), "wrong_type", "parameters[0].value: a number is needed, not true."),
        (put(*VALUE, None), "wrong_type", "parameters[0].value: a number is needed, not null."),
        (put(*VALUE, [[]]), "wrong_type", "parameters[0].value: a number is needed, not a list."),
        (put(*VALUE, 10**400), "not_finite", "parameters[0].value: a finite number is needed."),
        (put(*VALUE, float("nan")), "not_finite", "parameters[0].value: a finite number is needed."),
        (put(*VALUE, float("-inf")), "not_finite", "parameters[0].value: a finite number is needed."),
        (without(*VALUE), "missing_field", "parameters[0] lacks the field value."),
        (without("loss"), "missing_field", "The document lacks the field loss."),
        (without("format"), "missing_field", "The document lacks the field format."),
        (
            put("neurons", 2, "colour", 3),
            "unknown_field",
            "neurons[2] has a field that the format does not know: colour.",
        ),
        (put("tables", {}), "unknown_field", "The document has a field that the format does not know: tables."),
        (
            put("neurons", 2, "a - at `$.b`", 3),
            "unknown_field",
            "neurons[2] has a field that the format does not know: a - at `$.b`.",
        ),
        (put("neurons", 2, 3), "wrong_type", "neurons[2]: an object is needed, not 3."),
        (put("neurons", {}), "wrong_type", "neurons: a list is needed, not an object."),
        (put("neurons", 2, "name", 3), "wrong_type", "neurons[2].name: text is needed, not 3."),
        (
            put("neurons", 2, "role", "hiden"),
            "wrong_type",
            'neurons[2].role: input, hidden or output is needed, not "hiden".',
        ),
        (
            put("training", {"reduction": "median"}),
            "wrong_type",
            'training.reduction: mean or sum is needed, not "median".',
        ),
        (put("training", {"shuffle": 1}), "wrong_type", "training.shuffle: true or false is needed, not 1."),
        (put("training", {"seed": 1.5}), "wrong_type", "training.seed: a whole number is needed, not 1.5."),
        (
            put("training", {"batch_size": 0}),
            "out_of_range",
            "training.batch_size: a whole number of at least 1 is needed.",
        ),
        (
            put("training", {"optimizer": {"learning_rate": 0}}),
            "out_of_range",
            f"{RATE}: a number of more than 0 is needed.",
        ),
        (put("neurons", 2, "x", 1e7), "out_of_range", "neurons[2].x: a number of at most 1,000,000 is needed."),
        (put("neurons", 2, "id", "__proto__"), "out_of_range", f'neurons[2].id: "__proto__" {ID}'),
        (
            put("loss", "Half Error"),
            "out_of_range",
            'loss: "Half Error" is not a word of small letters, digits and underscores.',
        ),
        (put("title", "x" * 201), "out_of_range", "title: at most 200 characters are allowed."),
        (put("samples", 0, "inputs", "i2", "x"), "wrong_type", 'samples[0].inputs.i2: a number is needed, not "x".'),
        (
            put("samples", 0, "inputs", "i2", float("nan")),
            "not_finite",
            "samples[0].inputs.i2: a finite number is needed.",
        ),
        (put("samples", 0, "inputs", {"__proto__": 1}), "out_of_range", f'samples[0].inputs: "__proto__" {ID}'),
        (
            put("neurons", [{"id": f"n{at}", "role": "input"} for at in range(3000)]),
            "too_many",
            "neurons holds more than 2,000 entries, the most that is allowed.",
        ),
        (
            put("format", "backprop-canvas/2"),
            "unknown_format",
            'The format is "backprop-canvas/2"; this program reads backprop-canvas/1.',
        ),
        (put("format", 1), "unknown_format", "The format is 1; this program reads backprop-canvas/1."),
    ],
)
def test_what_is_wrong_with_a_field_is_told_with_its_path(
    spoil: Callable[[Plain], None], code: str, sentence: str
) -> None:
    problem = refused(spoilt(spoil))
    assert (problem.code, problem.message) == (code, sentence)


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "-1e999", "1" * 5000])
def test_a_number_that_is_not_finite_is_told_however_it_is_written(number: str) -> None:
    problem = refused(json.dumps(plain()).replace("0.15", number).encode())
    assert (problem.code, problem.path) == ("not_finite", "parameters[0].value")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (b'{"format"', "it ends too early"),
        (b"learning", "invalid character in line 1, column 1"),
        (b'{"a": [1,\n 2,,]}', "invalid character in line 2, column 4"),
        (b'{"a": NaN}]', "invalid character in line 1, column 7"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"a":' * 100_000, "it is nested too deeply"),
        (b'{"neurons":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "it is nested too deeply"),
        (b"\xff\xfe{\x00}\x00", "it is not UTF-8 text"),
        (b'{"title": "\xff"}', "it is not UTF-8 text"),
    ],
)
def test_what_is_not_json_is_told_with_its_place(data: bytes, reason: str) -> None:
    problem = refused(data)
    assert (problem.code, problem.values["reason"]) == ("not_json", reason)


@pytest.mark.parametrize("data", [b"[]", b"3", b"null", b'"text"'])
def test_json_that_is_not_an_object_is_told(data: bytes) -> None:
    assert refused(data).message.startswith("The document: an object is needed, not ")


def test_another_format_is_told_before_its_unknown_fields() -> None:
    assert refused(b'{"layers": [], "format": "backprop-canvas/9"}').code == "unknown_format"


def test_long_values_are_shortened() -> None:
    assert len(refused(spoilt(put(*VALUE, "x" * 10_000))).message) < 120
    assert len(refused(spoilt(put("x" * 10_000, 1))).message) < 120


@given(st.binary())
def test_bytes_are_never_more_than_a_problem(data: bytes) -> None:
    refused(data)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists), st.data())
def test_a_field_with_any_value_is_read_or_told(value: object, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from([*Document.__struct_fields__, "other"]))
    try:
        decode_document(spoilt(put(field, value)))
    except Problem as problem:
        str(problem)


@given(drawings())
def test_a_document_survives_writing_and_reading(document: Document) -> None:
    data = encode_document(document)
    assert decode_document(data) == document
    assert encode_document(decode_document(data)) == data


def test_equal_documents_are_written_alike() -> None:
    for key in ("2-2-2", "one-hidden-neuron", "blank"):
        assert encode_document(decode_document(explicit(key))) == encode_document(template(key))
    turned = spoilt(lambda values: values["samples"][0].update(inputs={"i2": 0.1, "i1": 0.05}))
    assert encode_document(decode_document(turned)) == encode_document(template("2-2-2"))


def explicit(key: str) -> bytes:
    """A template with its defaults written out, as other numbers and other objects."""
    values = plain(key)
    values.setdefault("samples", [])
    for neuron in values["neurons"]:
        neuron.update({"name": None, "bias": None, "target_name": None} | neuron, y=int(neuron["y"]))
    for parameter in values["parameters"]:
        parameter.setdefault("trainable", True)
    return json.dumps(values).encode()


def test_what_is_absent_is_not_written() -> None:
    assert encode_document(template("blank")) == (
        b'{"format":"backprop-canvas/1","title":"Untitled network","neurons":[],"edges":[],"parameters":[],'
        b'"loss":"half_squared_error","training":{"optimizer":{"kind":"sgd"},"batch_size":1,'
        b'"reduction":"mean","update":"simultaneous","shuffle":false,"seed":0}}'
    )


def test_a_byte_order_mark_does_no_harm() -> None:
    assert decode_document(b"\xef\xbb\xbf" + encode_document(template("2-2-2"))) == template("2-2-2")


def test_of_a_key_that_occurs_twice_the_last_value_counts() -> None:
    text = encode_document(template("2-2-2")).replace(b'"value":0.15', b'"value":7,"value":0.15')
    assert decode_document(text) == template("2-2-2")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*[!d].json")), ids=lambda path: path.stem)
def test_the_examples_can_be_read(path: Path) -> None:
    assert read_document(path).neurons


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path / "none.json", "there is no such file"),
        (tmp_path, "it is a folder"),
        (Path("a\0b"), "embedded null byte"),
    ):
        with pytest.raises(Problem) as caught:
            read_document(path)
        assert caught.value.code == "unreadable_file"
        assert caught.value.values["reason"] == reason


def test_a_file_is_measured_before_it_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, document = tmp_path / "large.json", template("2-2-2")
    file.write_bytes(encode_document(document))
    monkeypatch.setattr(read, "MAX_BYTES", file.stat().st_size)
    assert read_document(file) == document
    monkeypatch.setattr(read, "MAX_BYTES", file.stat().st_size - 1)
    with pytest.raises(Problem, match="larger than 16 MiB"):
        read_document(file)
    with pytest.raises(Problem, match="larger than 16 MiB"):
        encode_document(document)
