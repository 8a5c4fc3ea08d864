"""How notebooks show an object: through a renderer that stands floors above it.

A network or a step must not know who draws it.  The package registers a renderer by its dotted name for each
class; it is imported when a notebook first asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

_RENDERERS: dict[str, str] = {}


def register(renderers: Mapping[str, str]) -> None:
    """Say which function makes a document of the objects of a class: ``{"Step": "module.function"}``."""
    _RENDERERS.update(renderers)


class Displayed:
    """What notebooks show as a table of its own, in the best form that they know; else as its text."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Give every class the way to be shown: IPython takes a class's own ``__repr__`` before a base's."""
        super().__init_subclass__()
        cls._repr_pretty_ = Displayed._repr_pretty_  # type: ignore[method-assign]  # the same function

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Show all that ``print`` shows, where a name alone would stand."""
        printer.text(repr(self) if cycle else str(self))

    def _repr_html_(self) -> str | None:
        return _written(self, "_repr_html_")

    def _repr_markdown_(self) -> str | None:
        return _written(self, "_repr_markdown_")

    def _repr_latex_(self) -> str | None:
        return _written(self, "_repr_latex_")


def _written(thing: object, medium: str) -> str | None:
    """What the document of an object says in a medium; None, as notebooks expect it, if nobody makes one."""
    names = (_RENDERERS.get(kind.__name__) for kind in type(thing).__mro__)
    name = next((each for each in names if each is not None), None)
    if name is None:
        return None
    module, _, function = name.rpartition(".")
    document: Any = getattr(import_module(module), function)(thing)
    written: str = getattr(document, medium)()
    return written
