"""The table of sites: one number for every place of the text that is watched.

Hooks are called with the number alone, which costs nothing; whoever reads the tape looks up the rest here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from clearprop.trace.source.text import Text
from clearprop.trace.span import Span


@dataclass(frozen=True, slots=True)
class Site:
    """One place of a program.

    ``kind`` says what happens there (``apply``, ``bind``, ``item``, ``put``, ``loop``, ``function``,
    ``literal``, ``return``, ``choice``, ``list``); ``operator`` is the function of the module ``operator``
    that stands there, ``getattr``, "" for a call, or "=" where a name is given what is written there;
    ``function`` is the dotted name of the enclosing function ("" for the module); ``names`` are the names
    that receive a value (or the parameters of a function), in order; ``operands`` are the names of the
    arguments where these are plain names, else None; ``generator`` is the site of the enclosing generator
    function, whose frames are not told apart.
    """

    span: Span
    statement: Span
    kind: str
    function: str
    names: tuple[str, ...]
    operands: tuple[str | None, ...]
    text: str
    node: ast.AST
    source: Text
    operator: str = ""
    generator: int | None = None

    @property
    def line(self) -> int:
        return self.span.line


class SiteTable:
    """All sites of a program and of the modules beside it, by number.

    Examples
    --------
    >>> table, text = SiteTable(), Text("xor.py", "z = a @ W")
    >>> statement = ast.parse(text.text).body[0]
    >>> table.add(text, statement.value, statement, "apply", "", operands=("a", "W"))
    0
    >>> table[0].text, str(table[0].span)
    ('a @ W', 'xor.py:1')
    """

    def __init__(self) -> None:
        self._sites: list[Site] = []

    def __getitem__(self, number: int) -> Site:
        return self._sites[number]

    def __len__(self) -> int:
        return len(self._sites)

    def __iter__(self) -> Iterator[Site]:
        return iter(self._sites)

    def add(
        self,
        text: Text,
        node: ast.AST,
        statement: ast.AST,
        kind: str,
        function: str,
        names: tuple[str, ...] = (),
        operands: tuple[str | None, ...] = (),
        operator: str = "",
        generator: int | None = None,
    ) -> int:
        """Give a place its number."""
        span, whole = text.span(node), text.span(statement)
        words = text.cut(span)
        site = Site(span, whole, kind, function, names, operands, words, node, text, operator, generator)
        self._sites.append(site)
        return len(self._sites) - 1
