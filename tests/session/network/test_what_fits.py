"""What keeps a document from being trained: words that nobody knows, and what does not go together."""

from __future__ import annotations

from typing import Any

import pytest

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.functions.activations import NAMES
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.session.network.what_fits import what_is_missing
from tests.graphs import SHAPES, Json, decoded, drawing, long_chain


def two_outputs(**words: Any) -> Json:
    return SHAPES["two_outputs"](**words)


def changed(**fields: object) -> Document:
    return decoded({**SHAPES["two_outputs"](), **fields})


def with_activations(json: Json, **activations: str) -> Document:
    for neuron in json["neurons"]:
        if neuron["id"] in activations:
            neuron["activation"] = activations[neuron["id"]]
    return decoded(json)


def with_targets(*targets: tuple[float, float]) -> Json:
    json = two_outputs(activation="sigmoid", loss="binary_cross_entropy")
    json["samples"] = [{"inputs": {"i": 1.0, "j": 2.0}, "targets": {"y": y, "v": v}} for y, v in targets]
    return json


def test_a_whole_document_can_run() -> None:
    assert what_is_missing(decoded(SHAPES["two_outputs"]())) == ()


def test_what_a_document_lacks_is_named() -> None:
    assert [problem.code for problem in what_is_missing(changed(samples=[]))] == ["no_sample"]


def test_a_sample_that_lacks_values_is_named_with_its_place() -> None:
    json = SHAPES["two_outputs"]()
    del json["samples"][1]["inputs"]["j"], json["samples"][1]["targets"]["v"]
    problems = what_is_missing(decoded(json))
    assert [(problem.path, problem.message) for problem in problems] == [
        ("samples[1].inputs", "j has no value yet in sample 1, counted from 0."),
        ("samples[1].targets", "v has no target yet in sample 1, counted from 0."),
    ]


def test_an_unknown_activation_is_refused_by_name() -> None:
    json = SHAPES["two_outputs"]()
    json["neurons"][3] |= {"name": "second", "activation": "maxout"}
    (problem,) = what_is_missing(decoded(json))
    assert problem.message == f"second: there is no activation maxout here. Known: {', '.join(NAMES)}."
    assert (problem.path, problem.ids) == ("neurons[3].activation", ("g",))


def test_an_unknown_loss_is_refused() -> None:
    (problem,) = what_is_missing(changed(loss="hinge"))
    assert problem.message == f"There is no loss hinge here. Known: {', '.join(LOSSES)}."
    assert problem.path == "loss"


@pytest.mark.parametrize(("loss", "needed"), [("binary_cross_entropy", "sigmoid"), ("cross_entropy", "softmax")])
def test_a_loss_that_wants_another_activation_is_refused(loss: str, needed: str) -> None:
    json = two_outputs(activation="tanh", loss=loss)
    for sample in json["samples"]:
        sample["targets"] = {"y": 0.5, "v": 0.5}
    (problem,) = what_is_missing(with_activations(json, y=needed, v="tanh"))
    assert (problem.code, problem.path, problem.ids) == ("loss_activation_mismatch", "loss", ("v",))
    assert problem.message == f"{loss} needs {needed} on every output; v has tanh."
    assert what_is_missing(with_activations(json, y=needed, v=needed)) == ()


def test_softmax_goes_with_losses_that_want_nothing() -> None:
    assert what_is_missing(with_activations(SHAPES["two_outputs"](), y="softmax", v="softmax")) == ()


def test_softmax_is_for_outputs() -> None:
    (problem,) = what_is_missing(with_activations(SHAPES["chain"](), h="softmax"))
    assert (problem.code, problem.path, problem.ids) == ("softmax_not_output", "neurons[1].activation", ("h",))
    assert problem.message == "h is not an output, so it cannot be part of the softmax."


def test_no_path_leads_from_one_softmax_output_to_another() -> None:
    json = drawing(["x"], ["h", "g"], ["v", "y", "u"], ["x u", "x y", "y h", "h g", "h v", "g v"])
    (problem,) = what_is_missing(with_activations(json, v="softmax", y="softmax", u="softmax"))
    assert (problem.code, problem.path, problem.ids) == ("softmax_cycle", "edges", ("y", "h", "v"))
    assert problem.message == (
        "The softmax outputs are computed together, so no path may lead from one to another: y → h → v."
    )


def test_a_softmax_output_may_feed_an_output_that_is_none() -> None:
    json = drawing(["x"], ["h"], ["v", "y", "u"], ["x u", "x y", "y h", "u h", "h v"])
    assert what_is_missing(with_activations(json, y="softmax", u="softmax")) == ()


def test_a_long_way_between_two_softmax_outputs_is_found() -> None:
    json = long_chain(2_000)
    json["neurons"][1] |= {"role": "output", "activation": "softmax"}
    for sample in json["samples"]:
        sample["targets"]["n1"] = 0.0
    (problem,) = what_is_missing(with_activations(json, y="softmax"))
    assert problem.code == "softmax_cycle"
    assert len(problem.message) < 300


@pytest.mark.parametrize("target", [-0.1, 1.5])
def test_binary_cross_entropy_wants_targets_from_0_to_1(target: float) -> None:
    (problem,) = what_is_missing(decoded(with_targets((0.0, 1.0), (0.5, target), (-3.0, 0.0))))
    assert (problem.code, problem.path) == ("target_out_of_range_in_sample", "samples[1].targets.v")
    assert problem.ids == ("v",)
    assert problem.values["target"] == target
    shown = str(target).replace("-", "−")
    assert problem.message == (
        f"binary_cross_entropy needs targets from 0 to 1; v has {shown} in sample 1, counted from 0."
    )


def test_where_there_is_one_sample_it_is_not_counted() -> None:
    (problem,) = what_is_missing(decoded(with_targets((2.0, 1.0))))
    assert problem.message == "binary_cross_entropy needs targets from 0 to 1; y has 2."


def test_other_losses_take_any_target() -> None:
    assert what_is_missing(decoded({**with_targets((-3.0, 7.0)), "loss": "huber"})) == ()


def test_settings_are_looked_at_too() -> None:
    (problem,) = what_is_missing(changed(training={"optimizer": {"kind": "lbfgs"}}))
    assert problem.code == "unknown_optimizer"
