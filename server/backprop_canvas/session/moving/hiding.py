"""A member who asks first hides the result of a step from those who follow, until its page says what may be seen. The
session tells nobody what is hidden from them: neither numbers nor points of the loss curve nor answers.

This module does not know which result a step is asked for: the page does."""

from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as replace_struct

from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.core import Core, Outgoing
from backprop_canvas.session.state.cursor import Cursor


def ask_first(core: Core, member: str, message: wire.AskFirst) -> list[Outgoing]:
    """The member's own cursor, which it may not be looking at now."""
    core.seats.ask_first(member, message.on)
    return core.tell_audience(member) if core.seats.led_by(member) is None else []


def show(core: Core, member: str, message: wire.Show) -> list[Outgoing]:
    """Those who follow see as much of the member's place as it says."""
    cursor = core.seats.cursor(member)
    place = Place(message.iteration, message.turn, message.step)
    if core.seats.led_by(member) is not None or not cursor.ask_first or cursor.place != place:
        return []
    core.seats.move(member, _showing(cursor, message))
    return [out for each in core.seats.audience(member)[1:] for out in core.tell(each)]


def _showing(cursor: Cursor, message: wire.Show) -> Cursor:
    if message.shown is None or message.shown >= cursor.place.step:
        return cursor.in_full()
    return replace(cursor, shown=replace(cursor.place, step=message.shown), asked=message.asked)


def check_may_know(core: Core, member: str, message: wire.Question) -> None:
    """Raises Problem "asked_first" if the member that this one follows asks first, and the answer has numbers that are
    not shown yet."""
    leader = core.seats.led_by(member)
    hides = leader is not None and leader.ask_first and not _is_shown(core, member, message)
    if hides and not guesses(core, member, message):
        raise Problem("asked_first")


def guesses(core: Core, member: str, message: wire.ClientMessage) -> bool:
    """Whether a follower guesses the number that the member it follows asks for."""
    if member not in core.seats:
        return False
    cursor, leader = core.seats.cursor(member), core.seats.led_by(member)
    asked = leader is not None and leader.shown is not None and leader.asked is not None
    return asked and isinstance(message, wire.Check) and message.step == cursor.place.step


def judged_alone(answer: wire.ServerMessage) -> wire.ServerMessage:
    """The verdict on a guess, without a number of the network in it. What cannot be read is told in full."""
    if not isinstance(answer, wire.Checked):
        return answer
    found = replace_struct(answer, value=None, expected=None, praise=(), diagnosis=(), corrected="", corrected_text="")
    findings = answer.findings if answer.verdict == "unreadable" else ()
    return replace_struct(found, findings=findings, factors=(), paths=(), path_values=(), experiment=False, next="")


def _is_shown(core: Core, member: str, message: wire.Question) -> bool:
    """Answers have any numbers of the sample's pass. Those about all samples have also what the passes of others in
    the batch give, and rows have what the batch adds up to. Those about an update have new values. A guess may be
    about any step. Curves and landmarks have later iterations too."""
    place, run = core.seats.cursor(member).place, core.runnable()
    passed = _pass_is_shown(core, member)
    done = run.ends.done(place)
    match message:
        case wire.AskCurves() | wire.AskLandmarks():
            return False
        case wire.AskUpdate():
            return done
        case wire.AskSpread() if run.batched:
            return done
        case wire.AskRows() if run.batched:
            return done
        case wire.AskRows() | wire.AskPlane() | wire.AskOff():
            return passed and place.turn == run.ends.turns(place.iteration) - 1
        case wire.Check(step=int(step)):
            return passed and step < place.step
    return passed


def _pass_is_shown(core: Core, member: str) -> bool:
    """Whether a follower has seen the numbers of its sample's pass. The gradients of the parameters, which answers have
    too, follow the pass if there is no batch. There the end of the pass is enough until one of them is asked for."""
    step, ends = core.seats.cursor(member).place.step, core.runnable().ends
    leader = core.seats.led_by(member)
    if step == ends.pass_steps:
        return ends.gradient_steps == step or leader is None or leader.shown is None
    return step >= ends.gradient_steps
