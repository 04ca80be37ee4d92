"""A line to a server that takes its time: a TCP proxy that delays what passes and lets through so much a second.

The browser's own throttling hangs with WebSockets. What a real line does beyond delay and bandwidth, such as TCP's
slow start, is not modelled.
"""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass

CHUNK_BYTES = 4096


@dataclass
class Direction:
    """One way through the line, shared by all connections."""

    delay_seconds: float
    bytes_per_second: float
    passed_bytes: int = 0
    free_at: float = 0.0

    def arrival(self, size: int, ready: float) -> float:
        """When the last of `size` bytes that are ready to be sent has arrived at the other end."""
        self.free_at = max(ready, self.free_at) + size / self.bytes_per_second
        self.passed_bytes += size
        return self.free_at + self.delay_seconds


class SlowLine:
    """`with SlowLine(port, …) as line:` listens on `line.port`; `line.down.passed_bytes` is what came back so far."""

    def __init__(self, target_port: int, round_trip_seconds: float, bits_per_second: float) -> None:
        self.target_port = target_port
        self.round_trip = round_trip_seconds
        self.up, self.down = (Direction(round_trip_seconds / 2, bits_per_second / 8) for _ in range(2))
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, name="slow line", daemon=True)

    def __enter__(self) -> SlowLine:
        self.thread.start()
        opening = asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.server = asyncio.run_coroutine_threadsafe(opening, self.loop).result()
        self.port = int(self.server.sockets[0].getsockname()[1])
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    async def _hang_up(self) -> None:
        self.server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target_port)
        # The kernel has answered the browser at once; over a real line its first byte leaves a round trip later.
        await asyncio.sleep(self.round_trip)
        await asyncio.gather(
            self._pass_on(reader, far_writer, self.up),
            self._pass_on(far_reader, writer, self.down),
            return_exceptions=True,
        )

    async def _pass_on(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, way: Direction) -> None:
        """Chunks arrive in their order, each at its own time, and the end of the stream after the last."""
        arrival = self.loop.time()
        try:
            while data := await source.read(CHUNK_BYTES):
                arrival = way.arrival(len(data), self.loop.time())
                self.loop.call_at(arrival, sink.write, data)
                # The next one is not taken before this one has left, so that connections share the line.
                await asyncio.sleep(way.free_at - self.loop.time())
        finally:
            self.loop.call_at(arrival, sink.close)
