"""How a page moves its cursor: steps, places, paces, and what playing pauses at. Knows nothing of how a move
is made.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from backprop_canvas.document.fields import Id
from backprop_canvas.protocol.message import Count, Finite, Message

# The paces that the page offers at once; a grain may be chosen as a pace too.
PACES = ("term", "neuron", "layer", "iteration", "full")
GRAINS = ("term", "neuron", "layer", "phase", "pass", "sample", "iteration", "epoch")
MAX_BREAKPOINTS = 16

Grain = Literal["term", "neuron", "layer", "phase", "pass", "sample", "iteration", "epoch"]
Pace = Literal["term", "neuron", "layer", "phase", "pass", "sample", "iteration", "epoch", "full"]
Direction = Literal[1, -1]
Speed = Annotated[float, Meta(ge=0.1, le=10)]
Tempo = Literal["walk", "tour"]
IterationNumber = Annotated[int, Meta(ge=1, le=10**12)]
MemberId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{16}\Z")]


class OnSign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="sign"):
    """Where the gradient of a parameter, of the whole batch, has another sign than in the iteration before; 0 is a
    sign of its own. It pauses once that gradient stands: at the last sample's `combine`, or with batches of one at
    its `parameter_grad`."""

    parameter: Id


class OnLoss(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="loss"):
    """Where the loss of the iteration's batch, combined by the reduction, is below `below`: at the `loss` of its last
    sample, in every such iteration. In a batch of one it is the loss of the sample in view."""

    below: Finite


class OnTurn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="turn"):
    """Where it is the neuron's turn, forward or backward: before the first of its numbers. An input has its turn where
    another neuron's brings its gradient, and where the inputs begin."""

    neuron: Id


class OnBroken(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="broken"):
    """Where a number is not finite: at the first such micro-step of a sample's pass. Of samples that go by without
    being shown, those are looked at whose loss or gradients are not finite."""


Breakpoint = OnSign | OnLoss | OnTurn | OnBroken
Breakpoints = Annotated[tuple[Breakpoint, ...], Meta(max_length=MAX_BREAKPOINTS)]


class Step(Message, frozen=True, kw_only=True, tag="step"):
    """Move the member's cursor by one step of the given grain."""

    direction: Direction
    grain: Grain


class Target(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place in the run: `step` micro-steps of the plan are done for the sample at `turn` in the batch of
    `iteration`, counted from 0. null: the present iteration, or turn. A turn beyond those of the batch means its
    last, a step beyond the end of a pass its end; the steps after `Plan.pass_steps` follow the last turn only."""

    step: Count
    turn: Count | None = None
    iteration: IterationNumber | None = None


class Seek(Message, frozen=True, kw_only=True, tag="seek"):
    """Move the member's cursor to a place. One far beyond what has been trained is travelled to at full speed."""

    to: Target


class Restart(Message, frozen=True, kw_only=True, tag="restart"):
    """Start the present iteration again."""


class Play(Message, frozen=True, kw_only=True, tag="play"):
    """Let the server's clock move the cursor at its pace, forwards or backwards, to the place `until` if given."""

    tempo: Tempo = "walk"
    direction: Direction = 1
    until: Target | None = None


class Pause(Message, frozen=True, kw_only=True, tag="pause"):
    """Stop the cursor where it is."""


class SetPace(Message, frozen=True, kw_only=True, tag="pace"):
    """How far one step goes, and how many times faster than usual steps follow each other."""

    pace: Pace
    speed: Speed = 1.0


class SetBreakpoints(Message, frozen=True, kw_only=True, tag="breakpoints"):
    """What the member's own cursor pauses at while it plays; these take the place of those before. Who follows
    another keeps them for later, and does not break away."""

    breakpoints: Breakpoints


class Follow(Message, frozen=True, kw_only=True, tag="follow"):
    """Share another member's cursor; null takes one's own again, at the same place."""

    member: MemberId | None


Move = Step | Seek | Restart | Play | Pause | SetPace | SetBreakpoints | Follow
