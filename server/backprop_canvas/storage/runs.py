"""The kept runs of a network: named parts of bytes, whose meaning is the session's business. A part that is damaged, or
more than anybody would have written, is never given out."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from backprop_canvas.storage.models import run_parts

# More than the runs of any network take.
MAX_BYTES = 1 << 22
_MARK_BYTES = 8
_THIS = run_parts.c.network == bindparam("network")
_SIZE = select(func.coalesce(func.sum(func.length(run_parts.c.content)), 0)).where(_THIS)
_PARTS = select(run_parts.c.name, run_parts.c.content).where(_THIS)
_PUT = insert(run_parts)
_PUT = _PUT.on_conflict_do_update(set_={"content": _PUT.excluded.content})
_DROP = delete(run_parts).where(run_parts.c.network == bindparam("of"), run_parts.c.name == bindparam("part"))
_DROP_ALL = delete(run_parts).where(_THIS)


def read_parts(connection: Connection, network: int) -> dict[str, bytes]:
    """All parts of a network. Raises ValueError if they are damaged or too many."""
    size = connection.execute(_SIZE, {"network": network}).scalar_one()
    if size > MAX_BYTES:
        raise ValueError(f"they take {size} bytes, and {MAX_BYTES} are the most")
    return {row.name: _unmarked(row.content) for row in connection.execute(_PARTS, {"network": network})}


def write_parts(connection: Connection, network: int, parts: Mapping[str, bytes | None]) -> None:
    """Put the parts that are bytes in the place of those of the same name, and drop the others."""
    new = [{"network": network, "name": name, "content": _marked(part)} for name, part in parts.items() if part]
    gone = [{"of": network, "part": name} for name, part in parts.items() if not part]
    if gone:
        connection.execute(_DROP, gone)
    if new:
        connection.execute(_PUT, new)


def drop_parts(connection: Connection, network: int) -> None:
    connection.execute(_DROP_ALL, {"network": network})


def _marked(part: bytes) -> bytes:
    return _mark(part) + part


def _unmarked(content: object) -> bytes:
    if not isinstance(content, bytes):
        raise ValueError("a part is no bytes")
    mark, part = content[:_MARK_BYTES], content[_MARK_BYTES:]
    if _mark(part) != mark:
        raise ValueError("a part is damaged")
    return part


def _mark(part: bytes) -> bytes:
    return blake2b(part, digest_size=_MARK_BYTES).digest()
