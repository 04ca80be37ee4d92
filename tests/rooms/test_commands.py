"""What a room does not do: what the same member has replaced, a question or a place to go."""

from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.commands import Command, Leave, Say, without_superseded


def test_the_newest_question_of_each_member_and_kind_stays_where_it_is() -> None:
    ask = {number: wire.AskPaths(id=number, about="parameter:w1") for number in range(4)}
    step = wire.Step(direction=1, grain="neuron")
    commands: list[Command] = [
        Say("a", ask[0]),
        Say("b", ask[1]),
        Say("a", step),
        Say("a", wire.AskWalk(id=1, about="parameter:w1")),
        Say("a", ask[2]),
        Say("a", step),
        Leave("c"),
    ]
    assert without_superseded(commands) == commands[1:]


def test_edits_and_moves_are_all_done() -> None:
    commands: list[Command] = [Say("a", wire.Edit(id=0, diff=())), Say("a", wire.Edit(id=1, diff=()))]
    assert without_superseded(commands) == commands


def seek(member: str, step: int, iteration: int | None = None, turn: int | None = None) -> Say:
    return Say(member, wire.Seek(to=wire.Target(step=step, turn=turn, iteration=iteration)))


def test_of_places_that_one_passes_by_only_the_last_counts() -> None:
    other = Say("b", wire.Step(direction=1, grain="neuron"))
    commands: list[Command] = [seek("a", 0, 5, 0), other, seek("a", 0, 6, 0), seek("b", 2), seek("a", 3, 7, 0)]
    assert without_superseded(commands) == [other, *commands[3:]]


def test_a_place_counts_where_something_is_done_at_it() -> None:
    step = Say("a", wire.Step(direction=1, grain="neuron"))
    commands: list[Command] = [seek("a", 0, 5), step, seek("a", 0, 6)]
    assert without_superseded(commands) == commands


def test_a_place_counts_where_the_next_is_told_from_it() -> None:
    for later in (seek("a", 3), seek("a", 3, 6), seek("a", 3, None, 1)):
        commands: list[Command] = [seek("a", 0, 5, 1), later]
        assert without_superseded(commands) == commands
    assert without_superseded([seek("a", 0), seek("a", 3)]) == [seek("a", 3)]


def test_the_pictures_of_all_neurons_and_that_of_an_output_are_questions_apart() -> None:
    def asks(output: str | None) -> Say:
        return Say("a", wire.AskPlane(id=1, output=output, across="i1", up=None, box=(0, 1, 0, 1), size=4))

    first, every, again = asks("o1"), asks(None), asks("o2")
    assert without_superseded([first, every, again]) == [every, again]
