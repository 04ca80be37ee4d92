"""The page's types and constants are those that the server declares."""

from __future__ import annotations

from typing import get_args

import pytest

from backprop_canvas.document import operations, schema, scope
from backprop_canvas.engine.passes.steps import KINDS
from backprop_canvas.protocol import codegen, messages
from backprop_canvas.protocol.codegen import defaults
from backprop_canvas.protocol.codegen.wire import events


@pytest.mark.parametrize("name", codegen.FILES)
def test_the_generated_modules_are_fresh(name: str) -> None:
    assert (codegen.PAGE / name).read_text(encoding="utf-8") == codegen.FILES[name]()


def test_the_wire_and_the_engine_name_the_same_kinds_of_step() -> None:
    assert tuple(KINDS) == messages.STEP_KINDS


def test_every_event_has_one_message() -> None:
    names = events(messages.ClientMessage) + events(messages.ServerMessage)
    assert len(set(names)) == len(names)


def test_every_operation_has_a_scope_or_fields() -> None:
    with_fields = {"change", "settings"}
    assert {str(each.__struct_config__.tag) for each in get_args(operations.AnyOperation)} == {
        *scope.OPERATION_SCOPES,
        *with_fields,
    }
    assert scope.FIELD_SCOPES.keys() == {*get_args(schema.Kind), "settings"}


def test_every_kind_of_number_is_one_that_training_holds() -> None:
    assert {*defaults.training_numbers().values()} == defaults.NUMBERS.keys()
