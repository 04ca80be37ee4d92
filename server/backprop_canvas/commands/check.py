"""`check`: whether an equation for a gradient is right. The exit status also gives the verdict, for scripts that check
many answers."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from backprop_canvas.commands.status import BAD_INPUT, DONE, INCORRECT

STANDARD_INPUT = "-"
# The options whose value may begin with a minus.
TEXTS = ("--equation",)
ORDERS = ("to-from", "from-to")
INPUT_LAYERS = (0, 1)
# Not the comma of w_{1,2}.
_BETWEEN = re.compile(r",(?![^{}()]*[})])")
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
    parser.add_argument(
        "--names", type=_names, default={}, metavar="LIST", help="what names mean, such as yhat=o1,y=t1"
    )
    parser.add_argument(
        "--order",
        choices=ORDERS,
        default="to-from",
        help="whether w_{jk}^{(l)} leads to neuron j of layer l, or from it",
    )
    parser.add_argument(
        "--input-layer", type=int, choices=INPUT_LAYERS, default=0, help="the number of the inputs' layer in names"
    )
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="which sample, counted from 0")
    parser.add_argument("--json", action="store_true", help="print JSON with full doubles")


def _names(text: str) -> dict[str, str]:
    """yhat=o1,w_{1,2}=w3"""
    found: dict[str, str] = {}
    for each in _BETWEEN.split(text):
        name, sign, meant = each.partition("=")
        if not (sign and name.strip() and meant.strip()):
            raise argparse.ArgumentTypeError(f"{each or text} is no choice, such as yhat=o1")
        found[name.strip()] = meant.strip()
    return found


def run(options: argparse.Namespace) -> int:
    from backprop_canvas.document.read import read_document
    from backprop_canvas.explain.reading.roles.conventions import ReaderNames
    from backprop_canvas.reports.as_json import to_json
    from backprop_canvas.reports.check import check_report, check_text, judgement, loss_letter, message
    from backprop_canvas.session.state.viewpoint import of_document

    equation = sys.stdin.read() if options.equation == STANDARD_INPUT else options.equation
    choices = ReaderNames(options.names, options.order, options.input_layer)
    view = of_document(read_document(options.file), options.sample)
    found = judgement(view, equation, options.parameter, choices)
    letter = loss_letter(view)
    if options.json:
        print(to_json(check_report(found, letter)))
    if found.verdict == "unreadable":
        print(message(found.findings[0], letter), file=sys.stderr)
    elif not options.json:
        print(check_text(found, letter))
    return STATUS[found.verdict]
