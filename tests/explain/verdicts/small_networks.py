"""Small networks of many kinds, with names as people write them: residual, unrolled over time, dead and symmetric
neurons, zeros, a softmax with soft and with hard targets, every other loss, samples with a penalty."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tests.graphs import Json

Neuron = tuple[str, str, str]
WEIGHTS = {"w1": 0.31, "w2": -0.52, "w3": 0.73, "w4": 0.14, "w5": -0.45, "w6": 0.66}
OUTWARD = {"v1": 0.87, "v2": -0.28, "v3": 0.39, "v4": -0.61, "v5": 0.42, "v6": 0.23}
BIASES = {"b1": 0.11, "b2": -0.12, "b3": 0.53, "c1": 0.07, "c2": -0.18, "c3": 0.05}


def network(
    hidden: Sequence[Neuron],
    outputs: Sequence[Neuron],
    edges: str,
    values: Mapping[str, float],
    samples: Sequence[tuple[Mapping[str, float], Mapping[str, float]]],
    loss: str = "half_squared_error",
    frozen: Sequence[str] = (),
    training: Json | None = None,
) -> Json:
    """hidden, outputs: name, activation, bias or "". edges: "source target weight, …"."""
    roles = [("hidden", each) for each in hidden] + [("output", each) for each in outputs]
    ends = [each.split() for each in edges.split(",")]
    used = [weight for _, _, weight in ends] + [bias for _, (_, _, bias) in roles if bias]
    return {
        "format": "backprop-canvas/1",
        "neurons": [
            *({"id": name, "role": "input"} for name in samples[0][0]),
            *(
                {"id": name, "role": role, "activation": activation}
                | ({"bias": bias} if bias else {})
                | ({"target_name": f"t{name[1:]}"} if role == "output" else {})
                for role, (name, activation, bias) in roles
            ),
        ],
        "edges": [
            {"id": f"e{at}", "source": source, "target": target, "weight": weight}
            for at, (source, target, weight) in enumerate(ends)
        ],
        "parameters": [
            {"id": name, "value": values[name]} | ({"trainable": False} if name in frozen else {})
            for name in dict.fromkeys(used)
        ],
        "loss": loss,
        "samples": [{"inputs": dict(inputs), "targets": dict(targets)} for inputs, targets in samples],
    } | ({"training": training} if training else {})


def two(
    activation: str = "sigmoid",
    output: str = "",
    loss: str = "half_squared_error",
    targets: tuple[float, float] = (0.2, 0.9),
    value: float | None = None,
) -> Json:
    """2-3-2. value: of all parameters and inputs, if they are the same."""
    values = WEIGHTS | OUTWARD | BIASES
    document = network(
        [(f"h{at}", activation, f"b{at}") for at in (1, 2, 3)],
        [(f"y{at}", output or activation, f"c{at}") for at in (1, 2)],
        "x1 h1 w1, x2 h1 w2, x1 h2 w3, x2 h2 w4, x1 h3 w5, x2 h3 w6, "
        "h1 y1 v1, h2 y1 v2, h3 y1 v3, h1 y2 v4, h2 y2 v5, h3 y2 v6",
        values if value is None else dict.fromkeys(values, value),
        [({"x1": 0.6, "x2": -0.4}, dict(zip(("y1", "y2"), targets, strict=True)))],
        loss,
    )
    if value is not None:
        document["samples"][0]["inputs"] = {"x1": value, "x2": value}
    return document


def dead() -> Json:
    """h2 is off; the target is 1."""
    return network(
        [("h1", "relu", "b1"), ("h2", "relu", "b2")],
        [("y1", "sigmoid", "c1")],
        "x1 h1 w1, x2 h1 w2, x1 h2 w3, x2 h2 w4, h1 y1 v1, h2 y1 v2",
        WEIGHTS | OUTWARD | BIASES | {"w3": -0.73, "w4": -0.14, "w2": 0.52},
        [({"x1": 0.6, "x2": 0.4}, {"y1": 1.0})],
        "binary_cross_entropy",
    )


def classes(targets: tuple[float, float, float]) -> Json:
    return network(
        [("h1", "tanh", "b1"), ("h2", "tanh", "b2")],
        [(f"p{at}", "softmax", f"c{at}") for at in (1, 2, 3)],
        "x1 h1 w1, x2 h1 w2, x1 h2 w3, x2 h2 w4, h1 p1 v1, h2 p1 v2, h1 p2 v3, h2 p2 v4, h1 p3 v5, h2 p3 v6",
        WEIGHTS | OUTWARD | BIASES,
        [({"x1": 0.6, "x2": -0.4}, dict(zip(("p1", "p2", "p3"), targets, strict=True)))],
        "cross_entropy",
    )


def residual() -> Json:
    """Two skips, held at 1; h3 is off."""
    return network(
        [("h1", "relu", "b1"), ("h2", "linear", ""), ("h3", "relu", "b3")],
        [("y", "linear", "")],
        "x h1 w1, h1 h2 w2, x h2 s, h2 h3 w3, h3 y w4, h2 y s2",
        {"w1": 0.8, "w2": 0.5, "s": 1.0, "w3": -0.6, "w4": 0.7, "s2": 1.0, "b1": 0.1, "b3": 0.2},
        [({"x": 0.9}, {"y": 0.4})],
        frozen=("s", "s2"),
    )


def fan() -> Json:
    """Eight neurons side by side, all alive."""
    numbers = range(1, 9)
    return network(
        [(f"h{at}", "relu", "") for at in numbers],
        [("y", "linear", "")],
        ", ".join([f"x h{at} w{at}" for at in numbers] + [f"h{at} y v{at}" for at in numbers]),
        {f"w{at}": 0.3 + 0.05 * at for at in numbers} | {f"v{at}": 0.2 + 0.03 * at for at in numbers},
        [({"x": 0.8}, {"y": 0.35})],
    )


def unrolled() -> Json:
    """The same u, w and b at three times."""
    return network(
        [(f"h{at}", "tanh", "b") for at in (1, 2, 3)],
        [("y", "linear", "")],
        "x1 h1 u, x2 h2 u, x3 h3 u, h1 h2 w, h2 h3 w, h3 y v",
        {"u": 0.7, "w": -0.6, "v": 1.2, "b": 0.1},
        [({"x1": 0.5, "x2": -0.3, "x3": 0.8}, {"y": 0.4})],
    )


def mean(optimizer: Json) -> Json:
    """1-2-2, the mean of both squares, three samples."""
    samples = [({"x": 0.9}, {"y1": 0.4, "y2": 1.0}), ({"x": -0.2}, {"y1": 0.1, "y2": 0.0})]
    return network(
        [("h1", "sigmoid", "b1"), ("h2", "sigmoid", "b2")],
        [("y1", "linear", "c1"), ("y2", "linear", "c2")],
        "x h1 w1, x h2 w2, h1 y1 v1, h2 y1 v2, h1 y2 v3, h2 y2 v4",
        {
            "w1": 0.8,
            "w2": -0.5,
            "v1": 0.3,
            "v2": 0.9,
            "v3": -0.7,
            "v4": 0.2,
            "b1": 0.1,
            "b2": 0.2,
            "c1": -0.3,
            "c2": 0.4,
        },
        [*samples, ({"x": 1.5}, {"y1": 0.7, "y2": 0.3})],
        "mean_squared_error",
        training={"optimizer": optimizer, "batch_size": 3},
    )


def row() -> Json:
    """A row of ten."""
    names = ["x", *(f"h{at}" for at in range(1, 10)), "y"]
    values = {f"w{at}": round(0.4 + 0.13 * at, 2) * (-1) ** (at // 3) for at in range(1, 11)}
    return network(
        [(name, "sigmoid", f"b{at}") for at, name in enumerate(names[1:-1], 1)],
        [("y", "sigmoid", "b10")],
        ", ".join(f"{names[at - 1]} {names[at]} w{at}" for at in range(1, 11)),
        values | {f"b{at}": round(0.07 * at - 0.3, 2) for at in range(1, 11)},
        [({"x": 0.8}, {"y": 0.35})],
        "squared_error",
    )


def held() -> Json:
    """What leads from h3 to both outputs is held at 1: under this loss it cancels, wherever their slopes differ."""
    return network(
        [("h1", "relu", "b1"), ("h2", "relu", "b2"), ("h3", "leaky_relu", "b3")],
        [("y1", "linear", "c1"), ("y2", "relu", "c2")],
        "x h1 w1, x h2 w2, x h3 w3, h2 y1 w4, h3 y1 v3, h1 y2 w6, h2 y2 w5, h3 y2 v1",
        WEIGHTS
        | {"w2": -1.0, "w3": 0.301, "w4": 1.0, "w6": 1.0, "v1": 1.0, "v3": 1.0}
        | {"b1": -1.159, "b2": 0.5, "b3": 1.0, "c1": -1.0, "c2": -0.902},
        [({"x": 0.461}, {"y1": 1.056, "y2": -0.522})],
        "absolute_error",
        ("w2", "w3", "w4", "w5", "w6", "v1", "v3", "b2", "b3", "c1"),
    )


SMALL: Mapping[str, Callable[[], Json]] = {
    "sigmoid": two,
    "tanh": lambda: two("tanh", "linear"),
    "relu": lambda: two("relu", "linear"),
    "huber": lambda: two("tanh", "linear", "huber", (0.2, 2.9)),
    "absolute": lambda: two("relu", "linear", "absolute_error", (0.2, 2.9)),
    "rmsprop": lambda: (
        two("relu", "linear", "absolute_error", (0.2, 2.9))
        | {"training": {"optimizer": {"kind": "rmsprop", "learning_rate": 0.01}}}
    ),
    "symmetric": lambda: two(value=0.5),
    "zeros": lambda: two("tanh", "linear", value=0.0),
    "dead": dead,
    "one class": lambda: classes((0.0, 1.0, 0.0)),
    "soft classes": lambda: classes((0.2, 0.5, 0.3)),
    "residual": residual,
    "fan": fan,
    "unrolled": unrolled,
    "decay": lambda: mean({"kind": "sgd", "learning_rate": 0.1, "weight_decay": 0.01}),
    "adam": lambda: mean({"kind": "adam", "learning_rate": 0.05}),
    "momentum": lambda: mean({"kind": "momentum", "learning_rate": 0.05}),
    "row": row,
    "held": held,
}
