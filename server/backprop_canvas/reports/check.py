"""`check`: the verdict on an equation, told by name. Returns plain dicts and text; reads and prints nothing."""

from __future__ import annotations

from backprop_canvas.explain.judging.judgement import Judgement
from backprop_canvas.explain.judging.structure import digits
from backprop_canvas.reports.explain import named_quantity
from backprop_canvas.reports.shapes import Checked
from backprop_canvas.session.answers.checking import judged
from backprop_canvas.session.state.viewpoint import Viewpoint


def judgement(view: Viewpoint, equation: str, parameter: str | None) -> Judgement:
    """parameter: a name in any spelling, where the equation does not say what it is of. Raises Problem
    "unknown_parameter"."""
    return judged(view, equation, None if parameter is None else named_quantity(view, parameter))


def check_report(found: Judgement) -> Checked:
    return {
        "verdict": found.verdict,
        "reading": found.reading,
        "value": found.value,
        "expected": found.expected,
        "findings": [
            {
                "code": finding.code,
                "message": finding.message,
                "span": list(finding.span),
                "suggestion": finding.suggestion,
            }
            for finding in found.findings
        ],
        "diagnosis": [{"code": code, "message": sentence} for code, sentence in found.guesses],
        "corrected": found.corrected,
    }


def check_text(found: Judgement) -> str:
    """For a person: what is right, then each idea once, then what the value looks like, then the right equation."""
    lines = [found.verdict.capitalize() + ".", *found.praise]
    for number in dict.fromkeys(found.ideas):
        of_idea = [each for each, idea in zip(found.findings, found.ideas, strict=True) if idea == number]
        lines += [f"{number}. {sentence}" for sentence in dict.fromkeys(each.message for each in of_idea)]
    lines += [sentence for _, sentence in found.guesses]
    if found.verdict == "incorrect":
        if found.value is not None and found.expected is not None:
            lines.append(f"Its value is {digits(found.value)}; {digits(found.expected)} is right.")
        lines += [found.corrected_text] if found.corrected_text else []
    return "\n".join(lines)
