"""What an edge costs: in a random graph against dense layers of as many edges, and as edges become more.

    python -m tests.benchmarks.growth [ROUNDS]

Time per edge and sample while training, each network's best of ROUNDS turns, which alternate. The graphs
that grow have ten edges per neuron (the smallest has five, or it would be nearly complete), so that ten
times the edges come with ten times the neurons.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

import tests.benchmarks.parts.one_thread  # noqa: F401  before anything imports NumPy
from backprop_canvas.engine.plan.network import Topology
from tests.benchmarks.parts.drawings import layered, random_graph
from tests.benchmarks.parts.drawn import compile_or_exit, drawn_at_random
from tests.benchmarks.parts.timing import best_rates

SAMPLES = 256
BATCHES = (1, 32)
TURN_SECONDS = 0.15
GRAPH_TARGET = 1.5
GROWTH_TARGET = 11
# Edges, and neurons among which they are drawn.
GROWING = {100: 20, 1_000: 100, 10_000: 1_000, 20_000: 2_000}


def seconds_per_epoch(networks: Mapping[str, Topology], batch: int, rounds: int) -> dict[str, float]:
    programs = {name: drawn_at_random(topology, SAMPLES, batch) for name, topology in networks.items()}
    return {name: 1 / rate for name, rate in best_rates(programs, rounds, TURN_SECONDS).items()}


def report(networks: Mapping[str, Topology], batch: int, seconds: Mapping[str, float]) -> None:
    for name, topology in networks.items():
        each = 1e9 * seconds[name] / SAMPLES / len(topology.sources)
        neurons = len(topology.activations)
        print(f"batch {batch:<2}  {name:<12} {neurons:5,} neurons  {each:6.2f} ns per edge and sample")


def compare_graph(batch: int, rounds: int) -> None:
    networks = {"random graph": random_graph(300, 10_000), "dense layers": layered((50,) * 5)}
    seconds = seconds_per_epoch(networks, batch, rounds)
    report(networks, batch, seconds)
    verdict("random graph ÷ dense layers", seconds["random graph"] / seconds["dense layers"], GRAPH_TARGET)


def compare_growth(batch: int, rounds: int) -> None:
    networks = {f"{edges:,} edges": random_graph(neurons, edges) for edges, neurons in GROWING.items()}
    seconds = seconds_per_epoch(networks, batch, rounds)
    report(networks, batch, seconds)
    verdict("10,000 edges ÷ 1,000 edges", seconds["10,000 edges"] / seconds["1,000 edges"], GROWTH_TARGET)


def verdict(name: str, ratio: float, target: float) -> None:
    print(f"{name}: {ratio:.2f} (target at most {target}: {'holds' if ratio <= target else 'MISSED'})\n", flush=True)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    compile_or_exit()
    for compare in (compare_graph, compare_growth):
        for batch in BATCHES:
            compare(batch, rounds)


if __name__ == "__main__":
    main()
