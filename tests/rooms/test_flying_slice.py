"""At full speed a beat makes as many iterations as fit, whatever it takes to show one."""

from backprop_canvas.rooms.flying_slice import BACKWARD_SLICE, MAX_SLICE, SLICE_SECONDS, Slice

SHOWING = 0.03


def settled(seconds_each: float, direction: int = 1, beats: int = 40, sized: Slice | None = None) -> int:
    """How many iterations a beat makes after many that took so long for each, and for showing one."""
    sized = sized or Slice()
    for _ in range(beats):
        sized.took(direction, sized.count(direction), SHOWING + sized.count(direction) * seconds_each)
    return sized.count(direction)


def test_a_beat_makes_as_many_as_fit() -> None:
    for fitting in (4, 100, 5_000):
        # One of them counts as what it takes to show one.
        assert 0.9 * fitting <= settled(SLICE_SECONDS / fitting) <= fitting + 1


def test_one_at_least_and_not_without_limit() -> None:
    assert settled(10 * SLICE_SECONDS) in (1, 2)
    assert settled(0.0) == MAX_SLICE


def test_what_became_slower_makes_fewer() -> None:
    sized = Slice()
    many = settled(SLICE_SECONDS / 1_000, sized=sized)
    assert settled(SLICE_SECONDS / 10, sized=sized) < many / 10


def test_backwards_goes_no_further_than_forwards_did() -> None:
    sized = Slice()
    forward = settled(SLICE_SECONDS / 100, sized=sized)
    assert settled(0.0, direction=-1, sized=sized) == forward
    assert settled(0.0, direction=-1) == BACKWARD_SLICE


def test_a_beat_that_makes_fewer_than_fit_says_nothing_of_more() -> None:
    sized = Slice()
    many = settled(SLICE_SECONDS / 100, sized=sized)
    for _ in range(10):
        sized.took(1, 3, SHOWING)
    assert sized.count(1) == many
    # It still says when even these are too many.
    sized.took(1, 4, SHOWING + 2 * SLICE_SECONDS)
    assert sized.count(1) == 2
