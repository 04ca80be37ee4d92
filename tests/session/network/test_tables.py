"""What the page is told of the engine's tables."""

import numpy as np
import pytest

from backprop_canvas.engine.functions.activations import ACTIVATIONS, NAMES
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.functions.reductions import REDUCTIONS
from backprop_canvas.engine.optimizing.schedules import SCHEDULES
from backprop_canvas.protocol.messages import ActivationRow, InitializerRow, ScheduleRow
from backprop_canvas.session.network.tables import operations
from backprop_canvas.training.initializers import INITIALIZERS

TABLES = operations()


def test_operations_are_the_rows_of_the_tables() -> None:
    assert tuple(row.name for row in TABLES.activations) == NAMES
    assert tuple(row.name for row in TABLES.losses) == tuple(LOSSES)
    assert tuple(row.name for row in TABLES.reductions) == tuple(REDUCTIONS)
    assert tuple(row.name for row in TABLES.schedules) == tuple(SCHEDULES)
    assert tuple(row.name for row in TABLES.initializers) == tuple(INITIALIZERS)
    assert TABLES.activations[1].derivative == r"{a}\,(1-{a})"


@pytest.mark.parametrize("row", TABLES.activations, ids=lambda row: row.name)
def test_the_shape_of_an_activation_is_the_function(row: ActivationRow) -> None:
    if row.shape is None:
        assert row.name == "softmax"
        return
    values = np.frombuffer(row.shape.values, "<f4")
    function = ACTIVATIONS[row.name].value
    for z, value in zip(np.linspace(-row.shape.reach, row.shape.reach, len(values)), values, strict=True):
        assert value == np.float32(function(float(z)))
    assert row.bounded == (np.abs(values).max() <= 1.0)


@pytest.mark.parametrize("row", TABLES.activations, ids=lambda row: row.name)
def test_beyond_its_values_an_activation_goes_on_straight_or_repeats_itself(row: ActivationRow) -> None:
    if row.shape is None:
        return
    values, function = np.frombuffer(row.shape.values, "<f4").astype(float), ACTIVATIONS[row.name].value
    step = 2 * row.shape.reach / (len(values) - 1)
    if row.shape.period is not None:
        assert function(3.0 + row.shape.period) == pytest.approx(function(3.0))
        assert row.shape.period < 2 * row.shape.reach
        return
    for side, (last, before) in ((1, (-1, -2)), (-1, (0, 1))):
        straight = values[last] + 40.0 * (values[last] - values[before]) / step
        assert function(side * (row.shape.reach + 40.0)) == pytest.approx(straight, abs=1e-3)


def test_a_loss_says_what_it_wants_of_the_outputs() -> None:
    wanted = {row.name: row.activation for row in TABLES.losses if row.activation}
    assert wanted == {"binary_cross_entropy": "sigmoid", "cross_entropy": "softmax"}
    assert all((row.delta is None) == (row.activation is None) for row in TABLES.losses)


def test_an_optimizer_says_its_numbers_and_how_it_moves() -> None:
    adam = next(row for row in TABLES.optimizers if row.name == "adam")
    assert adam.learning_rate == 1e-3
    assert [(number.name, number.default) for number in adam.hyper] == [
        ("beta1", 0.9),
        ("beta2", 0.999),
        ("eps", 1e-8),
        ("weight_decay", 0.0),
    ]
    assert adam.hyper[0].symbol == r"\beta_1"
    assert adam.latex[-1].startswith(r"{w} \leftarrow {w}-{eta}")


def test_a_number_that_must_be_given_has_no_default() -> None:
    rows: tuple[ScheduleRow | InitializerRow, ...] = (*TABLES.schedules, *TABLES.initializers)
    required = {(row.name, number.name) for row in rows for number in row.hyper if number.default is None}
    assert required == {("step", "step_size"), ("exponential", "gamma"), ("cosine", "T_max"), ("constant", "val")}
