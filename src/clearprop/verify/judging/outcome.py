"""What was found out about one statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clearprop.verify.grammar.statements import Statement
from clearprop.verify.grammar.tree import Node
from clearprop.verify.judging.agree import Table
from clearprop.verify.judging.leaves import Leaves
from clearprop.verify.values.arrays import Value
from clearprop.verify.values.measure import Measured

Kind = Literal["right", "wrong", "follows", "unread", "given", "formula"]


@dataclass(frozen=True)
class Side:
    """One part that could be computed: its tree, its value, its leaves."""

    place: int
    node: Node
    measured: Measured
    leaves: Leaves
    table: Table | None
    line: int
    reading: str = ""

    @property
    def is_closed(self) -> bool:
        """Made of typed numbers only."""
        return all(key.startswith("#") for key in self.leaves.values)


@dataclass(frozen=True)
class Outcome:
    """A statement's verdict.

    ``kind`` is right, wrong, follows (wrong only because an earlier line is), unread, given (a value
    without a calculation) or formula (symbols only).  ``because`` is the earlier wrong line; ``remark`` a
    key of the words.
    """

    statement: Statement
    kind: Kind
    line: int
    lines: tuple[int, ...] = ()
    wrong: Side | None = None
    against: Side | None = None
    right_value: Value | None = None
    printed: Table | None = None
    because: int | None = None
    remark: str = ""
    missing: tuple[str, ...] = ()
