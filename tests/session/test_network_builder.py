"""From a document to arrays, and what stands in the way."""

import numpy as np
import pytest

from server.document.schema import Document
from server.engine.network import NO_BIAS
from server.errors import Problem
from server.session.network_builder import build_network, operations, sample_arrays, what_is_missing
from server.training.optimizers import sgd
from tests.graphs import SHAPES, Json, decoded, drawing


def two_outputs() -> Json:
    return SHAPES["two_outputs"]()


def changed(**fields: object) -> Document:
    return decoded({**two_outputs(), **fields})


def codes(document: Document) -> list[str]:
    return [problem.code for problem in what_is_missing(document)]


def test_positions_are_those_of_the_document() -> None:
    json = drawing(["x"], ["h"], ["y"], ["h y", "x h"], shared={"h-y": "w", "y": "w"})
    del json["neurons"][1]["bias"]
    topology = build_network(decoded(json)).topology
    assert topology.activations == (None, "sigmoid", "sigmoid")
    assert (topology.sources, topology.targets) == ((1, 0), (2, 1))
    assert topology.weights == (0, 1)
    assert topology.biases == (NO_BIAS, NO_BIAS, 0)
    assert topology.outputs == (2,)
    assert topology.parameter_count == 3
    assert topology.loss == "half_squared_error"


def test_values_and_settings() -> None:
    json = two_outputs()
    json["parameters"][2]["trainable"] = False
    json["training"] = {"optimizer": {"learning_rate": 0.25}}
    network = build_network(decoded(json))
    assert network.parameters.tolist() == [parameter["value"] for parameter in json["parameters"]]
    assert np.flatnonzero(~network.trainable).tolist() == [2]
    assert network.optimizer.learning_rate == 0.25
    assert network.optimizer.move is sgd


def test_samples_are_in_the_order_of_the_neurons() -> None:
    json = two_outputs()
    json["samples"].append({"inputs": {"j": 2.0, "i": 1.0}, "targets": {"v": 4.0, "y": 3.0}})
    document = decoded(json)
    inputs, targets = sample_arrays(document, build_network(document), 2)
    assert (inputs.tolist(), targets.tolist()) == ([1.0, 2.0], [3.0, 4.0])


@pytest.mark.parametrize("sample", [-1, 2])
def test_no_such_sample(sample: int) -> None:
    document = decoded(two_outputs())
    with pytest.raises(Problem, match="counted from 0"):
        sample_arrays(document, build_network(document), sample)


def test_a_whole_document_can_run() -> None:
    assert what_is_missing(decoded(two_outputs())) == ()


def test_what_a_document_lacks_is_named() -> None:
    assert codes(changed(samples=[])) == ["no_sample"]


def test_an_unknown_activation_is_refused_by_name() -> None:
    json = two_outputs()
    json["neurons"][3] |= {"name": "second", "activation": "maxout"}
    (problem,) = what_is_missing(decoded(json))
    assert problem.message == "second: there is no activation maxout here. Known: linear, sigmoid, tanh, relu."
    assert (problem.path, problem.ids) == ("neurons[3].activation", ("g",))


def test_an_unknown_loss_is_refused() -> None:
    (problem,) = what_is_missing(changed(loss="hinge"))
    assert problem.message == "There is no loss hinge here. Known: half_squared_error, squared_error."


def test_an_unknown_optimizer_is_refused() -> None:
    (problem,) = what_is_missing(changed(training={"optimizer": {"kind": "lbfgs"}}))
    assert problem.message == "There is no optimizer lbfgs here. Known: sgd."


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"batch_size": 2}, "batch_size 2 cannot run yet. It can run with 1."),
        ({"update": "sequential"}, "update sequential cannot run yet. It can run with simultaneous."),
        ({"shuffle": True}, "shuffle true cannot run yet. It can run with false."),
    ],
)
def test_settings_that_cannot_run_yet_are_refused(settings: dict[str, object], message: str) -> None:
    (problem,) = what_is_missing(changed(training=settings))
    assert problem.message == message
    assert problem.path == f"training.{next(iter(settings))}"


def test_one_sample_has_nothing_to_shuffle() -> None:
    assert codes(changed(samples=two_outputs()["samples"][:1], training={"shuffle": True})) == []


def test_operations_are_the_rows_of_the_tables() -> None:
    tables = operations()
    assert [row.name for row in tables.activations] == ["linear", "sigmoid", "tanh", "relu"]
    assert [row.name for row in tables.losses] == ["half_squared_error", "squared_error"]
    assert tables.optimizers == ("sgd",)
    assert tables.activations[1].derivative == r"{a}\,(1-{a})"
