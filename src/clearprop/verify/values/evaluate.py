"""Compute a tree from the values of its leaves.

No power and no number can grow without bounds: everything is a float, and what overflows is no value.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from clearprop.verify.grammar.tree import (
    Binary,
    Call,
    Cases,
    Comparison,
    Matrix,
    Name,
    Negative,
    Node,
    Number,
    Total,
    Transposed,
)
from clearprop.verify.values.arrays import PLAIN, Reading, Unfit, Value, add, broadcast, multiply, tidy
from clearprop.verify.values.functions import apply

LARGEST = 20_000  # entries of one matrix


class Missing(Exception):
    """A name that has no value, or a thing that cannot be computed."""


def leaf_key(node: Node) -> str:
    """How a leaf is found among the values: numbers by what was typed, so that equal digits move together."""
    return f"#{node.text}" if isinstance(node, Number) else node.key


def evaluate(node: Node, leaves: Mapping[str, Value], reading: Reading = PLAIN, log: str = "e") -> Value:
    """The value of a tree.

    Raises
    ------
    Missing
        for a name without a value
    Unfit
        where shapes do not go together or a result is not finite

    Examples
    --------
    >>> from clearprop.verify.grammar.tree import Binary, Name
    >>> evaluate(Binary("*", Name("w"), Name("x")), {"w": 0.5, "x": 4.0})
    2.0
    """
    with np.errstate(all="ignore"):
        try:
            return tidy(_Evaluator(leaves, reading, log).value(node))
        except (OverflowError, ZeroDivisionError, FloatingPointError, ValueError, TypeError) as problem:
            raise Unfit(str(problem)) from None


class _Evaluator:
    def __init__(self, leaves: Mapping[str, Value], reading: Reading, log: str) -> None:
        self.leaves, self.reading, self.log = leaves, reading, log

    def value(self, node: Node) -> Value:
        known = self.leaves.get(leaf_key(node))
        if known is not None:
            return known
        match node:
            case Number(value=number):
                return number
            case Negative(operand):
                return -self.value(operand)
            case Binary(sign, left, right):
                return self.binary(sign, left, right)
            case Call(function, arguments, primes):
                return tidy(apply(function, [self.value(a) for a in arguments], primes, self.log))
            case Transposed(operand):
                return _transposed(self.value(operand), typed=isinstance(operand, Matrix))
            case Matrix():
                return self.matrix(node)
            case Total():
                return self.total(node)
            case Cases(rows):
                return self.cases(rows)
            case Comparison(sign, left, right):
                return self.comparison(sign, self.value(left), self.value(right))
            case Name("e"):
                return math.e
            case Name("π"):
                return math.pi
        raise Missing(node.key)

    def binary(self, sign: str, left: Node, right: Node) -> Value:
        if sign == "^":
            return self.power(left, right)
        a, b = self.value(left), self.value(right)
        if sign == "+":
            return add(a, b, self.reading)
        if sign == "-":
            return add(a, -b, self.reading)
        if sign == "/":
            a, b = broadcast(a, b, self.reading)
            if not isinstance(b, np.ndarray) and b == 0:
                raise Unfit("division by zero")
            return a / b
        return multiply(sign, a, b, self.reading)

    def power(self, left: Node, right: Node) -> Value:
        exponent = self.value(right)
        if isinstance(left, Name) and left.text == "e" and "e" not in self.leaves:
            return np.exp(exponent) if isinstance(exponent, np.ndarray) else math.exp(exponent)
        base = self.value(left)
        if isinstance(base, np.ndarray) or isinstance(exponent, np.ndarray):
            return np.power(base, exponent)
        return math.pow(base, exponent)

    def matrix(self, node: Matrix) -> Value:
        rows = [[self.value(entry) for entry in row] for row in node.rows]
        if len(rows) * len(rows[0]) > LARGEST or len({len(row) for row in rows}) != 1:
            raise Unfit("rows of different lengths")
        if all(not isinstance(entry, np.ndarray) for row in rows for entry in row):
            table = np.array(rows, dtype=float)
            return table[0] if node.flat else table
        return self.blocks(rows, node.flat)

    def blocks(self, rows: list[list[Value]], flat: bool) -> Value:
        """A list of vectors is a matrix with these rows."""
        entries = [np.asarray(entry, dtype=float).reshape(-1) for row in rows for entry in row]
        if (flat or len(rows[0]) == 1) and len({len(entry) for entry in entries}) == 1:
            return np.array(entries)
        raise Unfit("a matrix of matrices")

    def total(self, node: Total) -> Value:
        """A sum without index over a vector; one with an index has been written out before."""
        body = self.value(node.body)
        if not isinstance(body, np.ndarray):
            if node.index:  # Σ_examples, with one example
                return body
            raise Missing(node.key)
        if node.index and body.ndim == 2:  # Σ_examples: one number for each unit
            axis = 1 if self.reading.columns else 0
            return np.asarray(np.sum(body, axis) if node.sign == "Σ" else np.prod(body, axis))
        return float(np.sum(body) if node.sign == "Σ" else np.prod(body))

    def cases(self, rows: tuple[tuple[Node, Node | None], ...]) -> Value:
        value: Value | None = None
        for node, condition in reversed(rows):
            holds = 1.0 if condition is None else self.value(condition)
            own = self.value(node)
            if value is None:
                value = np.where(np.asarray(holds) > 0, own, np.nan) if condition is not None else own
            else:
                value = np.where(np.asarray(holds) > 0, own, value)
        if value is None:
            raise Missing("cases")
        return tidy(np.asarray(value, dtype=float))

    def comparison(self, sign: str, left: Value, right: Value) -> Value:
        a, b = np.asarray(left), np.asarray(right)
        holds = {"<": a < b, ">": a > b, "≤": a <= b, "≥": a >= b}[sign]
        return tidy(np.asarray(holds, dtype=float))


def _transposed(value: Value, *, typed: bool) -> Value:
    """``(1, 2)ᵀ`` as it is typed is a column; a name for a list is a column already, and its ``ᵀ`` a row."""
    if not isinstance(value, np.ndarray):
        return value
    if value.ndim == 1:
        return value.reshape(-1, 1) if typed else value.reshape(1, -1)
    return value.T
