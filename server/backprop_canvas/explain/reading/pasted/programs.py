"""What stands around the assignments of a program: definitions, imports, output, the words that declare a name. It is
blanked out, in its length; no assignment is lost with it. Reads no expression."""

from __future__ import annotations

import re

_STATEMENT = re.compile(
    r"^[ \t]*(?:(?:def|class)\b[^\n]{0,200}:|(?:for|while|if|elif|with)\b[^\n=]{0,200}:|else:"
    r"|import [\w., ]+|from [\w.]+ import [\w., *]+|(?:print|console\.log)\s?\([^\n]*"
    # A call on a line of its own.
    r"|[A-Za-z_]\w*\.[\w.]+\([^\n=]*\))[ \t;]*$"
    r"|^[ \t]+return\b[^\n]*$",
    re.MULTILINE,
)
_DATA = re.compile(r"^[^\n]{0,80}(?:requires_grad|np\.array|np\.random)\b[^\n]*$", re.MULTILINE)
_DECLARED = re.compile(r"^[ \t]*(?:const|let|var|double|float)[ \t]+(?=[A-Za-z_]\w*[ \t]*=)", re.MULTILINE)
# Around the lines of a function in JavaScript.
_AROUND = re.compile(r"^[ \t]*(?:async )?function\b[^\n]{0,200}\{[ \t]*$|^[ \t]*\}[ \t;]*$", re.MULTILINE)
# grads["w1"], which is grad_w1.
_KEYED = re.compile(r"\bgrads?\[(?P<quote>['\"])(?P<name>\w{1,32})(?P=quote)\]")


def without_statements(text: str) -> str:
    for pattern in (_STATEMENT, _DATA, _DECLARED):
        text = pattern.sub(_spaces, text)
    if "function" in text:
        text = _AROUND.sub(_spaces, text)
    return _KEYED.sub(lambda found: f"grad_{found['name']}".ljust(len(found[0])), text)


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])
