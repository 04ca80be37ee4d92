"""`train`: a network trained from its own values, and the result, for a person or as JSON."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backprop_canvas.commands.progress import Progress
from backprop_canvas.commands.status import DONE, INTERRUPTED
from backprop_canvas.commands.tables import human, table
from backprop_canvas.errors import Problem

if TYPE_CHECKING:
    from backprop_canvas.reports.train import Training

MAX_ITERATIONS = 10_000_000
# The number of table lines for a person; JSON has all lines.
MAX_LINES = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a network as the page exports it")
    parser.add_argument("--iterations", type=count, required=True, metavar="N", help="updates, each by one batch")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write the trained network")
    parser.add_argument("--json", action="store_true", help="print JSON with full doubles")


def count(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 20 and 0 < int(text) <= MAX_ITERATIONS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to {MAX_ITERATIONS:,}")


def run(options: argparse.Namespace) -> int:
    """The results are written and printed even after Ctrl-C; only the exit status differs."""
    from backprop_canvas.commands.output import Output
    from backprop_canvas.document.read import encode_document, read_document
    from backprop_canvas.reports.train import Training

    training = Training(read_document(options.file))
    out = options.out and Output(options.out)
    status = advance(training, options.iterations)
    try:
        if out:
            out.write(encode_document(training.document()))
    finally:
        show(training.report(), as_json=options.json)
    return status


def advance(training: Training, iterations: int) -> int:
    """Train, with a bar on the terminal. Returns an exit status that tells whether training was interrupted."""
    progress = Progress(iterations, sys.stderr, time.monotonic)
    try:
        training.advance(iterations, time.monotonic, progress.show)
    except KeyboardInterrupt:
        progress.clear()
        print(f"Interrupted after {training.iterations:,} of {iterations:,} iterations.", file=sys.stderr)
        return INTERRUPTED
    progress.clear()
    return DONE


def show(report: Mapping[str, Any], *, as_json: bool) -> None:
    from backprop_canvas.reports.as_json import to_json

    print(to_json(report) if as_json else train_text(report))


def train_text(report: Mapping[str, Any]) -> str:
    """The report for a person: the work done, the parameters, and the outputs of each sample, from 0."""
    outputs = {str(sample): row for sample, row in enumerate(report["outputs"])}
    parameters = {name: {"value": value} for name, value in report["parameters"].items()}
    return "\n".join(
        (
            headline(report),
            short("parameter", {"value": "value"}, parameters),
            short("sample", {name: name for name in outputs["0"]}, outputs),
        )
    )


def headline(report: Mapping[str, Any]) -> str:
    """How many iterations were done and, if training stopped early, why."""
    over = {split: loss for split, loss in report["losses"].items() if loss is not None}
    apart = "".join(f", {split} {human(loss)}" for split, loss in over.items() if split != "train")
    named = "all training samples" if apart else "all samples"
    done = f"{report['iterations']:,} iterations, loss over {named} {human(report['loss'])}{apart}\n"
    return done if report["diverged"] is None else f"{done}{Problem('diverged', **report['diverged'])}\n"


def short(title: str, headings: Mapping[str, str], rows: Mapping[str, Mapping[str, Any]]) -> str:
    """A table; for a person, only its beginning."""
    text = table(title, headings, dict(list(rows.items())[:MAX_LINES]))
    return text if len(rows) <= MAX_LINES else f"{text}and {len(rows) - MAX_LINES:,} more; --json has them all\n"
