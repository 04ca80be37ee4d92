"""What a room does not do: questions that the same member has replaced by another one."""

from server.protocol import messages as wire
from server.rooms.commands import Command, Leave, Say, without_superseded


def test_the_newest_question_of_each_member_stays_where_it_is() -> None:
    ask = {number: wire.AskPaths(id=number, about="parameter:w1") for number in range(4)}
    step = wire.Step(direction=1, grain="neuron")
    commands: list[Command] = [
        Say("a", ask[0]),
        Say("b", ask[1]),
        Say("a", step),
        Say("a", wire.AskWalk(id=2, about="parameter:w1")),
        Say("a", step),
        Leave("c"),
    ]
    assert without_superseded(commands) == commands[1:]


def test_edits_and_moves_are_all_done() -> None:
    commands: list[Command] = [Say("a", wire.Edit(id=0, diff=())), Say("a", wire.Edit(id=1, diff=()))]
    assert without_superseded(commands) == commands
