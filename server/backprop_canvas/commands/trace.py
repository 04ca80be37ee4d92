"""`trace`: every number of one iteration, as tables for a person or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backprop_canvas.commands.status import DONE
from backprop_canvas.commands.tables import table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a network as the page exports it")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="which sample, counted from 0")
    parser.add_argument("--json", action="store_true", help="print JSON with full doubles")


def run(options: argparse.Namespace) -> int:
    from backprop_canvas.document.read import read_document
    from backprop_canvas.document.schema import Conventions
    from backprop_canvas.reports.as_json import to_json
    from backprop_canvas.reports.trace import trace_report

    document = read_document(options.file)
    report = trace_report(document, options.sample)
    print(to_json(report) if options.json else trace_text(report, (document.conventions or Conventions()).loss))
    return DONE


def trace_text(report: Mapping[str, Any], letter: str = "L") -> str:
    """The report for a person: neurons, parameters and losses as tables. letter: the document's for the loss."""
    losses = {name: {"loss": loss} for name, loss in (*report["losses"].items(), (letter, report["loss"]))}
    slopes = {f"dL_d{name}": f"∂{letter}/∂{name}" for name in ("a", "z")}
    return "\n".join(
        (
            table("neuron", {"z": "z", "a": "a", **slopes}, report["neurons"]),
            table("parameter", {name: name for name in ("value", "gradient", "updated")}, report["parameters"]),
            table("loss of", {"loss": "loss"}, losses),
        )
    )
