"""What the program uses of its libraries although they do not promise it. pyproject.toml bounds their versions from
above; each test here says what has moved, and where it is used, when a bound is raised.
"""

from __future__ import annotations

import inspect
import tomllib
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numba
import numpy as np
import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
BOUNDED = ("gunicorn", "numba", "python-engineio", "python-socketio", "simple-websocket")


def used(module: str, name: str, where: str) -> Any:
    """What a module has under a private name."""
    try:
        return getattr(import_module(module), name)
    except (ImportError, AttributeError):
        pytest.fail(f"{module}.{name} has moved; it is used in {where}")


@pytest.mark.parametrize("package", BOUNDED)
def test_a_package_whose_inside_is_used_has_an_upper_bound(package: str) -> None:
    declared = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    bounds = [
        rule
        for each in map(Requirement, declared)
        if each.name == package
        for rule in each.specifier
        if rule.operator == "<"
    ]
    assert bounds, f"pyproject.toml bounds no version of {package}, whose private interfaces are used"
    assert all(rule.contains(version(package)) for rule in bounds)


def test_engineio_has_the_websocket_that_ours_derives_from() -> None:
    where = "web/transport.py, by BoundedWebSocket"
    websocket = used("engineio.async_drivers._websocket_wsgi", "SimpleWebSocketWSGI", where)
    made = websocket(None, None, max_message_size=5)
    assert getattr(made, "server_args", None) == {"max_message_size": 5}, (
        f"SimpleWebSocketWSGI hands no options on to simple_websocket.Server; {where} bounds messages by them"
    )
    options = inspect.signature(used("simple_websocket", "Server", where).__init__).parameters
    assert "max_message_size" in options, (
        f"simple_websocket.Server takes no max_message_size; {where} bounds messages by it"
    )
    for method in ("__call__", "wait"):
        assert method in vars(websocket), f"SimpleWebSocketWSGI.{method} has moved; it is replaced in {where}"
    assert 'ws.mode == "gunicorn"' in inspect.getsource(websocket).replace("'", '"'), (
        f"SimpleWebSocketWSGI leaves its server otherwise than {where}"
    )


def test_a_websocket_can_be_read_without_its_own_thread() -> None:
    where = "web/reading.py, by ReadingSocket"
    server = used("simple_websocket", "Server", where)
    assert "thread_class" in inspect.signature(server.__init__).parameters, (
        f"simple_websocket.Server takes no thread_class; {where} replaces the thread by it"
    )
    base = inspect.getsource(server.__mro__[1])
    for name in (
        "self.input_buffer.append(",
        "self.ws.receive_data(in_data)",
        "self.connected = self._handle_events()",
    ):
        assert name in base, f"simple_websocket has no {name} any more; {where} reads as its thread does"


def test_engineio_makes_the_websocket_that_its_table_names() -> None:
    where = "web/transport.py, by bound"
    server = used("socketio", "Server", where)(async_mode="threading")
    assert "websocket" in getattr(getattr(server, "eio", None), "_async", {}), (
        f"socketio.Server.eio._async['websocket'] has moved; it is set in {where}"
    )
    taken = inspect.getsource(used("engineio.socket", "Socket", where))
    assert "server._async['websocket'](" in taken, f"engineio takes its websocket from elsewhere than {where} sets it"


def test_socketio_reads_packets_by_the_method_that_ours_replaces() -> None:
    where = "web/packets.py, by StrictPacket"
    packet = used("socketio.msgpack_packet", "MsgPackPacket", where)
    assert "decode" in vars(packet), f"MsgPackPacket.decode has moved; it is replaced in {where}"
    assert "encoded_packet" in inspect.signature(packet).parameters, (
        f"MsgPackPacket takes no encoded_packet; {where} looks at it"
    )


def test_packets_reach_the_line_under_a_client() -> None:
    where = "web/sockets.py, by Channel"
    server = used("socketio", "Server", where)(async_mode="threading")
    found = getattr(server.manager, "eio_sid_from_sid", None)
    assert found is not None, f"socketio's manager has no eio_sid_from_sid; {where} finds the line of a client by it"
    assert list(inspect.signature(found).parameters) == ["sid", "namespace"]
    assert list(inspect.signature(server.eio.send).parameters) == ["sid", "data"], (
        f"socketio.Server.eio.send has changed; packets are sent by it in {where}"
    )


def test_numba_compiles_without_counting_references() -> None:
    where = "compiling.py, by _compiled"

    def first_of_new(count: int) -> float:
        made = np.zeros(count)
        return float(made[0])

    assert numba.njit(first_of_new)(3) == 0.0
    try:
        numba.njit(_nrt=False)(first_of_new)(3)
    except KeyError:
        pytest.fail(f"numba.njit has no option _nrt any more; it is given in {where}")
    except numba.TypingError:
        # What is not counted cannot be made.
        return
    pytest.fail(f"numba.njit counts references in spite of _nrt=False; the option is given in {where}")


def test_numba_makes_functions_that_only_compiled_ones_call() -> None:
    inner = numba.njit(no_cpython_wrapper=True, no_cfunc_wrapper=True)(abs_of)
    assert numba.njit(lambda value: inner(value))(-3.0) == 3.0, "the options are given in compiling.py, by _compiled"


def abs_of(value: float) -> float:
    return value if value > 0 else -value


@pytest.mark.skipif("sys.platform == 'win32'", reason="gunicorn does not run here")
@pytest.mark.parametrize(
    ("module", "name", "members"),
    [
        (
            "gunicorn.workers.gthread",
            "ThreadWorker",
            ("init_process", "init_signals", "enqueue_req", "handle_exit", "is_parent_alive", "murder_keepalived"),
        ),
        ("gunicorn.arbiter", "Arbiter", ("handle_hup", "handle_term", "handle_ttin", "handle_ttou", "handle_usr2")),
        ("gunicorn.arbiter", "Arbiter", ("APP_LOAD_ERROR",)),
        ("gunicorn.glogging", "Logger", ("setup",)),
        ("gunicorn.app.base", "BaseApplication", ("load_config", "load")),
    ],
)
def test_gunicorn_has_the_methods_that_ours_replace(module: str, name: str, members: tuple[str, ...]) -> None:
    held = used(module, name, "production.py")
    missing = [member for member in members if not hasattr(held, member)]
    assert missing == [], f"of {module}.{name} these have moved, which production.py replaces: {missing}"


@pytest.mark.skipif("sys.platform == 'win32'", reason="gunicorn does not run here")
def test_gunicorn_s_worker_hands_connections_where_ours_looks() -> None:
    connection = used("gunicorn.workers.gthread", "TConn", "production.py, by Worker")
    assert "sock" in inspect.signature(connection).parameters, "TConn.sock has moved; production.py hangs up on it"
    source = inspect.getsource(used("gunicorn.workers.gthread", "ThreadWorker", "production.py, by Worker"))
    assert "self.method_queue" in source, "ThreadWorker.method_queue has moved; production.py defers hanging up by it"
