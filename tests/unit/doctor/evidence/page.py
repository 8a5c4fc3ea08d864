"""A page of a few lines, for tests that look at text alone."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable

from clearprop.doctor.evidence.pages import Page
from clearprop.doctor.evidence.variant import Variant
from clearprop.trace.source.text import Text


def page(text: str) -> Page:
    """The page of a text."""
    return Page(Text("net.py", text), ast.parse(text))


def texts(text: str, propose: Callable[[Page, ast.stmt], Iterable[Variant]]) -> list[str]:
    """The last statement of a text under every variant that is proposed for it, as whole texts."""
    read = page(text)
    return [each.edit.applied(text, "net.py") for each in propose(read, read.statements[-1])]
