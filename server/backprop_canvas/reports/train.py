"""`train`: a document trained from its own values, and a report of the result.

Reads and prints nothing, and has no clock of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec

from backprop_canvas.compiling import Switch
from backprop_canvas.document.samples import places_of
from backprop_canvas.document.schema import Document, Parameter, Split, neuron_name, parameter_name
from backprop_canvas.engine.advancing.call import evaluate
from backprop_canvas.engine.advancing.state import State, fresh
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.reports.shapes import Trained
from backprop_canvas.session.network.what_fits import what_is_missing
from backprop_canvas.session.run.curve import combined
from backprop_canvas.session.run.diverged_neuron import Diverged, diverged
from backprop_canvas.session.run.ready import ready
from backprop_canvas.training.slices import train, work


class Training:
    """A valid document in training. It always holds the newest state, so that an interruption loses no results. Raises
    the first Problem that keeps the document from running."""

    def __init__(self, document: Document) -> None:
        for problem in what_is_missing(document):
            raise problem
        self._ready = ready(document)
        self._state = fresh(self._ready.setup, self._ready.network.parameters)
        self._diverged: Diverged | None = None

    @property
    def iterations(self) -> int:
        """The number of iterations done."""
        return self._state.iteration

    def advance(self, iterations: int, clock: Callable[[], float], told: Callable[[int], None]) -> None:
        """Train for `iterations` more, or until a parameter is no longer finite; the last finite parameters stay.
        `told` receives the number of iterations done, about every 10 ms of `clock`, which returns seconds."""
        end, switch, each = self.iterations + iterations, Switch(), work(self._ready.setup)

        def reached(state: State) -> None:
            self._state = state
            told(state.iteration)
            switch.consider((end - state.iteration) * each)

        switch.consider(iterations * each)
        train(self._ready.setup, self._state, iterations, clock, reached)
        if self.iterations < end:
            self._diverged = diverged(self._ready.document, self._ready.setup, self._state)

    def document(self) -> Document:
        """The document with the trained parameters."""
        document, values = self._ready.document, self._state.parameters.tolist()
        parameters = tuple(map(_with_value, document.parameters, values))
        return msgspec.structs.replace(document, parameters=parameters)

    def report(self) -> Trained:
        """The report of the present result."""
        document, network = self._ready.document, self._ready.network
        every = replace(self._ready.setup, inputs=self._ready.inputs, targets=self._ready.targets)
        losses, outputs = evaluate(every, self._state.parameters)
        neurons = [neuron_name(document.neurons[neuron]) for neuron in network.topology.outputs]
        names = map(parameter_name, document.parameters)
        broken = self._diverged
        # A document that runs has samples to train on.
        train = combined(losses[list(self._ready.trained)], network.rules.reduction)
        return {
            "iterations": self.iterations,
            "loss": train,
            "losses": {
                "train": train,
                "validation": self._over(losses, "validation"),
                "test": self._over(losses, "test"),
            },
            "outputs": [dict(zip(neurons, row, strict=True)) for row in outputs.tolist()],
            "parameters": dict(zip(names, self._state.parameters.tolist(), strict=True)),
            "diverged": None if broken is None else {"iteration": broken.iteration, "neuron": broken.neuron},
        }

    def _over(self, losses: Floats, split: Split) -> float | None:
        """losses: (N,) of all samples. None where there are none of the split."""
        places = places_of(self._ready.document, split)
        return combined(losses[list(places)], self._ready.network.rules.reduction) if places else None


def _with_value(parameter: Parameter, value: float) -> Parameter:
    return msgspec.structs.replace(parameter, value=value)
