"""The levels of a topology: the order in which neurons can be computed. The neurons of a softmax have one turn
together, because each of them needs the sums of all; any other neuron has a turn of its own."""

from __future__ import annotations

from backprop_canvas.engine.plan.network import Topology
from backprop_canvas.errors import Problem

Groups = tuple[tuple[int, ...], ...]


class Levels:
    """Kahn's algorithm (1962): a turn is ready when everything that sends to it is. No recursion, so a long
    chain is no deeper than a short one. Lives as long as the plan is being compiled.
    """

    def __init__(self, topology: Topology, incoming: Groups, outgoing: Groups, softmax: tuple[int, ...]) -> None:
        """A turn goes by its first neuron. incoming, outgoing: (N,) edges; softmax: its neurons."""
        self._topology = topology
        self._incoming = incoming
        self._outgoing = outgoing
        self._together = dict.fromkeys(softmax[:1], softmax)
        count = len(topology.activations)
        self._turns = list(range(count))
        for neuron in softmax:
            self._turns[neuron] = softmax[0]
        self._levels = [int(activation is not None) for activation in topology.activations]
        self._waiting = [0] * count
        for target in topology.targets:
            self._waiting[self._turns[target]] += 1

    def by_neuron(self) -> tuple[int, ...]:
        """(N,) levels. Raises Problem("cycle"), Problem("softmax_cycle"), by position in the document."""
        ready = [turn for turn in dict.fromkeys(self._turns) if self._waiting[turn] == 0]
        for turn in ready:
            for edge in self._edges(self._outgoing, turn):
                target = self._turns[self._topology.targets[edge]]
                self._levels[target] = max(self._levels[target], self._levels[turn] + 1)
                self._waiting[target] -= 1
                if self._waiting[target] == 0:
                    ready.append(target)
        self._refuse_a_cycle()
        return tuple(self._levels[turn] for turn in self._turns)

    def _edges(self, groups: Groups, turn: int) -> list[int]:
        return [edge for neuron in self._together.get(turn, (turn,)) for edge in groups[neuron]]

    def _refuse_a_cycle(self) -> None:
        stuck = [turn for turn, count in enumerate(self._waiting) if count > 0]
        if not stuck:
            return
        for turn in self._together:
            # A cycle of edges is the plainer fault. Without one, every loop leads through the softmax.
            Levels(self._topology, self._incoming, self._outgoing, ()).by_neuron()
            raise Problem("softmax_cycle", cycle=self._loop(turn))
        raise Problem("cycle", cycle=self._loop(stuck[0]))

    def _loop(self, turn: int) -> str:
        """Neurons on a way from a turn that never became ready back to itself: walk against the edges until
        a turn comes again.
        """
        walked: dict[int, int] = {}
        while turn not in walked:
            entering = self._edges(self._incoming, turn)
            walked[turn] = next(edge for edge in entering if self._waiting[self._sender(edge)] > 0)
            turn = self._sender(walked[turn])
        edges = list(walked.values())[list(walked).index(turn) :][::-1]
        neurons = [self._topology.sources[edges[0]], *(self._topology.targets[edge] for edge in edges)]
        return " → ".join(map(str, neurons))

    def _sender(self, edge: int) -> int:
        """The turn of the neuron that an edge leaves."""
        return self._turns[self._topology.sources[edge]]
