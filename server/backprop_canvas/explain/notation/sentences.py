"""The sentences of explanations, by key, with named values in braces."""

from __future__ import annotations

from collections.abc import Mapping

# What keeps an equation from being read.
READING: Mapping[str, str] = {
    "unknown_name": "{name} is no name in this network.",
    "unknown_name_near": "{name} is no name in this network. Did you mean {near}?",
    "input_has_no_z": "{name} is an input: it has a value and no z.",
    "too_long": "The equation is longer than 10,000 characters, the most that is read.",
    "too_deep": "The parentheses are nested deeper than 64, the most that is read.",
    "empty": "There is no equation yet.",
    # what was expected
    "expected": "{after} {what} is expected.",
    "after": "After “{before}”",
    "at_start": "At the beginning",
    "expression": "an expression",
    "term": "a term",
    "factor": "a factor",
    "exponent": "an exponent",
    "argument": "an argument",
    "denominator": "a ∂ with a name, such as ∂w1,",
    "one_name": "one name, such as {example},",
    "subscript": "a subscript",
    "group": "a group in braces",
    "unclosed": "“{opening}” is never closed: “{closing}” is expected before {before}.",
    "the_end": "the end",
    "unopened": "“{closing}” closes nothing: no “{opening}” stands before it.",
    "unexpected": "“{found}” has no meaning here: an operator such as + or · is expected.",
    "between_numbers": "Between the numbers {left} and {right} an operator is expected.",
    "subscript_sign": "“{found}” cannot stand in a subscript.",
    # what is not read
    "decimal_comma": "A decimal point is expected: {suggestion} instead of {found}.",
    "comma": "“{found}” has no meaning here: a product is written with · or *, a decimal with a point.",
    "long_numeral": "This numeral has more than 100 signs, the most that is read.",
    "huge_numeral": "{found} is too large for a number of the computer.",
    "tiny_numeral": "{found} is too small for a number of the computer, but not 0.",
    "lone_differential": "{found} alone is no derivative: {found}/∂… or ∂…/{found} is expected.",
    "second_derivative": "Only first derivatives are read, such as ∂L/∂w1.",
    "second_prime": "Only first derivatives of an activation are read: one prime.",
    "no_prime": "{name} takes no prime: primes belong to activations, such as σ′.",
    "two_exponents": "Two exponents in a row need parentheses.",
    "which_activation": "Which activation {name} is follows from the z in its parentheses, such as {name}(z_h1).",
    "no_softmax": "Softmax belongs to all outputs at once; write the derivatives of the outputs, such as ∂o1/∂z_o1.",
    "root_index": "Only square roots are read.",
    "no_sums": "Sums are read written out, one term per path: a + b.",
    "no_dots": "Dots leave something out: every term is needed.",
    "no_nabla": "This sign is not read: derivatives are written as ∂L/∂w1 or dL/dw1.",
    "no_max": "{name} is not read; relu(z) is max(0, z).",
    "no_arrows": "Equations are chained with =, not with arrows.",
    "no_relations": "“{name}” is not read: only = and ≈ connect the sides of an equation.",
    "no_percent": "A percent sign is not read: 5% is 0.05.",
    "no_bars": "Bars are not read; parentheses are.",
    "unknown_command": "{name} is no command that is read here.",
    "unknown_sign": "“{name}” is no sign that is read here.",
}

# What is told of an equation that was read. {of} and {wrt} are the quantities of one factor ∂of/∂wrt.
JUDGING: Mapping[str, str] = {
    "parameter_is_constant": "{of} is a parameter: within one iteration nothing in the network changes it, so "
    "∂{of}/∂{wrt} is 0 and with it the whole product.{meant}",
    "input_is_constant": "{of} is given from outside: nothing in the network changes it, so ∂{of}/∂{wrt} is 0.",
    "no_dependence": "{of} does not depend on {wrt}: no path leads there, so ∂{of}/∂{wrt} is 0.",
    "reversed_derivative": "∂{of}/∂{wrt} is turned round: {wrt} depends on {of}, not the other way.",
    "broken_chain": "After {node} the next factor must be ∂·/∂{node}; here it is ∂{of}/∂{wrt}.",
    "does_not_reach_loss": "The product ends at {node} and never reaches {end}: ∂{end}/∂{node} is missing.",
    "wrong_start": "The product must begin at {start}, with a factor ∂·/∂{start}; here it begins with ∂{of}/∂{wrt}.",
    "missing_path": "The path through {way} is missing.",
    "duplicate_path": "The path through {way} stands here a second time.",
    "extra_term": "This term is {value} and belongs to no path from {start} to {end}.",
    "wrong_sign": "The sign is turned round: this is {value}, and {true} is right.",
    "value_differs": "As written this is {value}; {name} is {true}.",
    "value_differs_path": "This term is {value}; the path through {way} is {true}.",
    "value_differs_paths": "This term is {value}; the {count} paths that it stands for come to {true}.",
    "not_here_alone": "At the present values both sides agree, but not at others.",
    "only_at_these_values": "This holds with the numbers that are written in it, so only at the present values.",
    "too_few_digits": "Three significant digits are needed to tell a right number from a near one.",
    "which_gradient": "Which gradient is this of? Write it as ∂L/∂w1 = … or choose a parameter.",
    # what is right
    "right": "That is right.",
    "right_number": "That is right: {name} = {true}.",
    "both_paths": "You found both paths, and each starts and ends in the right place.",
    "the_path": "You found the path, and it starts and ends in the right place.",
    "all_paths": "You found all {count} paths, and each starts and ends in the right place.",
    "one_path_right": "The path through {way} is right.",
    "some_paths_right": "{count} of {total} paths are right.",
    "factors_right": "Each factor is a derivative that this network has.",
}
# What is asked before anything is explained: an experiment comes first.
ASK: Mapping[str, str] = {
    "parameter_is_constant": "does {wrt} change {of}? As written, the product is 0, so L would not move.",
    "no_dependence": "does {of} depend on {wrt}? As written, the product is 0, so L would not move.",
    "reversed_derivative": "which of the two moves the other, {wrt} or {of}?",
}
# The next hint, where somebody asks why.
WHY: Mapping[str, str] = {
    "parameter_is_constant": "A neuron passes its value on along its edges, and {of} is held while it does: {wrt} "
    "can change without {of} moving. The way leads through neurons, never through a weight.",
    "input_is_constant": "Inputs and targets come with the sample. Only what is computed can depend on something.",
    "no_dependence": "Follow the edges forward from {wrt}: none of the ways comes by {of}.",
    "reversed_derivative": "Values flow from {of} to {wrt}. ∂ asks how much the later one changes when the earlier "
    "one does.",
    "broken_chain": "In a chain each factor begins where the one before ended: ∂b/∂a · ∂c/∂b.",
    "does_not_reach_loss": "The chain has to end at what is asked for, or the last change is never passed on.",
    "wrong_start": "Only what is turned is changed at first. Everything else moves because of it.",
    "missing_path": "Every way from the parameter to the loss adds a term of its own.",
    "duplicate_path": "Each path counts once.",
    "wrong_sign": "A difference the other way round turns the sign of the whole term.",
    "value_differs_path": "Each factor of it can be compared with the numbers on the drawing.",
    "extra_term": "What lies on no path does not move the loss.",
}
# Which usual mistake a number comes from.
DIAGNOSIS: Mapping[str, str] = {
    "one_path": "Your number is the path through {way} alone.",
    "all_but_one_path": "Your number is the gradient without the path through {way}.",
    "slope_missing": "Your number leaves out φ′, the slope of the activation, at {names}.",
    "updated_weight": "Your number sends the error back through the updated {names}. Within one iteration they are "
    "held: the gradient takes the values they had in the forward pass.",
    "sign": "Your number has the right size and the sign turned round.",
    "wrong_weight": "Your number takes {names} where {right} belong.",
    "wrong_input": "Your number multiplies by {name} where {right} belongs.",
    "factor_two": "Your number is {times} the gradient: look for a factor of 2 or ½ in the derivative of the loss.",
    "mean_or_sum": "Your number differs by a factor of {count}: a mean over the {count} {what} in place of a sum, or "
    "the other way round.",
    "learning_rate": "Your number has the learning rate in it: that is the step of the update, and the gradient is "
    "without it.",
    "rounded": "Your number is within 1% of the gradient: a number on the way was rounded.",
    "unrecognised": "Your number is not the gradient, and no usual mistake leads to it.",
}
