"""Write into the book what a judged statement says: which name gets which value, and with how much play."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from clearprop.verify.grammar.statements import Statement
from clearprop.verify.grammar.tree import Matrix, Name, Node, names_in
from clearprop.verify.judging.agree import Table, table_of
from clearprop.verify.judging.book import Binding, Book, significant
from clearprop.verify.judging.chains import Verdict
from clearprop.verify.judging.learning import learned
from clearprop.verify.judging.outcome import Side
from clearprop.verify.reading.commands import listed
from clearprop.verify.values.arrays import Value

_ALWAYS_APART = frozenset(listed("net out delta grad del d"))
_APART = frozenset(listed("gradient gradients derivative change slope error update step"))
_SUPPOSED = ("if", "when", "suppose", "若", "当", "如果", "假如", "假设")
_RENEWED = frozenset(listed("new updated update after becomes 新 新的 更新 更新后 更新后的"))


@dataclass(frozen=True)
class Entry:
    """One name and what it is to be bound to."""

    key: str
    value: Value
    slack: Value
    right: Value | None = None


class Entries:
    """Turns judged statements into bindings."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def give(self, target: Node, value: Node, statement: Statement) -> None:
        """One of several names that are given values at once."""
        table = table_of(value)
        if table is not None:
            slack = slack_of_given(table)
            self.book.bind(Binding(target.key, table.value, slack, statement.first_line, given=True))

    def write(self, statement: Statement, sides: list[list[Side]], verdict: Verdict) -> None:
        """Bind the left side, and names that stand in the middle, to the result."""
        if not sides:
            return
        outcome = verdict.outcome
        targets = self.targets(statement)
        table = sides[-1][0].table if sides[-1][0].place == len(statement.parts) - 1 else None
        if table is not None:
            value, slack = _result(table, sides, verdict)
        elif targets:
            value, slack = sides[-1][0].measured.value, sides[-1][0].measured.slack
        else:
            return
        wrong = outcome.kind == "wrong"
        right = outcome.right_value if wrong else None
        if right is not None and np.shape(right) != np.shape(value):
            right = None
        follows = outcome.line if wrong else outcome.because
        for target in targets or [None]:
            for entry in self.entries(target, statement, Entry("", value, slack, right)):
                self.bind(entry, statement, verdict, follows)

    def learn(self, statement: Statement) -> None:
        """Names without a value here get the matrices that stand in their places."""
        for before, after in pairwise(statement.parts):
            if before.node is None or after.node is None:
                continue
            for name, matrix in learned(before.node, after.node):
                known, table = self.book.last(name.key), table_of(matrix)
                if (
                    table is not None
                    and (known is None or self.book.is_foreign(known))
                    and self.is_free(name, known)
                ):
                    slack = slack_of_given(table)
                    line = statement.first_line
                    self.book.bind(Binding(name.key, table.value, slack, line, given=True, learned=True))

    def bind(self, entry: Entry, statement: Statement, verdict: Verdict, follows: int | None) -> None:
        """Write one entry down."""
        given = verdict.outcome.kind in ("given", "unread")
        word = statement.words[-1] if statement.words else ""
        line, renewed = statement.first_line, self.renewed(statement, entry.key)
        self.book.bind(
            Binding(entry.key, entry.value, entry.slack, line, given, follows, entry.right, renewed, word)
        )

    def entries(self, target: Node | None, statement: Statement, entry: Entry) -> list[Entry]:
        """The entry under its name; a list of names takes a list of values apart."""
        if target is None:
            return [entry]
        if isinstance(target, Matrix):
            return _apart(target, entry)
        key, value = target.key, entry.value
        if target is statement.target:
            key = self.called(statement, key)
            value = self.stepped(statement, key, value)
        return [Entry(key, value, entry.slack, entry.right)]

    def targets(self, statement: Statement) -> list[Node | None]:
        """What gets the result's value: the left side, and names without a value between the signs."""
        found: list[Node | None] = [] if statement.target is None else [statement.target]
        between = (part.node for part in statement.parts[:-1])
        found += [node for node in between if node is not None and self.are_free(node)]
        return found

    def are_free(self, node: Node) -> bool:
        """Whether a name, or a list of names, could get a value."""
        names = node.parts if isinstance(node, Matrix) else (node,)
        return bool(names) and all(isinstance(name, Name) and self.is_free(name) for name in names)

    def is_free(self, name: Name, foreign: Binding | None = None) -> bool:
        """Whether a name has no value yet, or a foreign one only, and could get one."""
        entry = name.script.isdigit() and self.book.last(name.base) is not None
        return self.book.last(name.key) is foreign and name.text not in ("e", "π") and not entry

    def called(self, statement: Statement, key: str) -> str:
        """``gradient w5 = …`` is not w5, and ``if y = 0`` says nothing about y."""
        words, known = statement.words, self.book.last(key)
        if not words:
            return key
        if words[-1] in _ALWAYS_APART or (
            words[-1] in _APART and known is not None and words[-1] != known.word
        ):
            return f"{words[-1]} {key}"
        supposed = any(word == start or word.startswith(start) for word in words for start in _SUPPOSED)
        if known is not None and supposed and len(statement.parts) == 1:
            return f"if {key}"
        return key

    def stepped(self, statement: Statement, key: str, value: Value) -> Value:
        """``w += 0.1`` adds to what w was."""
        known = self.book.last(key)
        if not statement.step or known is None or np.shape(known.value) != np.shape(value):
            return value
        return known.value + value if statement.step == "+" else known.value - value

    def renewed(self, statement: Statement, key: str) -> bool:
        """Whether a statement gives an old name its next value: ``w5 = w5 - …``, ``the new w5 = …``."""
        if self.book.last(key) is None:
            return False
        mentions = any(part.node is not None and key in names_in(part.node) for part in statement.parts)
        return statement.assigns or mentions or bool(statement.step) or bool(_RENEWED & set(statement.words))


def _result(table: Table, sides: list[list[Side]], verdict: Verdict) -> tuple[Value, Value]:
    """A printed result and its play: none if it is exact or given."""
    value, outcome = table.value, verdict.outcome
    if outcome.kind in ("given", "unread", "formula"):
        return value, slack_of_given(table)
    if outcome.kind != "wrong" and any(_exactly(side, value) for variants in sides for side in variants):
        return value, 0.0
    half = np.where(table.units < 1, table.units / 2, 0.0) * (2 if outcome.remark == "cut_off" else 1)
    return value, float(half) if half.ndim == 0 else half


def _exactly(side: Side, value: Value) -> bool:
    """Whether a calculation without rounded numbers gives exactly the printed value."""
    computed = side.measured.value
    return (
        side.table is None
        and not np.any(np.asarray(side.measured.slack))
        and np.shape(computed) == np.shape(value)
        and bool(np.allclose(computed, value, rtol=1e-12, atol=1e-15))
    )


def slack_of_given(table: Table) -> Value:
    """A given number of many digits is itself a rounded one."""
    digits = max((significant(f"{abs(value):.15g}") for value in table.values.reshape(-1)), default=0)
    if digits < 4:
        return 0.0
    half = np.where(table.units < 1, table.units / 2, 0.0)
    return float(half) if half.ndim == 0 else half


def _apart(target: Matrix, entry: Entry) -> list[Entry]:
    names = [part.key for part in target.parts]
    values = np.asarray(entry.value, dtype=float).reshape(-1)
    if len(values) != len(names):
        return []
    slacks = np.broadcast_to(np.asarray(entry.slack, dtype=float), np.shape(entry.value)).reshape(-1)
    return [Entry(name, float(v), float(s)) for name, v, s in zip(names, values, slacks, strict=True)]
