"""Serves with gunicorn: one process, one thread per connected page, told by signals when to stop.

One process, because a room lives in memory: a second worker would hold a second copy of it. This module
owns the settings of gunicorn and the way it stops, and knows nothing of what is served.
"""

from __future__ import annotations

import logging
import os
import resource
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

BAD_INPUT = 2
# Pages and files are served beside the connections that stay, which cannot take these threads.
THREADS_FOR_PAGES = 32
# Connections that wait, beside those that stay. More are taken in by closing those that have waited longest.
WAITING = 2048
# Hanging up ends every thread at once; this bounds the wait for one that is stuck.
STOP_SECONDS = 3
# How gunicorn begins the line about a worker that a signal has ended. Below a warning it was meant to end.
DIED = "Worker (pid:%s) was sent"


def serve(listener: socket.socket, config: Config) -> None:
    """Serves until SIGINT, SIGTERM or SIGHUP. A regular end returns; a Problem that keeps the worker from
    loading the application is told by gunicorn, and ends the process with status 2.
    """
    watching = os.getpid()
    allow_open_files()
    try:
        OneProcess(Application(listener, config)).run()
    except SystemExit as end:
        # The worker, a fork, ends by this exception too and must not come back from here.
        if os.getpid() != watching:
            raise
        if end.code:
            raise SystemExit(BAD_INPUT if end.code == Arbiter.APP_LOAD_ERROR else end.code) from None


def allow_open_files() -> None:
    """Each connection is an open file, and the usual limit is below what a lecture hall needs."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class OneProcess(Arbiter):  # type: ignore[misc]
    """The process that watches the worker. Signals that would add a worker or load another are not for it."""

    def handle_hup(self) -> None:
        self.handle_term()

    def handle_other(self) -> None:
        return

    handle_ttin = handle_ttou = handle_usr2 = handle_other


class Crashes(Logger):  # type: ignore[misc]
    """Lets through what went wrong with its traceback, what is critical, and which signal ended a worker; the rest is
    gunicorn's diary."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.addFilter(is_crash)


def is_crash(record: logging.LogRecord) -> bool:
    died = str(record.msg).startswith(DIED) and record.levelno >= logging.WARNING
    # That somebody stopped reading an answer is no fault of ours.
    failed = record.exc_info is not None and not isinstance(record.exc_info[1], BlockingIOError)
    return died or failed or record.levelno >= logging.CRITICAL


class Application(BaseApplication):  # type: ignore[misc]
    """Gunicorn's view of the program."""

    def __init__(self, listener: socket.socket, config: Config) -> None:
        self.config = config
        self.address = service.page_address(*listener.getsockname()[:2])
        self.settings = {
            # Gunicorn takes the descriptor over and closes it.
            "bind": f"fd://{listener.detach()}",
            "workers": 1,
            "worker_class": Worker,
            "threads": THREADS_FOR_PAGES,
            "worker_connections": config.seats + CONNECTING + WAITING,
            # Its sendfile would wait for ever for a reader that has stopped.
            "sendfile": False,
            "forwarded_allow_ips": ",".join(config.trusted_proxies),
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
        """Called when the application is loaded; a worker that replaces a crashed one has an age above 1."""
        if worker.age == 1:
            service.announce(self.address, self.config)
        else:
            worker.log.critical("Worker (pid:%s) has taken over; pages connect again by themselves.", worker.pid)
