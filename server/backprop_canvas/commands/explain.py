"""`explain`: where one derivative comes from, as a sum over paths: text for a person, LaTeX, or JSON."""

from __future__ import annotations

import argparse
from pathlib import Path

from backprop_canvas.commands.status import DONE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a network as the page exports it")
    parser.add_argument("--parameter", required=True, metavar="NAME", help="a parameter or a neuron, such as w1")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="which sample, counted from 0")
    parser.add_argument("--format", choices=("text", "latex", "json"), default="text", help="how it is printed")
    parser.add_argument("--limit", type=_limit, default=10, metavar="N", help="how many paths, the largest first")


def _limit(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1 path")
    return number


def run(options: argparse.Namespace) -> int:
    from backprop_canvas.document.read import read_document
    from backprop_canvas.reports.as_json import to_json
    from backprop_canvas.reports.explain import explain_report, explain_text, explained
    from backprop_canvas.session.state.viewpoint import of_document

    view = of_document(read_document(options.file), options.sample)
    told = explained(view, options.parameter, options.limit)
    match options.format:
        case "json":
            print(to_json(explain_report(told)))
        case "latex":
            print(told.formulas.symbols(told.found))
            print(told.formulas.numbers(told.found))
        case _:
            print(explain_text(told))
    return DONE
