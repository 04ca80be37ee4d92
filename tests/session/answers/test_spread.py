"""How weights and gradients are spread in each layer: against the numbers of the traced passes."""

from __future__ import annotations

import numpy as np
import pytest

from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.spread import BINS, answer_spread
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.core import Core
from backprop_canvas.session.state.cursor import Cursor
from tests.session.batches import several


def told() -> tuple[Core, wire.Spread]:
    core = Core(several(4, 2), 1)
    core.seats.sit("a", Cursor(Place(3, 0)))
    return core, answer_spread(core.viewpoint("a"), core.runnable(), wire.AskSpread(id=3))


def test_the_norm_of_a_layer_is_that_of_the_batch_s_gradients_of_its_weights_and_biases() -> None:
    core, answer = told()
    passes = [core.runnable().shown(3, turn).values for turn in range(2)]
    # The gradients of the parameters of both samples, in document order: w1 to w8, b1, b2.
    combined = np.mean([values[51:61] for values in passes], axis=0)
    layers = [np.append(combined[:4], combined[8]), np.append(combined[4:8], combined[9])]
    expected = [np.linalg.norm(own) for own in layers]
    assert np.frombuffer(answer.norms).tolist() == pytest.approx(expected, rel=1e-12)


def test_each_weight_and_each_gradient_is_counted_once_in_its_layer() -> None:
    core, answer = told()
    parameters = core.runnable().iteration(3).parameters
    counts = np.frombuffer(answer.weights, "<u4").reshape(2, answer.bins)
    assert (answer.bins, counts.sum(axis=1).tolist()) == (BINS, [4, 4])
    assert answer.most_weight == np.abs(parameters[:8]).max()
    for layer, own in enumerate((parameters[:4], parameters[4:8])):
        places = np.minimum((own / answer.most_weight + 1) / 2 * BINS, BINS - 1).astype(int)
        assert counts[layer].tolist() == np.bincount(places, minlength=BINS).tolist()
    gradients = np.frombuffer(answer.gradients, "<u4").reshape(2, answer.bins)
    assert gradients.sum(axis=1).tolist() == [4, 4]
    assert answer.most_gradient > 0
