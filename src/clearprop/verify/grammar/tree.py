"""The tree of a written expression: what somebody wrote, before anybody asks what it is worth.

It differs from :mod:`clearprop.formula.tree`, which holds formulas that are right by construction: here a
number keeps the digits that were typed, a name may be unknown, and ``∂E/∂w5`` is one name although it
looks like a quotient. Every node has a ``key``, a text by which values are found again: whatever was
given a value once, a name, a call such as ``L(w1)`` or a power such as ``σ²``, has that value afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Node:
    """Base of every node."""

    @cached_property
    def key(self) -> str:
        """A text that is the same for the same expression."""
        raise NotImplementedError

    @property
    def parts(self) -> tuple[Node, ...]:
        """The nodes below."""
        return ()


@dataclass(frozen=True)
class Number(Node):
    """A literal as it was typed; ``unit`` is the worth of one unit in its last place."""

    text: str
    value: float
    unit: float
    open_ended: bool = False

    @cached_property
    def key(self) -> str:
        return repr(self.value)

    @property
    def is_whole(self) -> bool:
        """Typed without a decimal point."""
        return self.unit >= 1


@dataclass(frozen=True)
class Name(Node):
    """A quantity by its name: base, subscript and superscript in one text, ``w_5^new``."""

    text: str
    base: str = ""
    script: str = ""
    raised: str = ""

    @cached_property
    def key(self) -> str:
        return self.text


@dataclass(frozen=True)
class Call(Node):
    """A function of its arguments; ``primes`` counts derivatives."""

    function: str
    arguments: tuple[Node, ...]
    primes: int = 0

    @cached_property
    def key(self) -> str:
        return f"{self.function}{chr(39) * self.primes}({', '.join(a.key for a in self.arguments)})"

    @property
    def parts(self) -> tuple[Node, ...]:
        return self.arguments


@dataclass(frozen=True)
class Negative(Node):
    """Minus the operand."""

    operand: Node

    @cached_property
    def key(self) -> str:
        return f"-({self.operand.key})"

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.operand,)


@dataclass(frozen=True)
class Binary(Node):
    """Two operands: ``+ - * / ^``, ``·`` for side by side, ``⊙`` entry by entry, ``@`` for matrices."""

    sign: str
    left: Node
    right: Node

    @cached_property
    def key(self) -> str:
        return f"({self.left.key} {self.sign} {self.right.key})"

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.left, self.right)


@dataclass(frozen=True)
class Transposed(Node):
    """The transposed matrix."""

    operand: Node

    @cached_property
    def key(self) -> str:
        return f"({self.operand.key})^T"

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.operand,)


@dataclass(frozen=True)
class Matrix(Node):
    """Rows of expressions; ``flat`` for a list or tuple, which is neither row nor column."""

    rows: tuple[tuple[Node, ...], ...]
    flat: bool = False

    @cached_property
    def key(self) -> str:
        return "[" + "; ".join(", ".join(entry.key for entry in row) for row in self.rows) + "]"

    @property
    def parts(self) -> tuple[Node, ...]:
        return tuple(entry for row in self.rows for entry in row)


@dataclass(frozen=True)
class Total(Node):
    """A sum or product over an index: ``Σ`` from ``lower`` to ``upper``, both as typed, of ``body``."""

    sign: str
    index: str
    lower: str
    upper: str
    body: Node

    @cached_property
    def key(self) -> str:
        return f"{self.sign}_{self.index}={self.lower}^{self.upper} ({self.body.key})"

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.body,)


@dataclass(frozen=True)
class Cases(Node):
    """Values under conditions: ``(value, comparison)``; the last condition may be missing."""

    rows: tuple[tuple[Node, Node | None], ...]

    @cached_property
    def key(self) -> str:
        return "cases(" + "; ".join(f"{v.key} if {c.key if c else ''}" for v, c in self.rows) + ")"

    @property
    def parts(self) -> tuple[Node, ...]:
        return tuple(node for row in self.rows for node in row if node is not None)


@dataclass(frozen=True)
class Comparison(Node):
    """``left < right`` and its like: 1 where it holds, 0 where it does not."""

    sign: str
    left: Node
    right: Node

    @cached_property
    def key(self) -> str:
        return f"({self.left.key} {self.sign} {self.right.key})"

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.left, self.right)


@dataclass(frozen=True)
class Unknown(Node):
    """Something that can be named but not computed, such as an ellipsis or a function nobody defined."""

    text: str

    @cached_property
    def key(self) -> str:
        return f"?{self.text}"


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, from left to right."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(current.parts))


def names_in(node: Node) -> set[str]:
    """The keys of the names that an expression mentions."""
    return {part.key for part in walk(node) if isinstance(part, Name)}


def is_literal(node: Node) -> bool:
    """Whether a node is a number, or a matrix of numbers, as a result is written."""
    match node:
        case Number():
            return True
        case Negative(operand):
            return isinstance(operand, Number)
        case Matrix():
            return all(is_literal(entry) for entry in node.parts)
        case Transposed(operand):
            return isinstance(operand, Matrix) and is_literal(operand)
    return False


def is_closed(node: Node) -> bool:
    """Whether an expression has numbers only, and no names."""
    return not any(isinstance(part, Name | Unknown | Total) for part in walk(node))
