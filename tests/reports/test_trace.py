"""The `trace` of the examples against their expected numbers, and its form."""

import math

import pytest
from hypothesis import given

from backprop_canvas.document.validate import validate
from backprop_canvas.errors import Problem
from backprop_canvas.reports.trace import trace_report
from tests.graphs import EXAMPLES, SHAPES, decoded, documents, example
from tests.graphs import Json as Drawing


def report(name: str) -> Drawing:
    return dict(trace_report(decoded(example(name))))


def numbers(tree: Drawing, path: str = "") -> dict[str, float | None]:
    """Every number of a tree by its path."""
    found: dict[str, float | None] = {}
    for key, value in tree.items():
        found |= numbers(value, f"{path}.{key}") if isinstance(value, dict) else {f"{path}.{key}": value}
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples(name: str) -> None:
    expected = numbers(example(f"{name}.expected")["trace"])
    found = report(name)
    del found["steps"]
    found = numbers(found)
    assert found.keys() == expected.keys()
    for path, value in expected.items():
        assert (found[path] is None) == (value is None), path
        if value is not None:
            assert found[path] == pytest.approx(value, rel=1e-13, abs=0), path


def test_steps_say_what_they_need() -> None:
    steps = report("chain-1-1-1")["steps"]
    assert [(step["phase"], step["kind"], step["target"]) for step in steps] == [
        ("forward", "input", "x"),
        ("forward", "term", "e1"),
        ("forward", "bias", "h"),
        ("forward", "sum", "h"),
        ("forward", "activation", "h"),
        ("forward", "term", "e2"),
        ("forward", "bias", "y'"),
        ("forward", "sum", "y'"),
        ("forward", "activation", "y'"),
        ("loss", "output_loss", "y'"),
        ("loss", "loss", "L"),
        ("backward", "grad_a", "y'"),
        ("backward", "grad_z", "y'"),
        ("backward", "grad_weight", "e2"),
        ("backward", "contribution", "e2"),
        ("backward", "grad_sum", "h"),
        ("backward", "grad_z", "h"),
        ("backward", "grad_weight", "e1"),
        ("backward", "contribution", "e1"),
        ("backward", "grad_sum", "x"),
        ("update", "parameter_grad", "w1"),
        ("update", "parameter_grad", "w2"),
        ("update", "parameter_grad", "b"),
        ("update", "update", "w1"),
        ("update", "update", "w2"),
        ("update", "update", "b"),
    ]
    assert [step["group"] for step in steps] == [0] + [1] * 4 + [2] * 4 + [3] * 2 + [4] * 3 + [5] * 6 + [6] * 6


def test_steps_say_what_they_are_made_of() -> None:
    steps = {(step["kind"], step["target"]): step for step in report("chain-1-1-1")["steps"]}
    along = {"source": "h", "into": "y'", "weight": "w2"}
    assert steps["term", "e2"].items() >= along.items()
    assert steps["grad_weight", "e2"].items() >= along.items()
    assert steps["contribution", "e2"].items() >= along.items()
    assert steps["bias", "y'"]["parameter"] == "b"
    assert steps["activation", "h"]["function"] == "sigmoid"
    assert steps["update", "w1"]["before"] == 0.8


@given(documents())
def test_any_drawing_has_a_trace_whose_steps_repeat_its_numbers(drawing: Drawing) -> None:
    document = decoded(drawing)
    validate(document)
    told = trace_report(document, 1)
    steps = {(step["kind"], step["target"]): step["value"] for step in told["steps"]}
    for name, neuron in told["neurons"].items():
        assert steps.get(("activation", name), steps.get(("input", name))) == neuron["a"]
        assert steps.get(("grad_sum", name), steps.get(("grad_a", name))) == neuron["dL_da"]
        assert steps.get(("grad_z", name)) == neuron["dL_dz"]
    for name, parameter in told["parameters"].items():
        assert steps["parameter_grad", name] == parameter["gradient"]
        assert steps["update", name] == parameter["updated"]
    assert steps["loss", "L"] == told["loss"]


def test_a_trace_that_overflows_is_told_in_full() -> None:
    drawing = SHAPES["chain"](activation="linear")
    for parameter in drawing["parameters"]:
        parameter["value"] = 1e200
    told = trace_report(decoded(drawing))
    assert told["loss"] == math.inf
    assert not math.isfinite(told["neurons"]["h"]["dL_da"] or 0.0)


@pytest.mark.parametrize("sample", [-1, 2])
def test_a_sample_that_does_not_exist_is_refused(sample: int) -> None:
    with pytest.raises(Problem) as caught:
        trace_report(decoded(SHAPES["chain"]()), sample)
    assert caught.value.message == f"There is no sample {sample}: the document has 2, counted from 0."


def test_what_is_missing_is_said() -> None:
    drawing = SHAPES["chain"]()
    del drawing["samples"][0]["inputs"]["x"]
    with pytest.raises(Problem, match="x has no value yet") as caught:
        trace_report(decoded(drawing))
    assert caught.value.code == "missing_input_in_sample"


def test_settings_that_concern_other_iterations_do_not_matter() -> None:
    drawing = SHAPES["chain"]()
    drawing["training"] = {"batch_size": 2, "shuffle": True}
    assert trace_report(decoded(drawing)) == trace_report(decoded(SHAPES["chain"]()))


def trained_by(**training: object) -> Drawing:
    drawing = SHAPES["chain"]()
    drawing["training"] = training
    return drawing


@pytest.mark.parametrize(
    ("training", "factor"),
    [
        ({"schedule": {"kind": "exponential", "gamma": 0.5}}, 1.0),
        ({"warm_up": {"start_factor": 0.25, "total_iters": 4}}, 0.25),
    ],
    ids=["schedule", "warm-up"],
)
def test_the_update_is_the_first_of_its_schedule(training: Drawing, factor: float) -> None:
    for parameter in trace_report(decoded(trained_by(**training)), 1)["parameters"].values():
        moved = parameter["value"] - parameter["updated"]
        assert parameter["gradient"] is not None
        assert moved == pytest.approx(0.5 * factor * parameter["gradient"], rel=1e-12)


def test_penalties_and_clipping_move_parameters_but_are_no_part_of_the_gradient() -> None:
    plain = trace_report(decoded(trained_by()), 1)["parameters"]
    settings = {"penalty": {"l2": 10.0}, "clip": {"clip_value": 1e-3}}
    held = trace_report(decoded(trained_by(**settings)), 1)["parameters"]
    for name, parameter in held.items():
        assert parameter["gradient"] == plain[name]["gradient"]
        assert abs(parameter["value"] - parameter["updated"]) <= 0.5 * 1e-3 * (1 + 1e-12)
    assert held != plain


def test_an_optimizer_begins_afresh() -> None:
    adam = trace_report(decoded(trained_by(optimizer={"kind": "adam", "learning_rate": 0.01})), 1)["parameters"]
    for parameter in adam.values():
        assert parameter["gradient"] is not None
        direction = math.copysign(0.01, parameter["gradient"])
        assert parameter["value"] - parameter["updated"] == pytest.approx(direction, rel=1e-5)


def test_a_sequential_update_shows_the_true_gradient() -> None:
    document = example("mazur-2-2-2")
    together = trace_report(decoded(document))["parameters"]
    one_by_one = trace_report(decoded({**document, "training": {"update": "sequential"}}))["parameters"]
    for name, parameter in one_by_one.items():
        assert parameter["gradient"] == together[name]["gradient"]
    # The outputs' own weights move alike; those below receive through weights that have moved already.
    assert one_by_one["w5"]["updated"] == together["w5"]["updated"]
    assert one_by_one["w1"]["updated"] != together["w1"]["updated"]
