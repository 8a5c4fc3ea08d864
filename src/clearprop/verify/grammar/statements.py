"""A statement of a document: a left side, and parts that ``=`` and ``≈`` join."""

from __future__ import annotations

from dataclasses import dataclass, field

from clearprop.verify.grammar.tree import Node
from clearprop.verify.reading.sections import NOWHERE, Section


@dataclass(frozen=True)
class Part:
    """One side of a relation sign; ``node`` is None where it could not be read."""

    node: Node | None
    line: int
    other: Node | None = None
    soft: bool = False
    last_line: int = 0
    restated: bool = False


@dataclass
class Statement:
    """A left side that gets a value, if there is one, and the parts to the right of it.

    ``target`` is what is named; an expression to the left of the first sign is a part like the others.
    ``lines`` are the first and last line.
    """

    target: Node | None
    parts: list[Part]
    first_line: int
    last_line: int
    phrase: bool = False
    given: bool = False
    words: tuple[str, ...] = ()
    assigns: bool = False
    step: str = ""
    extra: list[tuple[Node, Node]] = field(default_factory=list)
    section: Section = NOWHERE
