"""What keeps an equation from being read, and why a sign or a command is not read, by the codes of the reader."""

from __future__ import annotations

from collections.abc import Mapping

READING: Mapping[str, str] = {
    "unknown_name": "{name} is no name in this network.",
    "unknown_name_near": "{name} is no name in this network. Did you mean {near}?",
    "input_has_no_z": "{name} is an input: it has a value and no z.",
    "too_long": "The equation is longer than 10,000 characters, the most that is read.",
    "too_deep": "The parentheses are nested deeper than 64, the most that is read.",
    "empty": "There is no equation yet.",
    # what was expected
    "factor_expected": "After “{before}” a factor is expected.",
    "factor_expected_first": "At the beginning a factor is expected.",
    "argument_expected": "After “{before}” an argument is expected.",
    "name_expected": "After “{before}” one name, such as {example}, is expected.",
    "subscript_expected": "After “{before}” a subscript is expected.",
    "group_expected": "After “{before}” a group in braces is expected.",
    "unclosed": "“{opening}” is never closed: “{closing}” is expected before “{before}”.",
    "unclosed_at_end": "“{opening}” is never closed: “{closing}” is expected before the end.",
    "unopened": "“{closing}” closes nothing: no “{opening}” stands before it.",
    "unexpected": "“{found}” has no meaning here: an operator such as + or · is expected.",
    "between_numbers": "Between the numbers {left} and {right} an operator is expected.",
    "subscript_sign": "“{found}” cannot stand in a subscript.",
    # what is not read
    "decimal_comma": "A decimal point is expected: {point} instead of {found}.",
    "comma": "“{found}” has no meaning here: a product is written with · or *, a decimal with a point.",
    "long_numeral": "This numeral has more than 100 signs, the most that is read.",
    "huge_numeral": "{found} is too large to compute with.",
    "tiny_numeral": "{found} is not 0, but too small to compute with.",
    "lone_differential": "{found} alone is no derivative: {found}/∂… or ∂…/{found} is expected.",
    "second_derivative": "Only first derivatives are read, such as ∂L/∂w1.",
    "second_prime": "Only first derivatives of an activation are read: one prime.",
    "no_prime": "{name} takes no prime: primes belong to activations, such as σ′.",
    "two_exponents": "Two exponents in a row need parentheses.",
    "which_activation": "{name} needs a z in parentheses that tells which activation is meant, such as {name}(z_h1).",
    "no_softmax": "Softmax belongs to all outputs at once; write the derivatives of the outputs, such as ∂o1/∂z_o1.",
    "root_index": "Only square roots are read.",
    "no_sums": "Write sums out, one term per path: a + b.",
    "no_dots": "Dots are not read. Write every term.",
    "no_nabla": "This sign is not read: derivatives are written as ∂L/∂w1 or dL/dw1.",
    "no_max": "{name} is not read; relu(z) is max(0, z).",
    "no_arrows": "Equations are chained with =, not with arrows.",
    "no_relations": "“{name}” is not read: only = and ≈ connect the sides of an equation.",
    "no_percent": "A percent sign is not read. Write 0.05 for 5%.",
    "no_bars": "Bars are not read. Use parentheses.",
    "unknown_command": "The command {name} is not read here.",
    "unknown_sign": "The sign “{name}” is not read here.",
    "which_gradient": "Which gradient is this? Write it as ∂L/∂w1 = … or choose a parameter.",
}
