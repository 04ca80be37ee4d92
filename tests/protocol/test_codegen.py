"""The page's types and constants are those that the server declares."""

from backprop_canvas.engine.passes.steps import KINDS
from backprop_canvas.protocol import codegen, messages


def test_the_generated_module_is_fresh() -> None:
    assert codegen.TARGET.read_text(encoding="utf-8") == codegen.render()


def test_the_wire_and_the_engine_name_the_same_kinds_of_step() -> None:
    assert tuple(KINDS) == messages.STEP_KINDS


def test_every_event_has_one_message() -> None:
    names = codegen.events(messages.ClientMessage) + codegen.events(messages.ServerMessage)
    assert len(set(names)) == len(names)
