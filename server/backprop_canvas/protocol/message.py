"""Types that several modules of the wire share. This module knows none of the messages."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from backprop_canvas.errors import SentenceValue

Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]
# A quantity, such as "parameter:w1", "neuron:h1" (its a), "pre:h1" (its z), "target:o1", "output_loss:o1", "loss". The
# part after the colon is the id of the record.
QuantityKey = Annotated[str, Meta(max_length=80)]
# The id in a question for a micro-step, "" for the loss.
AskedId = Annotated[str, Meta(max_length=64)]
Finite = Annotated[float, Meta(ge=-1.7976931348623157e308, le=1.7976931348623157e308)]


# The values in a sentence: text in its original form, computed numbers, lists of names.
Values = dict[str, SentenceValue]


class Said(Struct, frozen=True, kw_only=True):
    """code: names a sentence. The page words it with the values."""

    code: str
    values: Values


class Message(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="event"):
    """The base of all messages."""
