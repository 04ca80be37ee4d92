"""The layers of both sides: which of them may import which, and to whom a library belongs."""

from __future__ import annotations

# What each layer of the server may import; what those may import in turn is allowed too.
SERVER = {
    "library": {"reports"},
    "app": {"web", "config", "compiling"},
    "compiling": {"engine"},
    "web": {"rooms", "protocol", "export", "storage"},
    "rooms": {"session", "storage"},
    "reports": {"session", "compiling", "words"},
    "export": {"session", "engine"},
    "storage": {"protocol", "document"},
    "session": {"training", "explain", "protocol"},
    "training": {"engine"},
    "explain": {"engine"},
    "protocol": {"document"},
    "codegen": {"protocol", "words"},
    "document": set[str](),
    "engine": set[str](),
    "config": set[str](),
    "errors": {"words"},
    "words": set[str](),
}
# The command line asks the layers that have an answer for it, and none that lies below them.
COMMAND_LINE = {
    "app",
    "reports",
    "session",
    "explain",
    "training",
    "document",
    "export",
    "storage",
    "config",
    "errors",
    "words",
}
# Folders that are a layer of their own, apart from the one that they lie in.
APART: dict[tuple[str, ...], str] = {("protocol", "codegen"): "codegen"}
# The functions of the package stand in the package itself.
SAME_LAYER = {
    "": "library",
    "__main__": "cli",
    "commands": "cli",
    "production": "app",
    "portable": "app",
    "service": "app",
    "doors": "app",
    "lingering": "app",
    "visitor": "app",
}

# Packages, the standard library's too, that belong to some layers and to no other.
OWNERS = {
    "flask": {"web"},
    "flask_socketio": {"web"},
    "socketio": {"web"},
    "engineio": {"web"},
    "simple_websocket": {"web"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "gunicorn": {"app"},
    "webbrowser": {"app"},
    "argparse": {"cli"},
    "numba": {"compiling"},
    "threading": {"app", "compiling", "web", "rooms", "storage"},
    "queue": {"web", "rooms"},
    "time": {"app", "library", "cli", "web", "rooms", "storage"},
    "socket": {"app", "web"},
}

# The page's layers from top to bottom; those on one line do not import each other.
PAGE = (("main",), ("panels", "tools", "net"), ("render", "playback"), ("model",), ("protocol",), ("lib",), ("words",))
LIBRARIES = {
    "preact": {"panels"},
    "preact/hooks": {"panels"},
    "htm": {"panels"},
    "htm/preact": {"panels"},
    "@preact/signals": {"panels"},
    "@preact/signals-core": {"main", "panels", "tools", "net", "render", "playback", "model"},
    "katex": {"panels", "lib"},
}


def server_may(layer: str, module: str) -> bool:
    """Whether a layer may import a module, given by its full name."""
    top, _, rest = module.partition(".")
    if top != "backprop_canvas":
        return layer in OWNERS.get(top, {layer})
    target = server_layer(tuple(rest.split(".")))
    always = {layer} if layer == "words" else {layer, "errors"}
    return target in always or target in (COMMAND_LINE if layer == "cli" else below(layer))


def server_layer(parts: tuple[str, ...]) -> str:
    """The layer of a module, by the parts of its name below the package."""
    top = parts[0].removesuffix(".py") if parts else ""
    return APART.get(parts[:2]) or SAME_LAYER.get(top, top)


def below(layer: str) -> set[str]:
    """Everything that a layer reaches along the arrows."""
    direct = SERVER.get(layer, set())
    return direct.union(*(below(other) for other in direct))


def page_may(layer: str, name: str, target: tuple[str, ...]) -> bool:
    """Whether a layer of the page may import a library by its bare name, or the module `target` by its relative one."""
    if not name.startswith("."):
        return layer in LIBRARIES.get(name, ())
    return page_layer(target) == layer or level(page_layer(target)) > level(layer)


def page_layer(parts: tuple[str, ...]) -> str:
    """A folder is a layer; a module outside every folder belongs to the uppermost one."""
    return parts[0] if len(parts) > 1 else "main"


def level(layer: str) -> int:
    """How far down a layer is; one that the page does not have is nobody's to import."""
    return next((at for at, layers in enumerate(PAGE) if layer in layers), -1)
