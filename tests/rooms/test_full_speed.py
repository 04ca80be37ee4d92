"""At full speed a beat makes as many iterations as fit, whatever it takes to show one."""

from backprop_canvas.rooms.full_speed import BACKWARD_BURST, BURST_SECONDS, MAX_BURST, Burst

SHOWING = 0.03


def settled(seconds_each: float, direction: int = 1, beats: int = 40, burst: Burst | None = None) -> int:
    """How many iterations a beat makes after many that took so long for each, and for showing one."""
    burst = burst or Burst()
    for _ in range(beats):
        burst.took(direction, SHOWING + burst.count(direction) * seconds_each)
    return burst.count(direction)


def test_a_beat_makes_as_many_as_fit() -> None:
    for fitting in (4, 100, 5_000):
        assert fitting / 4 < settled(BURST_SECONDS / fitting) <= fitting


def test_one_at_least_and_not_without_limit() -> None:
    assert settled(10 * BURST_SECONDS) in (1, 2)
    assert settled(0.0) == MAX_BURST


def test_what_became_slower_makes_fewer() -> None:
    burst = Burst()
    many = settled(BURST_SECONDS / 1_000, burst=burst)
    assert settled(BURST_SECONDS / 10, burst=burst) < many / 10


def test_backwards_goes_no_further_than_forwards_did() -> None:
    burst = Burst()
    forward = settled(BURST_SECONDS / 100, burst=burst)
    assert settled(0.0, direction=-1, burst=burst) == forward
    assert settled(0.0, direction=-1) == BACKWARD_BURST
