"""What stands out in the present run, in answer to the page's question. Changes nothing."""

from __future__ import annotations

from dataclasses import asdict

from backprop_canvas.engine.advancing import ways
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.landmarks import landmarks
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.viewpoint import Viewpoint

# The work limit of an answer, in neurons and edges over all samples, of an interpreted and of a compiled kernel: about
# a tenth of a second.
MAX_WORK = 200_000
MAX_COMPILED_WORK = 10_000_000
# However small a network is, each iteration that is looked at takes some calls: about a tenth of a millisecond.
MAX_ITERATIONS = 1_000


def answer_landmarks(view: Viewpoint, run: Run, message: wire.AskLandmarks) -> wire.Landmarks:
    most = ways.work_limit(MAX_WORK, MAX_COMPILED_WORK)
    found = landmarks(run.curve, run.measured, min(MAX_ITERATIONS, most // max(1, run.work_measured)))
    drop = None if found.drop is None else wire.Drop(**asdict(found.drop))
    return wire.Landmarks(**view.where, id=message.id, drop=drop, right=found.right)
