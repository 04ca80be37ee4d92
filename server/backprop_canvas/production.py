"""Serves with gunicorn: one process, one thread per connected page, stopped by signals.

There is one process because a room lives in memory: a second worker would hold a second copy of it. This module owns
gunicorn's settings and the way it stops. It does not know what is served."""

from __future__ import annotations

import logging
import os
import resource
import signal
import socket
from contextlib import suppress
from typing import Any
from wsgiref.types import WSGIApplication

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.errors import AppImportError
from gunicorn.glogging import Logger

from backprop_canvas import service
from backprop_canvas.config import Config
from backprop_canvas.doors import CONNECTING, Worker
from backprop_canvas.errors import Problem
from backprop_canvas.storage.backup import is_offered

BAD_INPUT = 2
# Threads for pages and files, reserved so that connections that stay cannot take them.
THREADS_FOR_PAGES = 32
# The number of waiting connections, in addition to those that stay. To admit more, those that have waited longest are
# closed.
WAITING = 2048
# Hanging up ends every thread at once. This limits the wait for a thread that is stuck.
STOP_SECONDS = 3
# The beginning of gunicorn's line about a worker that a signal has ended. Below the level of a warning, the end was
# intended.
DIED = "Worker (pid:%s) was sent"


def serve(listener: socket.socket, config: Config) -> None:
    """Serves until SIGINT, SIGTERM or SIGHUP. A regular end returns. If a Problem keeps the worker from loading the
    application, gunicorn reports it, and the process ends with status 2."""
    watching = os.getpid()
    allow_open_files()
    try:
        OneProcess(Application(listener, config)).run()
    except SystemExit as end:
        # The worker, a fork, also ends by this exception, and must not return from here.
        if os.getpid() != watching:
            raise
        if end.code:
            raise SystemExit(BAD_INPUT if end.code == Arbiter.APP_LOAD_ERROR else end.code) from None


def allow_open_files() -> None:
    """Raise the limit of open files. Each connection is an open file, and the usual limit is too low for a lecture
    hall."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class OneProcess(Arbiter):  # type: ignore[misc]
    """The process that watches the worker. It ignores signals that would add a worker or load another one. Where a
    restored copy waits, it ends the worker: the next one takes the copy before it opens the networks."""

    def murder_workers(self) -> None:
        super().murder_workers()
        if is_offered(self.app.config.data):
            self.kill_workers(signal.SIGTERM)

    def handle_hup(self) -> None:
        self.handle_term()

    def handle_other(self) -> None:
        return

    handle_ttin = handle_ttou = handle_usr2 = handle_other


class Crashes(Logger):  # type: ignore[misc]
    """Passes on errors with their traceback, critical messages, and the signal that ended a worker. The other messages
    are gunicorn's routine log."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.addFilter(is_crash)


def is_crash(record: logging.LogRecord) -> bool:
    died = str(record.msg).startswith(DIED) and record.levelno >= logging.WARNING
    # A reader that stopped reading an answer is no fault of this server.
    failed = record.exc_info is not None and not isinstance(record.exc_info[1], BlockingIOError)
    return died or failed or record.levelno >= logging.CRITICAL


class Application(BaseApplication):  # type: ignore[misc]
    """The program as a gunicorn application."""

    def __init__(self, listener: socket.socket, config: Config) -> None:
        self.config = config
        self.address = service.page_address(*listener.getsockname()[:2])
        self.settings = {
            # Gunicorn takes over the descriptor and closes it.
            "bind": f"fd://{listener.detach()}",
            "workers": 1,
            "worker_class": Worker,
            "threads": THREADS_FOR_PAGES,
            "worker_connections": config.seats + CONNECTING + WAITING,
            # Gunicorn's sendfile would wait for ever for a reader that has stopped.
            "sendfile": False,
            # The application alone says which forwarded headers it believes, and of whom.
            "forwarded_allow_ips": "",
            "secure_scheme_headers": {},
            "forwarder_headers": "",
            "post_fork": self.furnish,
            "graceful_timeout": STOP_SECONDS,
            "logger_class": Crashes,
            "control_socket_disable": True,
            "post_worker_init": self.announce,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIApplication:
        try:
            return service.build(self.config)
        except Problem as problem:
            raise AppImportError(problem) from None

    def furnish(self, _: Arbiter, worker: Worker) -> None:
        worker.seats, worker.silent_limit = self.config.seats, self.config.silent_connections
        worker.trusted = frozenset(self.config.trusted_proxies)

    def announce(self, worker: Worker) -> None:
        """Called when the application is loaded. A worker that replaces a crashed one has an age above 1."""
        if worker.age == 1:
            service.announce(self.address, self.config)
        else:
            worker.log.critical("Worker (pid:%s) has taken over; pages connect again by themselves.", worker.pid)
