"""From a document to arrays."""

import numpy as np
import pytest

from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.errors import Problem
from backprop_canvas.session.network.building import build_network, sample_arrays, samples_arrays
from tests.graphs import SHAPES, Json, decoded, drawing


def two_outputs() -> Json:
    return SHAPES["two_outputs"]()


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
    assert network.rules == Rules("sgd", 0.25, (0.0,))


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


def test_all_samples_at_once_are_the_samples_one_by_one() -> None:
    document = decoded(two_outputs())
    network = build_network(document)
    inputs, targets = samples_arrays(document, network)
    assert (inputs.shape, targets.shape) == ((2, 2), (2, 2))
    for sample in range(2):
        alone = sample_arrays(document, network, sample)
        assert (inputs[sample].tolist(), targets[sample].tolist()) == tuple(part.tolist() for part in alone)


def test_a_network_without_inputs_has_samples_too() -> None:
    document = decoded(drawing([], [], ["y"], []))
    inputs, targets = samples_arrays(document, build_network(document))
    assert (inputs.shape, targets.shape) == ((2, 0), (2, 1))
