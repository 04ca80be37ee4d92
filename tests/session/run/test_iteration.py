"""What the samples of a batch have in common: which of them are looked at when a number is not finite."""

from __future__ import annotations

from collections.abc import Iterable

from backprop_canvas.session.run.iteration import SUSPECTS
from backprop_canvas.session.run.run import Run
from tests.graphs import decoded, drawing


def suspected(errors: Iterable[tuple[float, float]]) -> frozenset[int]:
    """The suspects of a batch of samples (input, target) of x → y, whose weight and bias are 0: of each the loss is
    half the square of the target, and the gradient of the weight -target·input."""
    document = drawing(["x"], [], ["y"], ["x y"], activation="linear")
    for parameter in document["parameters"]:
        parameter["value"] = 0.0
    document["samples"] = [{"inputs": {"x": x}, "targets": {"y": t}} for x, t in errors]
    document["training"] = {"batch_size": len(document["samples"]), "reduction": "sum"}
    return Run(1, 1, decoded(document)).iteration(1).suspects


QUIET, TOO_FAR, STEEP = (1.0, 1.0), (1.0, 1e200), (1e155, 1e153)


def test_nobody_is_suspected_where_all_is_finite() -> None:
    assert suspected([QUIET] * 5) == frozenset()


def test_a_sample_whose_loss_is_not_finite_is_suspected_and_no_other() -> None:
    # Its gradient is 1e200, so that the gradient of the batch is finite.
    assert suspected([QUIET, QUIET, TOO_FAR, QUIET, TOO_FAR]) == {2, 4}


def test_by_the_gradient_alone_the_first_samples_are_suspected_and_the_last() -> None:
    # Each gradient of 1e308 is finite; their sum is not. Losses are of the order of 1e306.
    assert suspected([STEEP] * 3) == {0, 1, 2}
    assert suspected([STEEP] * (SUSPECTS + 5)) == {*range(SUSPECTS), SUSPECTS + 4}


def test_both_are_suspected_where_neither_loss_nor_gradient_is_finite() -> None:
    errors = [STEEP] * (SUSPECTS + 5)
    errors[SUSPECTS + 2] = TOO_FAR
    assert suspected(errors) == {*range(SUSPECTS), SUSPECTS + 2, SUSPECTS + 4}
