"""Compares sets of names, so that a name that was forgotten somewhere is told with its place. Knows no names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

# What people read in a failure: the place where a name has to be.
Places = Mapping[str, Collection[str]]


def assert_everywhere(what: str, names: Collection[str], places: Places) -> None:
    """Every name is in every place. What a place lacks is told, such as "loss log_cosh is missing: its derivative"."""
    missing = ((name, place) for place, there in places.items() for name in names if name not in there)
    _none([f"{what} {name} is missing: {place}" for name, place in missing])


def assert_same(what: str, names: Collection[str], places: Places) -> None:
    """The places have exactly these names."""
    assert_everywhere(what, names, places)
    strange = ((name, place) for place, there in places.items() for name in there if name not in names)
    _none([f"no {what} is called {name}: {place}" for name, place in strange])


def those(names: Iterable[str], hold: Callable[[str], bool]) -> list[str]:
    """The names for which something holds; not those that raise for want of an entry, or for want of sense."""

    def holds(name: str) -> bool:
        try:
            return hold(name)
        except (ArithmeticError, LookupError):
            return False

    return [name for name in names if holds(name)]


def after(prefix: str, codes: Iterable[str]) -> list[str]:
    """What follows a prefix in the codes of sentences."""
    return [code.removeprefix(prefix) for code in codes if code.startswith(prefix)]


def _none(sentences: list[str]) -> None:
    assert not sentences, "\n".join(sentences)
