"""The names of a document as an equation may use them, and as formulas show them. Sets names the way the page's
own formulas do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable
from functools import lru_cache

from backprop_canvas.document.names import name_key
from backprop_canvas.document.schema import Conventions, Document, neuron_name, parameter_name, target_name
from backprop_canvas.document.training import Optimizer
from backprop_canvas.engine.optimizing.optimizers import OPTIMIZERS
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.notation.vocabulary import Notation, Vocabulary
from backprop_canvas.session.answers.layout import layout_of
from backprop_canvas.session.network.settings import rate_of

# People ask about few networks at a time, and several times about each.
REMEMBERED = 8
_known: deque[tuple[Document, Vocabulary]] = deque(maxlen=REMEMBERED)
_BASE_L = re.compile(r"L(?![^\W_])")
_UNSAFE = re.compile(r"[^\w.,:-]|_")


def vocabulary(document: Document) -> Vocabulary:
    """Neurons, parameters and targets, which share one set of names. The target of o1 is also target_o1 where that
    is no name. Remembered by the document itself, not by what it holds."""
    for of, known in tuple(_known):
        if of is document:
            return known
    _known.append((document, found := _read(document)))
    return found


def _read(document: Document) -> Vocabulary:
    shown = {Quantity("neuron", at): neuron_name(each) for at, each in enumerate(document.neurons)}
    shown |= {Quantity("parameter", at): parameter_name(each) for at, each in enumerate(document.parameters)}
    outputs = [(at, each) for at, each in enumerate(document.neurons) if each.role == "output"]
    shown |= {Quantity("target", at): target_name(each) for at, each in outputs}
    aliases = {name_key(f"target_{neuron_name(each)}"): Quantity("target", at) for at, each in outputs}
    return Vocabulary(
        key=name_key,
        names=aliases | {name_key(name): quantity for quantity, name in shown.items()},
        shown=shown,
        latex={quantity: latex_name(name) for quantity, name in shown.items()},
        activations={
            Quantity("pre", at): each.activation or ""
            for at, each in enumerate(document.neurons)
            if each.role != "input"
        },
        rate=_rate(document.training.optimizer),
        notation=notation(document, shown.values()),
        layout=layout_of(document),
    )


def _rate(optimizer: Optimizer) -> float | None:
    """None where the kind is not known: such a document is shown, but does not run."""
    return rate_of(optimizer) if optimizer.kind in OPTIMIZERS else optimizer.learning_rate


def notation(document: Document, names: Iterable[str] = ()) -> Notation:
    """names: those of the document. A letter that one of them takes, or shares with L, is not the loss's."""
    conventions = document.conventions or Conventions()
    taken = any(name_key(name) == conventions.loss or _BASE_L.match(name) for name in names)
    return Notation(
        conventions.pre_activation,
        conventions.delta == "delta",
        "L" if taken else conventions.loss,
        conventions.error == "target_first",
        conventions.activation,
        conventions.delta_sign == "minus",
        conventions.bias,
        conventions.weight_order,
        conventions.input_layer,
    )


@lru_cache(maxsize=2**16)
def latex_name(name: str) -> str:
    """A name in LaTeX: w1 is w with 1 below, t_o1 is t with o1 below; one letter is set as a variable, more as a
    word."""
    plain = unicodedata.normalize("NFKC", name).translate({ord("{"): None, ord("}"): None}).replace("′", "'")
    stem = plain.rstrip("'")
    primes = plain[len(stem) :]
    base, line, sub = stem.partition("_")
    if not (base and line):
        base = stem.rstrip("".join({sign for sign in stem if sign.isdecimal()}))
        base, sub = (base, stem[len(base) :]) if base else (stem, "")
    below = ",".join(_below(part) for part in sub.split("_"))
    return f"{_base(base)}{f'_{{{below}}}' if sub else ''}{primes}"


def _below(part: str) -> str:
    return latex_name(part) if part[:1].isalpha() else _escaped(part)


def _base(base: str) -> str:
    return _escaped(base) if len(base) == 1 else rf"\mathit{{{_escaped(base)}}}"


def _escaped(text: str) -> str:
    """Ids may hold what LaTeX reads as something else."""
    return _UNSAFE.sub(r"\_", text)
