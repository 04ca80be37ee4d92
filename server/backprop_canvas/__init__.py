"""Backprop Canvas: draw a network, watch one iteration, ask where a gradient comes from.

These functions are for notebooks and scripts (docs/notebook.md). Each returns the dict that the command of its name
prints with --json, of a type in `reports.shapes`; a number that is not finite is a float here and a word only there. A
network is what `load` returns, or anything that `load` takes. Bad input raises Problem. What a function needs is
imported when it is called: the program imports this module too, and has to start quickly.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

# First, since importing a folder gives the package an attribute of its name: `explain` is the function below.
from backprop_canvas import explain as _folder  # noqa: F401
from backprop_canvas.errors import Problem

if TYPE_CHECKING:
    from backprop_canvas.document.schema import Document
    from backprop_canvas.reports.given import Source
    from backprop_canvas.reports.shapes import Checked, Explanation, Trace, Trained

__all__ = ["Problem", "check", "explain", "load", "trace", "train"]


def load(source: Source, parameters: Mapping[str, float] | None = None) -> Document:
    """A network from a file (its path), from JSON text or from a dict. parameters: values in place of its own, by
    name, such as those that `train` returns. Raises Problem for what is no network; one that cannot run yet is
    loaded."""
    from backprop_canvas.reports.given import network, with_values

    loaded = network(source)
    return loaded if parameters is None else with_values(loaded, parameters)


def trace(network: Source, sample: int = 0) -> Trace:
    """Every number of one iteration on one sample, counted from 0."""
    from backprop_canvas.reports.given import whole
    from backprop_canvas.reports.trace import trace_report

    return trace_report(load(network), whole("sample", sample))


def train(network: Source, iterations: int) -> Trained:
    """What the network becomes after so many updates, each by one batch; the network itself stays as it is."""
    import time

    from backprop_canvas.reports.given import positive
    from backprop_canvas.reports.train import Training

    training = Training(load(network))
    training.advance(positive("iterations", iterations), time.monotonic, lambda done: None)
    return training.report()


def explain(network: Source, parameter: str, sample: int = 0, *, limit: int = 10) -> Explanation:
    """Where ∂L/∂parameter comes from, as a sum over paths, of which the `limit` largest are listed. parameter: a
    name in any spelling; of a neuron too, and z_h1 for the pre-activation of h1."""
    from backprop_canvas.reports.explain import explain_report, explained
    from backprop_canvas.reports.given import positive, text, whole
    from backprop_canvas.session.state.viewpoint import of_document

    view = of_document(load(network), whole("sample", sample))
    return explain_report(explained(view, text("parameter", parameter), positive("limit", limit)))


def check(network: Source, equation: str, parameter: str | None = None, sample: int = 0) -> Checked:
    """Whether an equation for a derivative is right: LaTeX, plain text, or a bare number, which needs `parameter`.
    One that cannot be read has the verdict "unreadable"."""
    from backprop_canvas.reports.check import check_report, judgement, loss_letter
    from backprop_canvas.reports.given import text, whole
    from backprop_canvas.session.state.viewpoint import of_document

    view = of_document(load(network), whole("sample", sample))
    about = None if parameter is None else text("parameter", parameter)
    return check_report(judgement(view, text("equation", equation), about), loss_letter(view))
