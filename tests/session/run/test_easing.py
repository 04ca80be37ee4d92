"""How many iterations pass at once while the loss falls: fewer the faster it falls, and all where it does not."""

from __future__ import annotations

import math

from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.easing import FALL, eased
from backprop_canvas.session.run.told import Measured
from backprop_canvas.session.session import Session
from tests.session.batches import several
from tests.session.conftest import Table


def falling(rate: float, noise: float = 0.0, count: int = 40) -> list[Measured]:
    """A loss whose logarithm falls by `rate` in an iteration; every other point is higher by `noise`."""
    return [Measured(10 * at, math.exp(-rate * 10 * at) * (1 + noise * (at % 2)), None) for at in range(count)]


def test_the_loss_falls_by_so_much_in_a_beat_and_no_more() -> None:
    for rate in (1e-3, 1e-4):
        assert eased(falling(rate), 5_000) in (int(FALL / rate), int(FALL / rate) - 1)
    assert eased(falling(1e-7), 5_000) == 5_000
    assert eased(falling(1.0), 5_000) == 1


def test_noise_of_batches_is_no_fall_and_a_rise_is_none_either() -> None:
    assert eased(falling(0.0, noise=0.3), 5_000) == 5_000
    assert eased(falling(-1e-3), 5_000) == 5_000


def test_too_few_points_and_losses_that_are_no_numbers_slow_nothing() -> None:
    assert eased(falling(1.0, count=3), 50) == 50
    assert eased([Measured(at, math.nan, None) for at in range(20)], 50) == 50
    assert eased([Measured(at, 0.0, None) for at in range(20)], 50) == 50


def test_only_who_asks_for_it_is_slowed_and_only_forward_while_flying() -> None:
    table = Table(Session(several(5, 2), 1))
    table.join("a")
    flying = wire.Pace(grain="iteration", rate=None, eases=True)
    table.say("a", wire.SetPace(pace=flying))
    table.say("a", wire.Play())
    for _ in range(40):
        table.tick("a", 5)
    slowed = table.session.eased("a", 10_000)
    assert slowed < 10_000
    for pace in (wire.FULL_SPEED, wire.Pace(grain="iteration", rate=5.0, eases=True)):
        table.say("a", wire.SetPace(pace=pace))
        assert table.session.eased("a", 10_000) == 10_000
    table.say("a", wire.SetPace(pace=flying))
    table.say("a", wire.Play(direction=-1))
    assert table.session.eased("a", 10_000) == 10_000
