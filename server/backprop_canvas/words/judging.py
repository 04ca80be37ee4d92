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
    "ends_elsewhere": "The product ends at {node}, and {end} does not depend on {node}: no factor can follow.",
    "wrong_start": "The product must begin at {start}, with a factor ∂·/∂{start}; here it begins with ∂{of}/∂{wrt}.",
    "missing_path": "The path through {way} is missing.",
    "duplicate_path": "The path through {way} stands here a second time.",
    "extra_term": "This term is {value} and belongs to no path from {start} to {end}.",
    "wrong_sign": "The sign is wrong: this is {value}; the right value is {true}.",
    "value_differs": "As written this is {value}; {name} is {true}.",
    "guess_differs": "As written this is {value}, which is not {name}.",
    "no_value": "At the present values this has no value: it divides by 0, or takes a root or logarithm that is none.",
    "value_differs_path": "This term is {value}; the path through {way} is {true}.",
    "value_differs_paths": "This term is {value}; the {count} paths that it stands for come to {true}.",
    "holds_here_alone": "At the present values both sides agree, but not at others.",
    "not_here_alone": "At the present values both sides agree all the same, but not at others.",
    "not_here_alone_path": "At the present values this term agrees with the path through {way}, but not at others.",
    "only_at_these_values": "This holds with the numbers that are written in it, so only at the present values.",
    "stands_for": "{number} stands for {name}: this holds only while {name} is that.",
    "wrong_sign_here": "The sign is wrong here.",
    "factor_too_much": "The factor {written} is too much.",
    "factor_other_number": "{right} belongs here, not {written}.",
    "learning_rate_written": "{written} is the learning rate: it belongs to the step of the update. The gradient does "
    "not include it.",
    "factor_too_large": "This is {number} times too large.",
    "factor_missing_here": "The factor {right} is missing here.",
    "factor_swapped": "{written} stands where {right} belongs.",
    "factor_doubled": "The factor {written} is in it twice.",
    "factor_inverted": "{written} is upside down here.",
    "slope_missing_here": "The slope of the activation is missing here: {right}.",
    "slope_twice": "The slope {written} is in it twice.",
    "slope_contained": "The slope {written} is too much: what stands beside it contains it already.",
    "slope_of_the_wrong_thing": "{written} is not the slope that belongs here; that is {right}.",
    "paths_multiplied": "The paths are multiplied here. Each path is a product, and paths are added.",
    "softmax_coupling": "Each output of a softmax depends on the z of all of them. Only its own z is counted here.",
    "penalty_added": "{written} is added here: it belongs to a penalty, not to the gradient of L.",
    "arithmetic": "The equation is right; it comes to {true}, not {number}.",
    "digits_right": "Right to {count} digits; the rest is the rounding of the arithmetic.",
    "few_digits_right": "Right to two digits.",
    "one_digit_right": "Right to one digit.",
    "one_digit": "One digit proves nothing: write at least three.",
    "not_zero_here": "{name} is not 0 here.",
    "few_digits_wrong": "It is another number. So few digits do not tell by which mistake: write at least four.",
    "rounded_on_the_way": "The numbers were rounded on the way; that explains the difference.",
    "trivial": "{name} itself stands on the right, so this is true whatever its value is.",
    "trivial_numbers": "The same number stands on both sides.",
    "trivial_zero": "This is true: both sides are 0, whatever the numbers are. It says nothing about a gradient.",
    "other_quantity": "This is true, for {name}. What is asked for is {asked}.",
    "forward_equation": "This is true: it is how {name} is computed in the forward pass. It is no gradient.",
    "update_rule": "This is true: it is the update of {name}. It uses the gradient, and does not say where that comes "
    "from.",
}
# The verdict in one line, which comes first.
SHORT: Mapping[str, str] = {
    "short_right": "Right",
    "short_right_for": "Right, for {name}",
    "short_one_of_two": "One of two paths",
    "short_some_paths": "Some of the paths",
    "short_factor_missing": "One factor missing",
    "short_sign": "Almost: the sign",
    "short_arithmetic": "Almost: the arithmetic",
    "short_copying": "Almost: a slip in copying",
    "short_not_yet": "Not yet",
    "short_other": "True, but it answers something else",
    "short_says_nothing": "True, but it says nothing",
    "short_unreadable": "I can't read this yet",
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
    "rest_right": "The rest of it is right.",
    "symbols_right": "The symbols are right.",
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
    "why_ends_elsewhere": "The chain has to end at what is asked for, or the last change is never passed on.",
    "why_wrong_start": "Only what is turned is changed at first. Everything else moves because of it.",
    "why_missing_path": "Every way from the parameter to the loss adds a term of its own.",
    "why_duplicate_path": "Each path counts once.",
    "why_wrong_sign": "Swapping the two sides of a difference changes the sign of the whole term.",
    "why_value_differs_path": "Each factor of it can be compared with the numbers on the drawing.",
    "why_factor_missing_here": "Each factor of a path passes a change on by one step. Without one of them, a step is "
    "left out.",
    "why_slope_missing_here": "A change of z passes through the activation, and is multiplied by its slope there.",
    "why_slope_of_the_wrong_thing": "φ′ is taken at z. With a the output, it is a·(1 − a) for the sigmoid, 1 − a² for "
    "tanh.",
    "why_slope_twice": "A change passes through each activation once.",
    "why_slope_contained": "A change passes through each activation once.",
    "why_paths_multiplied": "L changes through every path at once, so the changes add up.",
    "why_softmax_coupling": "A softmax divides by the sum over all its members, so each z changes all its outputs.",
    "why_penalty_added": "A penalty is added to the gradient in the update.",
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
    "other_quantity_number": "{number} is {name}, not {asked}.",
    "factor_missing": "Your number leaves out {name}.",
    "factor_doubled_number": "Your number has the factor {name} twice.",
    "factor_inverted_number": "Your number is divided by {name} where it should be multiplied.",
    "factor_swapped_number": "Your number multiplies by {name} where {right} belongs.",
    "slope_of_output_number": "Your number takes φ′ at the output of each neuron, not at its z.",
    "slope_of_z_number": "Your number takes z(1 − z) for the slope; with a the output it is a(1 − a).",
    "slope_of_tanh_number": "Your number takes the slope of tanh, 1 − a²; that of the sigmoid is a(1 − a).",
    "slope_of_sigmoid_number": "Your number takes the slope of the sigmoid, a(1 − a); that of tanh is 1 − a².",
    "slope_doubled_number": "Your number has the slope of the output twice: y − t contains it already.",
    "error_for_own_number": "Your number takes y − t for the derivative of the loss. Of this loss that is {name}.",
    "own_missing_number": "Your number leaves out the derivative of the loss, such as {name}.",
    "softmax_coupling_number": "Your number leaves out that each z changes all outputs of the softmax.",
    "penalty_added_number": "Your number includes the penalty. The gradient of L does not.",
    "paths_multiplied_number": "Your number is the product of the paths. Paths are added.",
    "sign_convention": "With δ = −∂L/∂z, as some books define it, this would be right. Here δ is ∂L/∂z.",
    "sign_convention_turned": "With δ = ∂L/∂z, as most books define it, this would be right. Here δ is −∂L/∂z.",
    "sign_convention_number": "Some books define δ as −∂L/∂z, which is your number. Here δ is ∂L/∂z.",
    "sign_convention_number_turned": "Your number is −∂L/∂z, which is δ here.",
    "rounded": "Your number is within 1% of the gradient: perhaps a number on the way was rounded.",
    "unrecognised": "Your number is not the gradient, and no usual mistake that is known here leads to it.",
    "rounded_guess": "Your number is within 1% of it: perhaps a number on the way was rounded.",
    "unrecognised_guess": "Your number is not {name}, and no usual mistake that is known here leads to it.",
}
