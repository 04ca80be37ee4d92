"""Which samples an iteration sees."""

import numpy as np
import pytest

from backprop_canvas.engine.advancing import batches
from backprop_canvas.engine.advancing.batches import Epoch


def walked(epoch: Epoch, iterations: int) -> list[tuple[int, ...]]:
    """The batches from the first on, each asked for by itself, the generator's state handed along."""
    generator, seen = epoch.generator_at(0), []
    for iteration in range(iterations):
        seen.append(epoch.batch_of(iteration, generator))
        generator = epoch.order(iteration, generator, 1)[2]
    return seen


def test_in_document_order_the_last_batch_is_smaller() -> None:
    assert walked(Epoch(5, 2, shuffle=False, seed=0), 4) == [(0, 1), (2, 3), (4,), (0, 1)]


def test_every_batch_has_as_many_turns_as_samples() -> None:
    for epoch in (Epoch(5, 2, shuffle=False, seed=0), Epoch(6, 3, shuffle=False, seed=0), Epoch(2, 9, False, 0)):
        seen = walked(epoch, 2 * epoch.iterations + 1)
        assert [epoch.turns(at) for at in range(len(seen))] == [len(samples) for samples in seen]


def test_a_batch_larger_than_the_samples_holds_them_all() -> None:
    assert walked(Epoch(3, 10, shuffle=False, seed=0), 2) == [(0, 1, 2), (0, 1, 2)]


@pytest.mark.parametrize("batch", [1, 2, 5, 9])
def test_shuffling_draws_one_permutation_per_epoch(batch: int) -> None:
    epoch = Epoch(5, batch, shuffle=True, seed=7)
    generator = np.random.default_rng(7)
    expected = [int(sample) for _ in range(4) for sample in generator.permutation(5)]
    seen = walked(epoch, 4 * epoch.iterations)
    assert [sample for samples in seen for sample in samples] == expected


@pytest.mark.parametrize("iteration", [0, 1, 2, 3, 29, 30, 31])
def test_the_generator_is_found_again_at_any_iteration(iteration: int) -> None:
    epoch = Epoch(5, 2, shuffle=True, seed=3)
    generator = epoch.generator_at(0)
    for earlier in range(iteration):
        generator = epoch.order(earlier, generator, 1)[2]
    assert epoch.generator_at(iteration) == generator


def test_an_order_for_many_iterations_is_that_of_each() -> None:
    epoch = Epoch(4, 3, shuffle=True, seed=1)
    one_by_one = [sample for samples in walked(epoch, 10) for sample in samples]
    order, position, generator = epoch.order(3, epoch.generator_at(3), 7)
    assert position == 3
    assert order[position:].tolist() == one_by_one[4 + 3 :]
    assert generator == epoch.generator_at(10)


def test_the_state_of_a_late_epoch_is_remembered() -> None:
    late = Epoch(2, 1, shuffle=True, seed=11).generator_at(20_000)
    fresh = np.random.default_rng(11)
    for _ in range(10_000):
        fresh.permutation(2)
    assert late == fresh.bit_generator.state
    assert max(batches._remembered(2, 11)) > 10_000 - batches.REMEMBERED_EPOCHS


def test_nothing_is_drawn_for_one_sample() -> None:
    assert Epoch(1, 1, shuffle=True, seed=0).generator_at(1_000_000_000) is None


def test_no_more_than_asked_is_drawn_ahead() -> None:
    epoch = Epoch(1_000, 10, shuffle=True, seed=0)
    assert epoch.reach(150) == 65 * 100 - 50
    assert Epoch(100_000, 10, shuffle=True, seed=0).reach(0) == 10_000
