"""What is said of an equation that was read, by the codes of the judge: what is wrong, what is right, what to ask first
and why, which usual mistake a number comes from.
"""

from __future__ import annotations

from collections.abc import Mapping

# What is told of an equation that was read. {of} and {wrt} are the quantities of one factor ∂of/∂wrt.
JUDGING: Mapping[str, str] = {
    "parameter_is_constant": "{of} is a parameter: within one iteration nothing in the network changes it, so "
    "∂{of}/∂{wrt} is 0, and so is the whole product.",
    "meant": "What you want is {meant}: {of} is inside it.",
    "input_is_constant": "{of} is given from outside: nothing in the network changes it, so ∂{of}/∂{wrt} is 0.",
    "no_dependence": "{of} does not depend on {wrt}: no path leads there, so ∂{of}/∂{wrt} is 0.",
    "reversed_derivative": "∂{of}/∂{wrt} is the wrong way round: {wrt} depends on {of}, not the other way.",
    "broken_chain": "After {node} the next factor must be ∂·/∂{node}; here it is ∂{of}/∂{wrt}.",
    "does_not_reach_loss": "The product ends at {node} and never reaches {end}: ∂{end}/∂{node} is missing.",
    "wrong_start": "The product must begin at {start}, with a factor ∂·/∂{start}; here it begins with ∂{of}/∂{wrt}.",
    "missing_path": "The path through {way} is missing.",
    "duplicate_path": "The path through {way} stands here a second time.",
    "extra_term": "This term is {value} and belongs to no path from {start} to {end}.",
    "wrong_sign": "The sign is wrong: this is {value}; the right value is {true}.",
    "value_differs": "As written this is {value}; {name} is {true}.",
    "value_differs_path": "This term is {value}; the path through {way} is {true}.",
    "value_differs_paths": "This term is {value}; the {count} paths that it stands for come to {true}.",
    "not_here_alone": "At the present values both sides agree, but not at others.",
    "only_at_these_values": "This holds with the numbers that are written in it, so only at the present values.",
    "stands_for": "{number} stands for {name}: this holds only while {name} is that.",
    "too_few_digits": "Three significant digits are needed to tell a right number from a near one.",
}
# What is right about an equation.
PRAISE: Mapping[str, str] = {
    "right": "That is right.",
    "right_number": "That is right: {name} = {true}.",
    "both_paths": "You found both paths, and each starts and ends in the right place.",
    "the_path": "You found the path, and it starts and ends in the right place.",
    "all_paths": "You found all {count} paths, and each starts and ends in the right place.",
    "one_path_right": "The path through {way} is right.",
    "some_paths_right": "{count} of {total} paths are right.",
    "factors_right": "Each factor is a derivative that this network has.",
}
# What is asked before a finding is explained, by ask_ and its code: an experiment comes first.
ASK: Mapping[str, str] = {
    "ask_parameter_is_constant": "does {wrt} change {of}? As written, the product is 0, so L would not move.",
    "ask_no_dependence": "does {of} depend on {wrt}? As written, the product is 0, so L would not move.",
    "ask_reversed_derivative": "which of the two moves the other, {wrt} or {of}?",
}
# The next hint on a finding, by why_ and its code, where somebody asks why.
WHY: Mapping[str, str] = {
    "why_parameter_is_constant": "A neuron passes its value on along its edges. {of} is held meanwhile, so "
    "{wrt} can change without changing {of}. A path leads through neurons, never through a weight.",
    "why_input_is_constant": "Inputs and targets come with the sample. Only what is computed can depend on something.",
    "why_no_dependence": "Follow the edges forward from {wrt}: no path passes through {of}.",
    "why_reversed_derivative": "Values flow from {of} to {wrt}. ∂ asks how much the later one changes when the earlier "
    "one does.",
    "why_broken_chain": "In a chain each factor begins where the one before ended: ∂b/∂a · ∂c/∂b.",
    "why_does_not_reach_loss": "The chain has to end at what is asked for, or the last change is never passed on.",
    "why_wrong_start": "Only what is turned is changed at first. Everything else moves because of it.",
    "why_missing_path": "Every way from the parameter to the loss adds a term of its own.",
    "why_duplicate_path": "Each path counts once.",
    "why_wrong_sign": "Swapping the two sides of a difference changes the sign of the whole term.",
    "why_value_differs_path": "Each factor of it can be compared with the numbers on the drawing.",
    "why_extra_term": "What lies on no path does not move the loss.",
}
# Which usual mistake a number comes from.
DIAGNOSIS: Mapping[str, str] = {
    "one_path": "Your number is the path through {way} alone.",
    "all_but_one_path": "Your number is the gradient without the path through {way}.",
    "slope_missing": "Your number leaves out φ′, the slope of the activation, at {names}.",
    "updated_weight": "Your number sends the error back through the updated {names}. Within one iteration they "
    "are held: the gradient uses the values they had in the forward pass.",
    "sign": "Your number has the right size but the wrong sign.",
    "wrong_weight": "Your number takes {names} where {right} belong.",
    "wrong_input": "Your number multiplies by {name} where {right} belongs.",
    "factor_two": "Your number is twice the gradient: look for a factor of 2 or ½ in the derivative of the loss.",
    "factor_half": "Your number is half the gradient: look for a factor of 2 or ½ in the derivative of the loss.",
    "mean_or_sum_of_outputs": "Your number differs by a factor of {count}: a mean over the {count} outputs in place of "
    "a sum, or the other way round.",
    "mean_or_sum_of_samples": "Your number differs by a factor of {count}: a mean over the {count} samples in place of "
    "a sum, or the other way round.",
    "learning_rate_in_it": "Your number includes the learning rate: it is the step of the update. The gradient "
    "does not include it.",
    "rounded": "Your number is within 1% of the gradient: a number on the way was rounded.",
    "unrecognised": "Your number is not the gradient, and no usual mistake leads to it.",
}
