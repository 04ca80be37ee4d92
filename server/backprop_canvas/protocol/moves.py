"""How a page moves its cursor: steps, places, paces and breakpoints. This module does not know how a move is made."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from backprop_canvas.document.fields import Id
from backprop_canvas.document.training import MAX_SAMPLES
from backprop_canvas.protocol.message import AskedId, Count, Finite, Message
from backprop_canvas.protocol.paces import Grain, Pace

MAX_BREAKPOINTS = 16
# A turn from here on is no turn of a batch: the sample at position `turn` - BESIDE is looked at beside the training.
BESIDE = MAX_SAMPLES

Direction = Literal[1, -1]
Tempo = Literal["walk", "tour"]
IterationNumber = Annotated[int, Meta(ge=1, le=10**12)]
MemberId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{16}\Z")]


class OnSign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="sign"):
    """Pauses where a parameter's gradient over the whole batch changes sign from the previous iteration; 0 counts as a
    sign of its own. It pauses once the gradient is computed: at the last sample's `combine`, or at its `parameter_grad`
    for batches of one."""

    parameter: Id


class OnLoss(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="loss"):
    """Pauses where the loss of the iteration's batch, combined by the reduction, is below `below`. It pauses at the
    `loss` of the last sample, in every such iteration. For a batch of one, this is the loss of the sample in view."""

    below: Finite


class OnTurn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="turn"):
    """Pauses at the neuron's turn, forward or backward, before its first number is computed. An input's turn is where
    another neuron's turn brings the input's gradient, and where the inputs begin."""

    neuron: Id


class OnBroken(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="broken"):
    """Pauses at the first micro-step of a sample's pass whose number is not finite. A sample that is not shown is
    searched only if its loss or its gradients are not finite."""


Breakpoint = OnSign | OnLoss | OnTurn | OnBroken
Breakpoints = Annotated[tuple[Breakpoint, ...], Meta(max_length=MAX_BREAKPOINTS)]


class Step(Message, frozen=True, kw_only=True, tag="step"):
    """Move the member's cursor by one step of the given grain."""

    direction: Direction
    grain: Grain


class Target(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place in the run: `step` micro-steps of the plan are done for the sample at `turn` in the batch of `iteration`,
    counted from 0. null means the present iteration or turn. A turn beyond the batch means its last turn. A step beyond
    the end of a pass means its end. The steps after `Plan.pass_steps` follow only the last turn. A turn from BESIDE on
    means a sample that training does not use: only its forward pass and its loss have steps."""

    step: Count
    turn: Count | None = None
    iteration: IterationNumber | None = None


class Seek(Message, frozen=True, kw_only=True, tag="seek"):
    """Move the member's cursor to a place. If it is far beyond the trained iterations, the cursor travels there at full
    speed."""

    to: Target


class Restart(Message, frozen=True, kw_only=True, tag="restart"):
    """Start the present iteration again."""


class Play(Message, frozen=True, kw_only=True, tag="play"):
    """Let the server's clock move the cursor at its pace, forward or backward, up to the place `until` if given."""

    tempo: Tempo = "walk"
    direction: Direction = 1
    until: Target | None = None


class Pause(Message, frozen=True, kw_only=True, tag="pause"):
    """Stop the cursor where it is."""


class SetPace(Message, frozen=True, kw_only=True, tag="pace"):
    """How the member's cursor plays from now on."""

    pace: Pace


class SetBreakpoints(Message, frozen=True, kw_only=True, tag="breakpoints"):
    """The breakpoints at which the member's own cursor pauses while it plays. They replace the earlier ones. A member
    who follows another keeps them for later, and goes on following."""

    breakpoints: Breakpoints


class AskFirst(Message, frozen=True, kw_only=True, tag="ask_first"):
    """Whether the member asks for the result of a step before it shows it. If so, those who follow wait after each step
    of the member until `show` tells what is asked for."""

    on: bool


class Show(Message, frozen=True, kw_only=True, tag="show"):
    """What those who follow may see at the member's place (`iteration`, `turn`, `step`): the first `shown` micro-steps,
    or everything if null. `asked` is the id in the question for the next micro-step. A message about another place than
    the member's own is ignored."""

    iteration: IterationNumber
    turn: Count
    step: Count
    shown: Count | None = None
    asked: AskedId = ""


class Follow(Message, frozen=True, kw_only=True, tag="follow"):
    """Share another member's cursor. null returns to one's own cursor, at the same place."""

    member: MemberId | None


Move = Step | Seek | Restart | Play | Pause | SetPace | SetBreakpoints | AskFirst | Show | Follow
