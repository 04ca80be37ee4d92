"""JavaScript as a syntax tree: what a module imports, and whether it takes something from the global object."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

PARSER = Parser(Language(tree_sitter_javascript.language()))
# The global object by its names. Whoever asks it for something by a name made at run time hides what it takes.
GLOBAL = {"globalThis", "window", "self"}
NAMES = {"identifier", "property_identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}


@cache
def imports(source: bytes) -> tuple[str, ...]:
    """The names of the modules that a source imports or exports from, at once or late; kept for the next rule."""
    return tuple(imported_names(source))


def imported_names(source: bytes) -> Iterator[str]:
    for node in nodes(source):
        if node.type in ("import_statement", "export_statement"):
            found = node.child_by_field_name("source")
        elif node.type == "call_expression" and text(node.child_by_field_name("function")) == "import":
            arguments = node.child_by_field_name("arguments")
            found = arguments.named_children[0] if arguments and arguments.named_children else None
        else:
            continue
        if found is not None:
            yield text(found)[1:-1]


def takes(source: bytes, name: str) -> bool:
    """Whether a source may take `name` from the global object, however that is spelled: the name as an identifier, a
    property or a text in brackets, or the global object asked for a name that is made at run time."""
    return any(is_named(node, name) or is_hidden(node) for node in nodes(source))


def is_named(node: Node, name: str) -> bool:
    if node.type in NAMES:
        return text(node) == name
    return node.type == "string" and text(node)[1:-1] == name and is_key(node)


def is_key(node: Node) -> bool:
    """Whether a string names a property: in brackets, before a colon, or given to a function with the global object."""
    parent = node.parent
    if parent is None:
        return False
    if parent.type == "arguments":
        return any(inner(other) in GLOBAL for other in parent.named_children)
    return parent.type in ("subscript_expression", "pair", "pair_pattern", "computed_property_name")


def is_hidden(node: Node) -> bool:
    if node.type != "subscript_expression":
        return False
    index = node.child_by_field_name("index")
    return inner(node.child_by_field_name("object")) in GLOBAL and index is not None and index.type != "string"


def inner(node: Node | None) -> str:
    """The text of an expression without the parentheses around it."""
    while node is not None and node.type == "parenthesized_expression":
        node = next((child for child in node.named_children if child.type != "comment"), None)
    return text(node)


def nodes(source: bytes) -> Iterator[Node]:
    left = [PARSER.parse(source).root_node]
    while left:
        node = left.pop()
        yield node
        left.extend(node.children)


def text(node: Node | None) -> str:
    return "" if node is None or node.text is None else node.text.decode()
