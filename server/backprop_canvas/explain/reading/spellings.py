"""The usual spellings of what a document does not name: the loss, functions, constants, and the meaning of prefixes
such as z, net and out before the name of a neuron. A new spelling is a new entry.
"""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.explain.graph.quantity import Kind
from backprop_canvas.explain.reading.signs.latex_words import GREEK_LETTERS

LOSSES = frozenset(
    [
        "L",
        "E",
        "J",
        "C",
        "l",
        "Loss",
        "loss",
        "LOSS",
        "Cost",
        "cost",
        "Error",
        "error",
        "Etotal",
        "Ltotal",
        "Jtotal",
        "Ctotal",
        "losstotal",
        "Losstotal",
        "Etot",
        "Ltot",
        "ETotal",
        "LTotal",
    ]
)
# Those that may be the error of an output.
CALLED_ERROR = frozenset(["error", "Error"])
FUNCTIONS = {
    **{name.replace("_", ""): name for name in ACTIVATIONS},
    "exp": "exp",
    "ln": "ln",
    "log": "ln",
    "sqrt": "sqrt",
    "σ": "sigmoid",
    "sigma": "sigmoid",
    "Sigmoid": "sigmoid",
    "sig": "sigmoid",
    "logistic": "sigmoid",
    "ReLU": "relu",
    "Relu": "relu",
    "LeakyReLU": "leaky_relu",
    "leakyReLU": "leaky_relu",
    "lrelu": "leaky_relu",
    "ELU": "elu",
    "GELU": "gelu",
    "SiLU": "silu",
    "swish": "silu",
    "Softplus": "softplus",
    "Tanh": "tanh",
    "φ": "φ",
    "phi": "φ",
    "f": "φ",
    "g": "φ",
    "act": "φ",
    "activation": "φ",
    "abs": "abs",
    "fabs": "abs",
    "absolute": "abs",
    "sign": "sign",
    "sgn": "sign",
    "heaviside": "step",
    "expit": "sigmoid",
    "indicator": "indicator",
    "I": "indicator",
    "max": "max",
    "maximum": "max",
    "min": "min",
    "minimum": "min",
    "where": "where",
    "pow": "power",
    "power": "power",
    "square": "square",
    "multiply": "multiply",
    **dict.fromkeys(("θ", "Θ", "H", "u", "Heaviside"), "step"),
}
# Those with several arguments.
CHOOSING = frozenset(["max", "min", "where"])
CODED = frozenset(["power", "square", "multiply"])
NEEDS_BRACKETS = CHOOSING | CODED | {"indicator", "abs", "sign", "step"}
# What code calls the derivative of an activation: these words before or after its name.
SLOPES = ("prime", "derivative", "deriv", "grad", "gradient")

CONSTANTS = {"e": math.e, "π": math.pi, "pi": math.pi}
# The learning rate.
RATES = frozenset(["η", "eta", "α", "alpha", "lr", "learningrate"])
PREFIXES: tuple[tuple[str, Kind], ...] = (
    ("z", "pre"),
    ("net", "pre"),
    ("in", "pre"),
    ("sum", "pre"),
    ("out", "neuron"),
    ("a", "neuron"),
    ("target", "target"),
    *((name, "output_loss") for name in ("E", "L", "J", "C", "Loss", "loss", "l")),
)  # fmt: skip
DIFFERENTIALS = ("d", "δ")
DELTAS = ("δ", "delta")
# By letter: its name.
GREEK_NAMES = {letter: name for name, letter in GREEK_LETTERS.items()}
