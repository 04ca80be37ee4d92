"""What may be a name, and which spellings are one name."""

from __future__ import annotations

import pytest

from backprop_canvas.document.names import check_name, name_key
from backprop_canvas.errors import Problem
from tests.document.documents import document, hidden


@pytest.mark.parametrize(
    "name", ["w1", "w_1", "α", "δ1", "y'", "y''", "y′", "h_α_2'", "w₁", "ŷ", "l", "net", "delta", "x" * 32]
)
def test_names(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize(
    "name",
    ["", "1w", "_w", "'", "w 1", "w{1}", "w_{1}", "w'1", "w-1", "w.1", "w\n", "½", "x" * 33, "ﷺ" * 3, "w\u202e", "😀"],
)  # fmt: skip
def test_what_is_no_name(name: str) -> None:
    with pytest.raises(Problem) as caught:
        check_name(name, path="neurons[0].name", ids=("n",))
    assert (caught.value.code, caught.value.path, caught.value.ids) == ("bad_name", "neurons[0].name", ("n",))
    assert caught.value.message.isprintable()


@pytest.mark.parametrize("name", ["L", "L_", "Ｌ", "z_1", "z_h1", "net_o1", "delta_h"])
def test_names_with_a_meaning_of_their_own(name: str) -> None:
    with pytest.raises(Problem) as caught:
        check_name(name)
    assert caught.value.code == "reserved_name"


@pytest.mark.parametrize("spelling", ["w_{1}", "w_1", "w₁", "w1", "ｗ１", "w__1"])
def test_spellings_of_one_name(spelling: str) -> None:
    assert name_key(spelling) == "w1"


def test_typed_and_typeset_primes_are_one() -> None:
    assert name_key("y′") == name_key("y'")
    assert name_key("y″") == name_key("y''")


def test_case_and_primes_matter() -> None:
    assert len({name_key(name) for name in ("y", "Y", "y'", "y''")}) == 4


NEURON = hidden("n")
OUTPUT = NEURON | {"role": "output"}


@pytest.mark.parametrize(
    ("records", "first", "second"),
    [
        ({"neurons": [hidden("a", name="h1"), hidden("b", name="h_1")]}, "h1", "h_1"),
        ({"neurons": [hidden("w1")], "parameters": [{"id": "w", "name": "w₁", "value": 1}]}, "w1", "w₁"),
        ({"parameters": [{"id": "a", "name": "w", "value": 1}, {"id": "w", "value": 1}]}, "w", "w"),
        ({"neurons": [OUTPUT | {"id": "y", "target_name": "y"}]}, "y", "y"),
        ({"neurons": [OUTPUT | {"id": "y"}, hidden("b", name="ty")]}, "ty", "t_y"),
    ],
)
def test_names_differ_over_neurons_parameters_and_targets(records: dict[str, object], first: str, second: str) -> None:
    with pytest.raises(Problem) as caught:
        document(**records)
    assert caught.value.code == "duplicate_name"
    assert caught.value.message == f"{first} and {second} are the same name; names must differ."
    assert len(caught.value.ids) == 2


@pytest.mark.parametrize(
    ("records", "path"),
    [
        ({"neurons": [hidden("1")]}, "neurons[0].name"),
        ({"parameters": [{"id": "w", "name": "w w", "value": 1}]}, "parameters[0].name"),
        ({"neurons": [OUTPUT | {"target_name": "t 1"}]}, "neurons[0].target_name"),
    ],
)
def test_every_name_is_checked(records: dict[str, object], path: str) -> None:
    with pytest.raises(Problem) as caught:
        document(**records)
    assert (caught.value.code, caught.value.path) == ("bad_name", path)


def test_the_default_name_of_a_target_may_be_longer_than_one_that_is_written() -> None:
    assert document(neurons=[OUTPUT | {"name": "y" * 32}]).neurons


def test_the_name_of_a_target_counts_for_outputs_only() -> None:
    assert document(neurons=[hidden("y"), hidden("b", name="t_y")]).neurons
