"""`check`: whether an equation for a gradient is right. The exit status also gives the verdict, for scripts that check
many answers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from backprop_canvas.commands.status import BAD_INPUT, DONE, INCORRECT

STANDARD_INPUT = "-"
# The options whose value may begin with a minus.
TEXTS = ("--equation",)
STATUS = {"correct": DONE, "incorrect": INCORRECT, "not_an_answer": INCORRECT, "unreadable": BAD_INPUT}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a network as the page exports it")
    parser.add_argument(
        "--equation",
        required=True,
        metavar="TEXT",
        help="LaTeX, plain text, or a bare number; - reads it from standard input",
    )
    parser.add_argument("--parameter", metavar="NAME", help="of which gradient, where the equation does not say it")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="which sample, counted from 0")
    parser.add_argument("--json", action="store_true", help="print JSON with full doubles")


def run(options: argparse.Namespace) -> int:
    from backprop_canvas.document.read import read_document
    from backprop_canvas.reports.as_json import to_json
    from backprop_canvas.reports.check import check_report, check_text, judgement, message
    from backprop_canvas.session.state.viewpoint import of_document

    equation = sys.stdin.read() if options.equation == STANDARD_INPUT else options.equation
    found = judgement(of_document(read_document(options.file), options.sample), equation, options.parameter)
    if options.json:
        print(to_json(check_report(found)))
    if found.verdict == "unreadable":
        print(message(found.findings[0]), file=sys.stderr)
    elif not options.json:
        print(check_text(found))
    return STATUS[found.verdict]
