"""Gunicorn's threaded worker with doors: connections that send nothing keep nobody out and take no thread.

A connection waits in the worker's loop until the head of its request has arrived. Only then it gets a thread. There are
a few threads for pages, a few for requests with a body, and many for sockets, which stay. Overdue connections are
closed. If places run short, the connection that has been silent longest is closed; a new one is never refused. This
module does not know what is served."""

from __future__ import annotations

import errno
import selectors
import signal
import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import islice
from operator import itemgetter
from types import FrameType
from typing import Any
from weakref import WeakKeyDictionary
from wsgiref.types import WSGIApplication

from gunicorn.workers.gthread import ThreadWorker

from backprop_canvas.lingering import Lingering
from backprop_canvas.visitor import Visitor
from backprop_canvas.web.connections.visits import KEY, Visit
from backprop_canvas.web.security import STRICTEST

# Requests with a body may be slow, so they have threads of their own and delay no other request.
THREADS_FOR_BODIES = 16
# The most sockets without a seat that may be connecting at the same time.
CONNECTING = 128
# A connection counts as silent after this time without data.
SILENT_SECONDS = 1.0
# An answer that takes longer than this may be closed when a page waits for a thread.
LONG_SECONDS = 5.0
SWEEP_SECONDS = 0.25
# How many of the too many silent ones a sweep closes. Whoever comes back at once costs more than whoever waits: closing
# all of them let a thousand keep the loop busy. Where places run short, others are closed without a limit.
CLOSED_AT_ONCE = 16
# The most connections that are accepted in one turn of the loop.
AT_ONCE = 64
NOT_NOW = (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK)
NO_DESCRIPTOR = (errno.EMFILE, errno.ENFILE)


class Worker(ThreadWorker):  # type: ignore[misc]
    """Hangs up when it is told to stop, because a WebSocket would never end by itself. It closes the transport without
    a farewell. The page then treats this as an interruption, and connects again when the program is back."""

    alive: bool
    wsgi: WSGIApplication
    # Set by `production` before the worker begins.
    seats: int
    silent_limit: int
    trusted: frozenset[str]

    def init_process(self) -> None:
        self.waiting: dict[Visitor, None] = {}
        self.busy: dict[Visitor, None] = {}
        self.visits: WeakKeyDictionary[socket.socket, Visit] = WeakKeyDictionary()
        self.bodies_pool = ThreadPoolExecutor(THREADS_FOR_BODIES, "body")
        self.sockets_pool = ThreadPoolExecutor(self.seats + CONNECTING, "socket")
        self.lingering = Lingering()
        self.swept = 0.0
        super().init_process()

    def init_signals(self) -> None:
        super().init_signals()
        signal.signal(signal.SIGHUP, self.handle_exit)

    def load_wsgi(self) -> None:
        super().load_wsgi()
        application: WSGIApplication = self.wsgi

        def with_visit(environ: dict[str, Any], start_response: Any) -> Any:
            environ[KEY] = self.visits[environ["gunicorn.socket"]]
            return application(environ, start_response)

        self.wsgi = with_visit

    # from a new connection to the head of its request

    def accept(self, listener: socket.socket) -> None:
        """Take all connections that wait, up to a limit. With one in each turn of the loop a page waits behind every
        silent connection that came before it, for a turn each."""
        for _ in range(AT_ONCE):
            try:
                sock, address = listener.accept()
            except OSError as error:
                if error.errno in NO_DESCRIPTOR:
                    self.make_room()
                elif error.errno not in NOT_NOW:
                    raise
                return
            self.welcome(listener, sock, address)

    def welcome(self, listener: socket.socket, sock: socket.socket, address: Any) -> None:
        self.nr_conns += 1
        visitor = Visitor(self.cfg, sock, address, listener.getsockname())
        visitor.linger = lambda: self.lingering.add(self.poller, sock)
        self.visits[sock] = visitor.visit
        self.expect(visitor)
        if self.nr_conns >= self.worker_connections:
            self.make_room()

    def expect(self, visitor: Visitor) -> None:
        """Wait for the head of a request."""
        visitor.listen()
        self.waiting[visitor] = None
        self.poller.register(visitor.sock, selectors.EVENT_READ, partial(self.hear, visitor))

    def hear(self, visitor: Visitor, _: object = None) -> None:
        """Read the data that has arrived. A complete head gets a thread."""
        heard = visitor.hear()
        if heard == "all":
            self.forget(visitor)
            self.enqueue_req(visitor)
        elif heard == "nothing":
            self.dismiss(visitor)

    def on_client_socket_readable(self, conn: Visitor, client: socket.socket) -> None:
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self.expect(conn)

    def enqueue_req(self, conn: Visitor) -> None:
        conn.begun = time.monotonic()
        self.busy[conn] = None
        pool = self.sockets_pool if conn.upgrades else self.bodies_pool if conn.sends else self.tpool
        done: Future[Any] = pool.submit(self.handle, conn)
        done.add_done_callback(lambda future: self.method_queue.defer(self.finish_request, conn, future))

    def finish_request(self, conn: Visitor, fs: Future[Any]) -> None:
        self.busy.pop(conn, None)
        super().finish_request(conn, fs)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        super().handle_error(req, Headed(client), addr, exc)

    # closing

    def forget(self, visitor: Visitor) -> None:
        del self.waiting[visitor]
        self.poller.unregister(visitor.sock)

    def dismiss(self, visitor: Visitor) -> None:
        """Close a waiting connection, or hang up on one that has a thread, which then ends."""
        if visitor not in self.waiting:
            visitor.hang_up()
            return
        self.forget(visitor)
        self.nr_conns -= 1
        visitor.close()

    def make_room(self) -> None:
        """Close the connection that has waited longest."""
        with suppress(StopIteration):
            self.dismiss(next(iter(self.waiting)))

    def murder_pending(self) -> None:
        # Called in each turn of the loop, when no task of gunicorn's own is pending.
        now = time.monotonic()
        if now - self.swept < SWEEP_SECONDS:
            return
        self.swept = now
        self.lingering.sweep(self.poller, now)
        late = [*self.overdue(now), *islice(self.too_silent(now), CLOSED_AT_ONCE)]
        # On a busy machine it is this loop that is late, and not the one whose head waits for it. A body that waits is
        # another matter: it keeps a thread from others.
        silent = [each for each in late if not (self.alive and each in self.waiting and each.has_spoken())]
        for visitor in [*silent, *self.in_the_way(now)]:
            self.dismiss(visitor)

    def overdue(self, now: float) -> list[Visitor]:
        return [visitor for visitor in self.waiting if visitor.overdue(now) or not self.alive]

    def too_silent(self, now: float) -> Iterator[Visitor]:
        """Connections beyond the limit of their address: those that have been silent longest."""
        sending = [visitor for visitor in self.busy if visitor.sends and not visitor.upgrades]
        silent = [
            visitor
            for _, visitor in sorted(since(now, [*self.waiting, *self.unproved(), *sending]), key=itemgetter(0))
            if visitor.address not in self.trusted
        ]
        over = Counter(visitor.address for visitor in silent)
        for visitor in silent:
            if over[visitor.address] > self.silent_limit:
                over[visitor.address] -= 1
                yield visitor

    def in_the_way(self, now: float) -> list[Visitor]:
        """The connections to close so that a waiting page or socket gets a thread: the longest answer, and sockets that
        have not proved an id."""
        answers = [visitor for visitor in self.busy if not visitor.upgrades]
        pages = [visitor for visitor in answers if not visitor.sends]
        bodies = [visitor for visitor in answers if visitor.sends]
        return [
            *long(pages, now)[: max(0, len(pages) - self.cfg.threads)],
            *long(bodies, now)[: max(0, len(bodies) - THREADS_FOR_BODIES)],
            *self.unproved()[: max(0, len(self.busy) - len(answers) - self.seats - CONNECTING)],
        ]

    def unproved(self) -> list[Visitor]:
        return [visitor for visitor in self.busy if visitor.upgrades and not visitor.visit.proved]

    # the end

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self.alive:
            self.alive = False
            self.method_queue.defer(self.hang_up)

    handle_quit = handle_exit

    def is_parent_alive(self) -> bool:
        # Without the process that watches it, a worker would go on serving beside the next worker.
        alive = bool(super().is_parent_alive())
        if not alive:
            self.hang_up()
        return alive

    def hang_up(self) -> None:
        """Ends reading on all connections. Answers in progress are still sent."""
        for visitor in list(self.busy):
            with suppress(OSError):
                visitor.sock.shutdown(socket.SHUT_RD)

    def murder_keepalived(self, force: bool = False) -> None:
        super().murder_keepalived(force or not self.alive)


class Headed:
    """A connection on which gunicorn answers what it cannot read, and faults of the program, by itself. Such answers
    have the headers of all others."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def sendall(self, answer: bytes) -> None:
        headers = "".join(f"{name}: {value}\r\n" for name, value in STRICTEST.items())
        line, end, rest = answer.partition(b"\r\n")
        self._sock.sendall(line + end + headers.encode() + rest)


def since(now: float, visitors: list[Visitor]) -> Iterator[tuple[float, Visitor]]:
    """The connections that count as silent, each with the start of its silence."""
    for visitor in visitors:
        # The socket's thread may change it meanwhile.
        silent = visitor.silent_since()
        if silent is not None and now - silent > SILENT_SECONDS:
            yield silent, visitor


def long(visitors: list[Visitor], now: float) -> list[Visitor]:
    """The connections that have had their thread long enough, the longest first."""
    return [visitor for visitor in visitors if now - visitor.begun > LONG_SECONDS]
