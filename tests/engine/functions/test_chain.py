"""Functions that pick a row's function by its number."""

from collections.abc import Callable

from backprop_canvas.engine.advancing import ways
from backprop_canvas.engine.functions.activations import activate
from backprop_canvas.engine.functions.chain import chain


def adding(amount: float) -> Callable[[float], float]:
    def same_name(z: float) -> float:
        return z + amount

    return same_name


def test_each_number_picks_its_row_even_among_equal_names() -> None:
    picked = chain("picked", [adding(1.0), adding(2.0), adding(3.0)])
    assert [picked(code, 10.0) for code in range(3)] == [11.0, 12.0, 13.0]


def test_one_row_needs_no_number() -> None:
    assert chain("only", [adding(1.0)])(7, 10.0) == 11.0


def test_what_compiles_the_kernel_sees_every_row_of_a_chain() -> None:
    """It looks for functions of the engine by the package that their globals name."""
    assert activate.__module__.startswith(ways.ENGINE)
