"""`check`: the verdict on an equation, with names. Returns plain dicts and text; reads and prints nothing."""

from __future__ import annotations

from backprop_canvas.explain.reading.roles.conventions import ReaderNames
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.verdicts.telling.findings import Finding
from backprop_canvas.explain.verdicts.telling.judgement import Judgement
from backprop_canvas.reports.explain import named_quantity
from backprop_canvas.reports.shapes import Checked
from backprop_canvas.session.answers.checking import judged
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import Viewpoint
from backprop_canvas.words.wording import numeral, with_letter, word

# Without a choice w_{jk} leads to neuron j from neuron k, and the inputs are layer 0.
USUAL = ReaderNames(order="to-from", input_layer=0)


def judgement(view: Viewpoint, equation: str, parameter: str | None, choices: ReaderNames = USUAL) -> Judgement:
    """parameter: a name in any spelling, needed if the equation does not name its derivative. choices: how names are
    meant that differ between books. Raises Problem "unknown_parameter" or "bad_names"."""
    about = None if parameter is None else named_quantity(view, parameter)
    return judged(view, equation, about, choices=choices)


def loss_letter(view: Viewpoint) -> str:
    """The letter that the network has for its loss."""
    return vocabulary(view.document).notation.loss


def check_report(found: Judgement, letter: str = "L") -> Checked:
    """letter: of the loss, in what is said."""
    return {
        "verdict": found.verdict,
        "reading": found.reading,
        "value": found.value,
        "expected": found.expected,
        "findings": [
            {
                "code": finding.code,
                "message": message(finding, letter),
                "span": list(finding.span),
                "suggestion": finding.suggestion,
            }
            for finding in found.findings
        ],
        "diagnosis": [{"code": guess.code, "message": _worded(letter, guess.says)} for guess in found.guesses],
        "corrected": found.corrected,
        "names": {each.name: each.meant for each in found.taken},
    }


def message(finding: Finding, letter: str = "L") -> str:
    """What a finding says."""
    return _worded(letter, *finding.says)


def _worded(letter: str, *said: Said) -> str:
    return with_letter(" ".join(word(each.code, each.values) for each in said), letter)


def check_text(found: Judgement, letter: str = "L") -> str:
    """The text for a person: first what is right, then each idea once, then the likely source of the value, then the
    right equation."""
    lines = [found.verdict.replace("_", " ").capitalize() + ".", *(_worded(letter, each) for each in found.praise)]
    if found.taken:
        lines.append(word("read_names", {"names": ", ".join(f"{each.name} = {each.meant}" for each in found.taken)}))
    for number in dict.fromkeys(found.ideas):
        of_idea = [each for each, idea in zip(found.findings, found.ideas, strict=True) if idea == number]
        lines += [f"{number}. {sentence}" for sentence in dict.fromkeys(message(each, letter) for each in of_idea)]
    lines += [_worded(letter, guess.says) for guess in found.guesses]
    if found.verdict == "incorrect":
        if found.value is not None and found.expected is not None:
            values = {"value": found.value, "true": found.expected}
            shown = {name: numeral(value) for name, value in values.items()}
            # Where they look the same, a finding has said what differs.
            lines += [word("value_and_truth", values)] if shown["value"] != shown["true"] else []
        lines += [found.corrected_text] if found.corrected_text else []
    return "\n".join(lines)
