"""A line to a server that takes its time: a TCP proxy that delays what passes and lets through so much a second.

The browser's own throttling hangs with WebSockets. What a real line does beyond delay and bandwidth, such as TCP's
slow start, is not modelled.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from dataclasses import dataclass

CHUNK_BYTES = 4096


@dataclass
class Direction:
    """One way through the line, shared by all connections: what was ready first leaves first."""

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
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.listener.setblocking(False)
        self.port = int(self.listener.getsockname()[1])
        self.thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self.loop)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()
        self.listener.close()

    async def _hang_up(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _listen(self) -> None:
        async with asyncio.TaskGroup() as connections:
            while True:
                near, _ = await self.loop.sock_accept(self.listener)
                connections.create_task(self._connected(near))

    async def _connected(self, near: socket.socket) -> None:
        with near, socket.create_connection(("127.0.0.1", self.target_port)) as far:
            for end in (near, far):
                end.setblocking(False)
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # The kernel has answered the browser at once; over a real line its first byte leaves a round trip later.
            await asyncio.sleep(self.round_trip)
            await asyncio.gather(self._pass_on(near, far, self.up), self._pass_on(far, near, self.down))

    async def _pass_on(self, source: socket.socket, sink: socket.socket, way: Direction) -> None:
        """Chunks arrive in their order, each at its own time, and the end of the stream after the last."""
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivering = asyncio.create_task(self._deliver(on_the_way, sink))
        try:
            while data := await self._received(source):
                on_the_way.put_nowait((way.arrival(len(data), self.loop.time()), data))
            on_the_way.put_nowait((self.loop.time() + way.delay_seconds, b""))
            await delivering
        finally:
            delivering.cancel()

    async def _received(self, source: socket.socket) -> bytes:
        try:
            return await self.loop.sock_recv(source, CHUNK_BYTES)
        except OSError:
            return b""  # an end too, if a rude one

    async def _deliver(self, on_the_way: asyncio.Queue[tuple[float, bytes]], sink: socket.socket) -> None:
        try:
            while True:
                arrival, data = await on_the_way.get()
                await asyncio.sleep(arrival - self.loop.time())
                if not data:
                    return sink.shutdown(socket.SHUT_WR)
                await self.loop.sock_sendall(sink, data)
        except OSError:
            return None  # the other end has gone
