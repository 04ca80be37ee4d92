"""A seed decides an order, the same one as on the page: tests/js/model/edits/splits.test.js has these very orders."""

from __future__ import annotations

import pytest

from backprop_canvas.training.shuffled import shuffled


@pytest.mark.parametrize(
    ("count", "seed", "order"),
    [(10, 7, [3, 5, 7, 0, 4, 6, 2, 1, 9, 8]), (6, (1 << 32) + 3, [5, 2, 0, 1, 4, 3]), (1, 1, [0]), (0, 1, [])],
)
def test_an_order_is_the_one_of_the_page(count: int, seed: int, order: list[int]) -> None:
    assert shuffled(count, seed) == order


def test_other_seeds_lead_elsewhere_and_nothing_is_lost() -> None:
    orders = [shuffled(500, seed) for seed in range(20)]
    assert len({tuple(order) for order in orders}) == 20
    assert all(sorted(order) == list(range(500)) for order in orders)
