"""`data`: a data set that is made, in a network file with a network and settings that learn it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from backprop_canvas.commands.status import DONE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="a row of the table below, such as circle")
    parser.add_argument("--count", type=int, metavar="N", help="how many samples")
    parser.add_argument("--noise", type=float, metavar="S", help="standard deviation of what is added")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another seed draws other samples (0)")
    parser.add_argument("--classes", type=int, metavar="K", help="how many classes, where there is a choice")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write it, by default standard output")


def run(options: argparse.Namespace) -> int:
    from backprop_canvas.commands.output import Output
    from backprop_canvas.document.read import encode_document
    from backprop_canvas.session.editing.made import made_document

    out = options.out and Output(options.out)
    document = made_document(
        options.name, count=options.count, noise=options.noise, seed=options.seed, classes=options.classes
    )
    if out:
        out.write(encode_document(document))
    else:
        sys.stdout.write(f"{encode_document(document).decode()}\n")
    return DONE
