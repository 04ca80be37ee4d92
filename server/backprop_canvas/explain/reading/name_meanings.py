"""The meaning of a written name: a quantity, a function, a constant, or the d of a derivative. Knows the names of the
Vocabulary, which come first, and the usual `spellings`. Knows nothing of how equations are built.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.explain.graph.quantity import LOSS, Kind, Quantity
from backprop_canvas.explain.notation.vocabulary import Notation, Vocabulary
from backprop_canvas.explain.reading.expression import Expression
from backprop_canvas.explain.reading.roles.roles import ERRORS, SIGNED, THRESHOLDS, Roles
from backprop_canvas.explain.reading.roles.spelled import form_of, spelled
from backprop_canvas.explain.reading.signs.latex_words import GREEK_LETTERS
from backprop_canvas.explain.reading.spellings import (
    CONSTANTS,
    DELTAS,
    DIFFERENTIALS,
    FUNCTIONS,
    GREEK_NAMES,
    LOSSES,
    PREFIXES,
    RATES,
    SLOPES,
)

# With more outputs a name for one of them without an index is not asked for.
MOST_OUTPUTS = 3
# No document has a longer name.
MAX_NAME = 64


@dataclass(frozen=True)
class Delta:
    """A neuron's ∂L/∂z, given its z; with sign −1 it is −∂L/∂z."""

    pre: Quantity
    sign: int = 1


@dataclass(frozen=True)
class Opposite:
    """−b, which some books call θ."""

    of: Quantity


@dataclass(frozen=True)
class Gradient:
    """A derivative in one word, as in code: dL_dw1, grad_w1."""

    of: Quantity
    wrt: Quantity


@dataclass(frozen=True)
class Function:
    """name: as in Call; "φ" is the activation of the neuron whose z is the argument. of_z: whether it is a name in code
    that some use for the derivative in terms of the output."""

    name: str
    primes: int
    of_z: bool = False


@dataclass(frozen=True)
class Constant:
    value: float


@dataclass(frozen=True)
class Differential:
    """The d or ∂ of a quantity; with None a bare one, as in d/dw1."""

    of: Quantity | None


@dataclass(frozen=True)
class Defined:
    """What the text itself says a name stands for. text: as it is written there."""

    expression: Expression
    text: str


Meaning = Defined | Quantity | Delta | Opposite | Gradient | Function | Constant | Differential

COMBINING_HAT = "\u0302"


@dataclass(frozen=True)
class Taken:
    """A name that was read by its role, or as the reader has chosen. written: as `name_reading` has it."""

    written: str
    meaning: Meaning


def _signs(stem: str, of: Quantity, notation: Notation) -> list[Meaning]:
    """Err, and in some books δ, is −∂L/∂z; θ is b or −b."""
    if stem in THRESHOLDS:
        return [Opposite(of)] if notation.bias == "minus_theta" else [of, Opposite(of)]
    if stem not in ERRORS:
        return [of]
    return [Delta(of), Delta(of, -1)] if stem in SIGNED else [Delta(of, _sign(notation))]


def _sign(notation: Notation) -> int:
    return -1 if notation.minus_delta else 1


class Names:
    """The meanings of names in one vocabulary; each is looked up once and kept."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        roles: Roles | None = None,
        fixed: Mapping[str, Meaning] | None = None,
        defined: Mapping[str, Defined] | None = None,
    ) -> None:
        """roles: what names stand for that are no names of the network. fixed: what a reader has chosen, by form.
        defined: what the text says itself, by what is written."""
        self._vocabulary, self._roles, self._fixed, self._defined = vocabulary, roles, fixed or {}, defined or {}
        self.found: dict[str, Meaning | None] = {}
        # By form: what was read by its role, with how it is written; what can mean several things.
        self.taken: dict[str, Taken] = {}
        self.asked: dict[str, tuple[Meaning, ...]] = {}
        # The forms behind a d or ∂.
        self.derived: set[str] = set()

    def meaning(self, written: str) -> Meaning | None:
        """written: NFKC, in plain text, such as ``z_h1`` or ``y'``. None if it means nothing."""
        if written not in self.found:
            self.found[written] = self._find(written) if len(written) <= MAX_NAME else None
        return self.found[written]

    def knows(self, written: str) -> bool:
        """Whether it is a name of the network itself."""
        return self._of_network(written) is not None

    @property
    def may_be_defined(self) -> bool:
        """Whether one of the names that were looked up stands for a number such as e, or several for the loss: a text
        may mean something else by them."""
        found = list(self.found.values())
        return any(isinstance(each, Constant) for each in found) or found.count(LOSS) > 1

    def is_own(self, written: str) -> bool:
        """The same, or the d of one."""
        if isinstance(self.meaning(written), Differential) and len(written) > 1:
            return self.is_own(written[1:].lstrip("_"))
        return self.knows(written)

    def with_defined(self, defined: Mapping[str, Defined]) -> Names:
        """The same, where the text has said more."""
        return Names(self._vocabulary, self._roles, self._fixed, defined)

    def quantity(self, written: str) -> Quantity | None:
        meaning = self.meaning(written)
        return meaning if isinstance(meaning, Quantity) else None

    def first_of_product(self, word: str) -> str:
        """The first name of a word that LaTeX reads as a product, as in ``w_5h_1``. "" if one of the names is unknown;
        the last may be, since it may go on behind the word."""
        pieces = list(_pieces(word)) if len(word) <= MAX_NAME else []
        known = all(self.quantity(piece) for piece in pieces[:-1])
        return pieces[0] if len(pieces) > 1 and known and pieces[-1][0].isalpha() else ""

    def is_in_code(self, written: str) -> bool:
        """Whether it is d_h1, which in code is ∂L/∂h1 for some and δ_h1 for others: it is asked then."""
        of = self.quantity(written[2:]) if written.startswith("d_") else None
        pre = Quantity("pre", of.index) if of is not None and of.kind == "neuron" else None
        if of is None or pre not in self._vocabulary.activations or pre is None:
            return False
        self.asked[form_of(written)] = Delta(pre, _sign(self._vocabulary.notation)), Gradient(LOSS, of)
        return True

    def asks_for_error(self, written: str) -> bool:
        """Whether the reader is asked what a name of the loss means: the loss, or ∂L/∂y of an output."""
        form = form_of(written)
        outputs = self._vocabulary.layout.outputs
        if form in self.taken or len(outputs) > MOST_OUTPUTS:
            return False
        self.asked[form] = LOSS, *(Gradient(LOSS, Quantity("neuron", output)) for output in outputs)
        return True

    def input_of_z(self, written: str) -> str:
        """The name, as people see it, of the input whose z this would be; "" if it is none."""
        prefix = next((each for each in ("z_", "net_", "in_", "delta_", "δ_") if written.startswith(each)), "")
        rest = self.quantity(written[len(prefix) :]) if prefix else None
        return self._vocabulary.shown[rest] if rest and rest.kind == "neuron" else ""

    def _find(self, written: str) -> Meaning | None:
        if written in self._defined:
            self.taken[form_of(written)] = Taken(written, self._defined[written])
            return self._defined[written]
        chosen = self._fixed.get(form_of(written)) if self._fixed else None
        if chosen is not None:
            self.taken[form_of(written)] = Taken(written, chosen)
        return chosen or self._of_role(written) or self._of_network(written) or self.by_role(written)

    def by_role(self, written: str) -> Meaning | None:
        """Of a name as if the network had none like it; None also where several meanings fit, which are then asked."""
        if self._roles is None:
            return None
        form = form_of(written)
        name = spelled(form)
        found: list[Meaning] = []
        for each in self._roles.candidates(name) if name else ():
            found += _signs(name.stem if name else "", each, self._vocabulary.notation)
        found = found or self._between(form) or self._signed(form)
        if len(found) == 1:
            self.taken[form] = Taken(written, found[0])
            return found[0]
        if found:
            self.asked[form] = tuple(found)
        return None

    def _of_role(self, written: str) -> Quantity | Delta | None:
        """z_ŷ and δ_ŷ, where ŷ is no name of the network."""
        prefix = next((each for each in ("z_", "net_", "delta_", "δ_") if written.startswith(each)), "")
        rest = written[len(prefix) :] if prefix else ""
        of = self.quantity(rest) if COMBINING_HAT in unicodedata.normalize("NFD", rest) else None
        pre = Quantity("pre", of.index) if of is not None and of.kind == "neuron" else None
        if pre is None or pre not in self._vocabulary.activations:
            return None
        return pre if prefix in ("z_", "net_") else Delta(pre, _sign(self._vocabulary.notation))

    def _signed(self, form: str) -> list[Meaning]:
        """Err_{h1} and θ_{h1}, with the name of a neuron."""
        for stem in THRESHOLDS:
            of = self._vocabulary.names.get(form.removeprefix(stem)) if form.startswith(stem) else None
            slot = self._vocabulary.layout.biases.get(of.index) if of is not None and of.kind == "neuron" else None
            if slot is not None:
                return _signs(stem, Quantity("parameter", slot), self._vocabulary.notation)
        for stem in SIGNED:
            of = self._vocabulary.names.get(form.removeprefix(stem)) if form.startswith(stem) else None
            pre = Quantity("pre", of.index) if of is not None and of.kind == "neuron" else None
            if pre is not None and pre in self._vocabulary.activations:
                return _signs(stem, pre, self._vocabulary.notation)
        return []

    def _between(self, form: str) -> list[Meaning]:
        """w_{h1,o1} is the weight between two neurons, b_{h1} the bias of one."""
        names, layout = self._vocabulary.names, self._vocabulary.layout
        rest = form[1:] if form[:1] in ("w", "W", "b") else ""
        ends = [(names.get(rest[:at]), names.get(rest[at:])) for at in range(1, len(rest))] if form[:1] != "b" else []
        slots = [
            layout.weights.get((one.index, other.index))
            for pair in ends
            if pair[0] and pair[1]
            for one, other in (pair, pair[::-1])
            if one and other and one.kind == other.kind == "neuron"
        ]
        of = names.get(rest) if form.startswith("b") else None
        # The weight of a constant 1.
        of = names.get(rest[1:]) if rest.startswith("0") else of
        slots += [layout.biases.get(of.index)] if of and of.kind == "neuron" else []
        return [Quantity("parameter", slot) for slot in dict.fromkeys(slots) if slot is not None]

    def _of_network(self, written: str) -> Meaning | None:
        key = self._vocabulary.key(written)
        reserved = self._prefixed(written) if written.startswith(("z_", "net_", "delta_", "δ_")) else None
        named = reserved or self._named(key) or self._hatted(written) or self._prefixed(key) or self._other(key)
        return named or self._coded(written)

    def _coded(self, written: str) -> Gradient | Function | None:
        """dL_dw1, grad_w1, w1_grad, L_w1, gradW1, dLdw1, and sigmoid_prime."""
        for at in range(2, len(written) - 2):
            if written.startswith("_d", at) and written.startswith("d"):
                of, wrt = self.quantity(written[1:at].strip("_")), self._below(written[at + 2 :])
                if of is not None and wrt is not None:
                    return Gradient(of, wrt)
        wrt = next((each for each in self._derived_in_code(written) if each is not None), None)
        return self._slope(written) if wrt is None else Gradient(LOSS, wrt)

    def _derived_in_code(self, written: str) -> Iterator[Quantity | None]:
        first, _, rest = written.partition("_")
        if first in LOSSES and (wrt := self._below(rest)) is not None and self._has_no_part_of_loss(wrt):
            # L_{w1}
            yield wrt
        if first in ("grad", "gradient"):
            yield self._below(rest)
        if written.startswith("grad") and written[4:5].isupper():
            yield self.quantity(written[4:]) or self.quantity(f"{written[4].lower()}{written[5:]}")
        stem, _, last = written.rpartition("_")
        if last in ("grad", "gradient"):
            yield self.quantity(stem)
        if written.startswith("d") and written[1:2] in LOSSES and written[2:3] == "d":
            yield self._below(written[3:])

    def _has_no_part_of_loss(self, wrt: Quantity) -> bool:
        """E_{o1} is a part of the loss, and E_{h1} can only be a derivative."""
        is_hidden = wrt.kind == "neuron" and Quantity("pre", wrt.index) in self._vocabulary.activations
        return wrt.kind == "parameter" or (is_hidden and Quantity("target", wrt.index) not in self._vocabulary.shown)

    def _below(self, written: str) -> Quantity | None:
        return self.quantity(written.lstrip("_"))

    def _slope(self, written: str) -> Function | None:
        """sigmoid_prime, deriv_sigmoid, relu_derivative, d_tanh, dsigmoid."""
        name = next((written.removesuffix(f"_{word}") for word in SLOPES if written.endswith(f"_{word}")), "")
        name = name or next((written.removeprefix(f"{word}_") for word in SLOPES if written.startswith(f"{word}_")), "")
        name = name or (written[1:].lstrip("_") if written.startswith("d") else "")
        found = FUNCTIONS.get(self._vocabulary.key(name), "") if name else ""
        return Function(found, 1, of_z=True) if found in ACTIVATIONS else None

    def _named(self, key: str) -> Quantity | None:
        names = self._vocabulary.names
        if key in names:
            return names[key]
        spelled = "".join(GREEK_NAMES.get(sign, sign) for sign in key)
        return names.get(spelled) or names.get(GREEK_LETTERS.get(key, key))

    def _hatted(self, written: str) -> Quantity | None:
        """ŷ is ŷ, y_hat or y', the first that exists."""
        apart = unicodedata.normalize("NFD", written)
        if COMBINING_HAT not in apart and "hat" not in written:
            return None
        base, _, rest = (
            apart.partition(COMBINING_HAT) if COMBINING_HAT in apart else written.replace("_", "").partition("hat")
        )
        rest, stem = rest.replace("_", ""), base.replace("_", "")
        spellings = (f"{stem}{COMBINING_HAT}{rest}", f"{stem}hat{rest}", f"{stem}{rest}hat", f"{stem}{rest}'")
        keys = (self._vocabulary.key(spelling) for spelling in spellings)
        return next((self._vocabulary.names[key] for key in keys if key in self._vocabulary.names), None)

    def _prefixed(self, written: str) -> Quantity | Delta | None:
        """Such as z_h1, out_h1, E_o1, δ_o1."""
        for prefix in DELTAS:
            pre = self._of_neuron("pre", written, prefix)
            if pre:
                return Delta(pre, _sign(self._vocabulary.notation))
        for prefix, kind in PREFIXES:
            quantity = self._of_neuron(kind, written, prefix)
            if quantity:
                return quantity
        return None

    def _of_neuron(self, kind: Kind, written: str, prefix: str) -> Quantity | None:
        if not written.startswith(prefix):
            return None
        rest = self._vocabulary.key(written[len(prefix) :])
        neuron = self._named(rest) or self._hatted(rest)
        if neuron is None or neuron.kind != "neuron":
            return None
        quantity = Quantity(kind, neuron.index)
        if kind == "pre":
            return quantity if quantity in self._vocabulary.activations else None
        is_output = Quantity("target", neuron.index) in self._vocabulary.shown
        return quantity if kind == "neuron" or is_output else None

    def _other(self, key: str) -> Meaning | None:
        stem = key.rstrip("'")
        if key in LOSSES:
            return LOSS
        if key in CONSTANTS:
            return Constant(CONSTANTS[key])
        if key in RATES and self._vocabulary.rate is not None:
            return Constant(self._vocabulary.rate)
        if stem in FUNCTIONS:
            return Function(FUNCTIONS[stem], len(key) - len(stem))
        if key in DIFFERENTIALS:
            return Differential(None)
        of = self.meaning(key[1:]) if key.startswith(DIFFERENTIALS) else None
        if key.startswith(DIFFERENTIALS):
            self.derived.add(form_of(key[1:]))
        return Differential(of) if isinstance(of, Quantity) else None


def _pieces(written: str) -> Iterator[str]:
    """As LaTeX reads it: a letter, after a low line one more sign, then primes."""
    at = 0
    while at < len(written):
        end = at + (3 if written[at + 1 : at + 2] == "_" else 1)
        while written[end : end + 1] == "'":
            end += 1
        yield written[at:end]
        at = end
