"""The kinds of values that fields of a document take, each with its bounds, and what all records share.

Bounds make msgspec refuse NaN and the infinities, which JSON cannot write but msgpack can.
"""

from __future__ import annotations

import sys
from typing import Annotated

from msgspec import Meta, Struct

_LARGEST = sys.float_info.max
Number = Annotated[float, Meta(ge=-_LARGEST, le=_LARGEST)]
Positive = Annotated[float, Meta(gt=0, le=_LARGEST)]
NotNegative = Annotated[float, Meta(ge=0, le=_LARGEST)]
Share = Annotated[float, Meta(ge=0, le=1)]
PositiveShare = Annotated[float, Meta(gt=0, le=1)]
BelowOne = Annotated[float, Meta(ge=0, lt=1)]
MAX_COORDINATE = 1e6
Coordinate = Annotated[float, Meta(ge=-MAX_COORDINATE, le=MAX_COORDINATE)]
# The numbers that initializers draw stay far from overflow.
Moderate = Annotated[float, Meta(ge=-1e6, le=1e6)]
Spread = Annotated[float, Meta(ge=0, le=1e6)]
Seed = Annotated[int, Meta(ge=0, le=2**53 - 1)]
MAX_SAMPLE_ID = 2**53 - 1
SampleId = Annotated[int, Meta(ge=0, le=MAX_SAMPLE_ID)]
Iterations = Annotated[int, Meta(ge=1, le=10**12)]

# A letter or digit first: an id is a key in browsers too, where __proto__ would have a meaning.
ID_PATTERN = r"\A[A-Za-z0-9][A-Za-z0-9_.:-]*\Z"
MAX_TITLE = 200
WORD_PATTERN = r"\A[a-z][a-z0-9_]*\Z"
Id = Annotated[str, Meta(pattern=ID_PATTERN, max_length=64)]
Word = Annotated[str, Meta(pattern=WORD_PATTERN, max_length=64)]
Name = Annotated[str, Meta(max_length=32)]
Title = Annotated[str, Meta(max_length=MAX_TITLE)]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts of a document share: frozen, strict, and absent values are left out when written.

    msgspec leaves out a default only if it is the very same object; equal numbers and structs need not be. A default
    made by a factory is always written, so equal documents are written alike.
    """
