"""Reads what people paste: finds the equations in a text and parses each of them. Names that are no names of the
network are read by their role, in the conventions that a reader has chosen; where several fit, the reader is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.asking import asked_problem, meant
from backprop_canvas.explain.reading.chosen import chosen_names, orders_of
from backprop_canvas.explain.reading.definitions import NO_DEFINITIONS, Definitions, definitions_in
from backprop_canvas.explain.reading.expression import Equation, Span
from backprop_canvas.explain.reading.function_rules import letter_of_rule, with_named_slope
from backprop_canvas.explain.reading.name_meanings import Function, Meaning, Names, Taken
from backprop_canvas.explain.reading.parser import parse_general, parse_part
from backprop_canvas.explain.reading.pasted.finding import Found, equations_in
from backprop_canvas.explain.reading.rewriting.layer_index import has_layer_index
from backprop_canvas.explain.reading.roles.conventions import INPUT_LAYERS, NO_CHOICES, ORDERS, ReaderNames
from backprop_canvas.explain.reading.roles.roles import EITHER, Roles
from backprop_canvas.explain.reading.roles.spelled import form_of, spelled
from backprop_canvas.explain.reading.signs.lexer import MAX_LENGTH
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem, Unreadable
from backprop_canvas.explain.reading.spellings import NEEDS_BRACKETS
from backprop_canvas.explain.said import Said


@dataclass(frozen=True)
class StandsFor:
    """name: as it is written. meant: in the words of the network."""

    name: str
    meant: str


@dataclass(frozen=True)
class ReadText:
    """equations: one or more, in the order of the text. spans: where they stand. has_prose: whether the text holds
    more than them. taken: the names that were read by their role."""

    equations: tuple[Equation, ...]
    spans: tuple[Span, ...]
    has_prose: bool = False
    taken: tuple[StandsFor, ...] = ()


def read(text: str, vocabulary: Vocabulary, choices: ReaderNames = NO_CHOICES) -> ReadText:
    """Raises Unreadable. Processor time is linear in the length of the text."""
    if len(text) > MAX_LENGTH:
        raise Unreadable([ReadingProblem("too_long", (MAX_LENGTH, len(text)), Said("too_long"))])
    fixed = chosen_names(choices.names, vocabulary)
    words = Names(vocabulary, Roles(vocabulary.layout, ORDERS[0], INPUT_LAYERS[0]), fixed)
    found = equations_in(text, partial(_is_name, words))
    return _Reading(found, vocabulary, choices, fixed).text()


def _is_name(names: Names, word: str) -> bool:
    """Whether a word without brackets behind it means anything."""
    meaning = names.meaning(word)
    if meaning is None:
        return form_of(word) in names.asked
    return not (isinstance(meaning, Function) and meaning.name in NEEDS_BRACKETS)


class _Reading:
    """Of one text, in one convention after the other."""

    def __init__(
        self, found: Found, vocabulary: Vocabulary, choices: ReaderNames, fixed: Mapping[str, Meaning]
    ) -> None:
        self._found, self._vocabulary, self._choices, self._fixed = found, vocabulary, choices, fixed

    def text(self) -> ReadText:
        first, error, names = self._attempt(self._conventions()[0])
        if not any((name := spelled(form)) and (name.layer or name.index) for form in (*names.taken, *names.asked)):
            return _or_raise(first, error)
        others = [(each, self._attempt(each)[0]) for each in self._conventions()[1:]]
        read = [(each, found) for each, found in ((self._conventions()[0], first), *others) if found is not None]
        if not read:
            return _or_raise(first, error)
        _check_alike(read, self._found.spans[0])
        return read[0][1]

    def _conventions(self) -> list[ReaderNames]:
        """The reader's own choice, else the network's convention, else each."""
        given, notation = self._choices, self._vocabulary.notation
        order = given.order or notation.weight_order
        layer = notation.input_layer if given.input_layer is None else given.input_layer
        orders = (order,) if order else orders_of(self._vocabulary) or ORDERS
        layers = INPUT_LAYERS if layer is None else (layer,)
        return [replace(given, order=order, input_layer=layer) for order in orders for layer in layers]

    def _attempt(self, convention: ReaderNames) -> tuple[ReadText | None, Unreadable | None, Names]:
        """In one convention; once more where other names of the text tell what y is."""
        roles = Roles(self._vocabulary.layout, convention.order or "to-from", convention.input_layer or 0)
        names = Names(self._vocabulary, roles, self._fixed)
        read, error = self._parsed(names)
        if len(self._found.spans) > 1 and (error is not None or names.may_be_defined or self._defines_loss(names)):
            read, error, names = self._with_definitions(names, read, error)
        if error is not None and names.asked:
            settled = dict(self._fixed) | settled_by_others(names, self._vocabulary)
            if len(settled) > len(self._fixed):
                names = Names(self._vocabulary, roles, settled)
                read, error = self._parsed(names)
        return read, error, names

    def _defines_loss(self, names: Names) -> bool:
        """Whether an equation begins with a name of the loss: E = o1 − t1 may mean something else by it."""
        first = {self._found.text[slice(*span)].partition("=")[0].strip(" $*`\n") for span in self._found.spans}
        return any(names.found.get(each) == LOSS for each in first)

    def _with_definitions(
        self, names: Names, read: ReadText | None, error: Unreadable | None
    ) -> tuple[ReadText | None, Unreadable | None, Names]:
        """Once more where the text says itself what its names stand for."""
        found = definitions_in(self._found.text, self._found.spans, self._vocabulary, names)
        if not found.names:
            return read, error, names
        known = names.with_defined(found.names)
        again, problem = self._parsed(known, found)
        return again, problem, known

    def _parsed(
        self, names: Names, definitions: Definitions = NO_DEFINITIONS
    ) -> tuple[ReadText | None, Unreadable | None]:
        found = self._found
        spans = [span for span in found.spans if span not in definitions.spans]
        try:
            equations = (*definitions.claims, *(each for span in spans for each in self._equations(span, names)))
            self._check_hats(names)
        except Unreadable as unreadable:
            return None, unreadable
        taken = tuple(_stands_for(each, self._vocabulary) for each in names.taken.values())
        return ReadText(equations, found.spans, found.has_prose, taken), None

    def _equations(self, span: Span, names: Names) -> tuple[Equation, ...]:
        """One, or of a general equation one for each value of its index."""
        try:
            return (self._equation(span, names),)
        except Unreadable as unreadable:
            first = unreadable.problems[0]
            general = first.code == "unknown_name" or first.says.code in ("sum_range", "no_sums")
            if not general and not has_layer_index(self._found.text[slice(*span)]):
                raise
            equations = parse_general(self._found.text, span, self._vocabulary, names)
            if not equations:
                raise
            return equations

    def _equation(self, span: Span, names: Names) -> Equation:
        """In a rule such as σ'(x) = σ(x)(1 − σ(x)) the x is any z."""
        rule = letter_of_rule(self._found.text, *span, self._vocabulary)
        if rule is not None and not names.knows(rule[0]):
            names = Names(self._vocabulary, None, {form_of(rule[0]): rule[1]})
        return with_named_slope(parse_part(self._found.text, span, self._vocabulary, names), self._vocabulary)

    def _check_hats(self, names: Names) -> None:
        """Where ŷ is the output, y beside it may be the target, whatever the network calls y."""
        for form, taken in names.taken.items():
            name = spelled(form)
            if name is None or not name.has_hat or name.layer or name.stem not in EITHER:
                continue
            plain = f"{name.stem}{name.index}"
            for written, meaning in names.found.items():
                if form_of(written) == plain and meaning == taken.meaning and plain not in self._fixed:
                    target = Quantity("target", taken.meaning.index) if isinstance(taken.meaning, Quantity) else None
                    both = (taken.meaning, target) if target is not None else (taken.meaning,)
                    raise Unreadable([asked_problem(written, self._found.spans[0], both, self._vocabulary)])


def _check_alike(read: Sequence[tuple[ReaderNames, ReadText]], span: Span) -> None:
    """Asks for the convention where the text means something else in another."""
    of_first, first = read[0]
    for convention, found in read[1:]:
        if found.equations == first.equations:
            continue
        if convention.input_layer != of_first.input_layer:
            problem = ReadingProblem("ambiguous_layers", span, Said("ambiguous_layers"), "", ("0", "1"))
        else:
            problem = ReadingProblem("ambiguous_order", span, Said("ambiguous_order"), "", ORDERS)
        raise Unreadable([problem])


def settled_by_others(names: Names, vocabulary: Vocabulary) -> dict[str, Meaning]:
    """y is the target where the output has a name of its own in the same text, and the other way round."""
    named = {each for each in names.found.values() if isinstance(each, Quantity)}
    settled: dict[str, Meaning] = {}
    for form, meanings in names.asked.items():
        name = spelled(form)
        if name is None or name.has_hat or name.stem not in EITHER or len(meanings) != len(("output", "target")):
            continue
        other = [each for each in meanings if isinstance(each, Quantity) and each not in named]
        if form in names.derived:
            # Nothing is derived with respect to a target, nor is a target derived.
            other = [each for each in other if each.kind == "neuron"]
        if len(other) == 1:
            settled[form] = other[0]
    return settled


def _or_raise(read: ReadText | None, error: Unreadable | None) -> ReadText:
    if read is None:
        raise error or Unreadable([ReadingProblem("syntax", (0, 0), Said("empty"))])
    return read


def _stands_for(taken: Taken, vocabulary: Vocabulary) -> StandsFor:
    return StandsFor(taken.written, meant(taken.meaning, vocabulary))
