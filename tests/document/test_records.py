"""A record is found where it stands, whatever came and went before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backprop_canvas.document.records import Records
from backprop_canvas.document.schema import Parameter


def parameter(number: int) -> Parameter:
    return Parameter(id=f"p{number}", value=number)


@given(st.integers(0, 30), st.lists(st.tuples(st.booleans(), st.integers(0, 100)), max_size=40))
def test_records_are_found_as_in_a_plain_list(length: int, moves: list[tuple[bool, int]]) -> None:
    start = [parameter(number) for number in range(length)]
    records = Records(start)
    for number, (adds, place) in enumerate(moves, start=length):
        if adds:
            records.insert(place % (len(records.items) + 1), parameter(number))
        elif records.items:
            records.pop(place % len(records.items))
        for at, record in enumerate(records.items):
            assert records.position(record.id) == at
        assert records.position("q") is None
    assert start == [parameter(number) for number in range(length)]
