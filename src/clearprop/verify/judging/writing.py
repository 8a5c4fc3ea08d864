"""Write an expression for people to read, its names as the numbers that they stand for."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from clearprop.verify.grammar.tree import (
    Binary,
    Call,
    Comparison,
    Matrix,
    Name,
    Negative,
    Node,
    Number,
    Transposed,
)
from clearprop.verify.values.arrays import Value

_SIGNS = {"+": " + ", "-": " − ", "*": " × ", "·": " × ", "⊙": " ⊙ ", "@": " × ", "/": " / ", "^": "^"}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "·": 2, "⊙": 2, "@": 2, "/": 2, "^": 4}
_CALLS = {"sigmoid": "σ", "sqrt": "√", "relu": "ReLU", "leaky_relu": "leaky ReLU", "abs": "abs"}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LONGEST = 200


def written(node: Node, values: Mapping[str, Value], units: Mapping[str, float]) -> str:
    """An expression with its numbers put in; empty where it would be too long or holds matrices.

    Examples
    --------
    >>> from clearprop.verify.grammar.names import named
    >>> from clearprop.verify.grammar.tree import Binary
    >>> written(Binary("-", Number("0.50", 0.5, 0.01), named("g")), {"g": -0.0226}, {"g": 0.0001})
    '0.50 − (−0.0226)'
    """
    try:
        text = _Writer(values, units).text(node, 0)
    except _Unwritable:
        return ""
    return text if len(text) <= LONGEST else ""


class _Unwritable(Exception):
    """Nothing to be written on one line."""


class _Writer:
    def __init__(self, values: Mapping[str, Value], units: Mapping[str, float]) -> None:
        self.values, self.units = values, units

    def text(self, node: Node, strength: int) -> str:
        match node:
            case Number(text):
                return _bracketed(text.replace("-", "−"), "×" in text and strength > 1)
            case Name(text) if text in self.values:
                return self.leaf(text, strength)
            case Name(text):
                return text
            case Negative(Name(text)) if self.is_negative(text):
                return self.leaf(text, strength).strip("()").lstrip("−")  # the minus of a minus
            case Negative(operand):
                return _bracketed("−" + self.text(operand, 3), strength > 0)
            case Binary(sign, left, right):
                return self.binary(sign, left, right, strength)
            case Call(function, arguments, primes):
                inside = ", ".join(self.text(argument, 0) for argument in arguments)
                return f"{_CALLS.get(function, function)}{'′' * primes}({inside})"
            case Transposed(operand):
                return f"{self.text(operand, 5)}ᵀ"
            case Comparison(sign, left, right):
                return f"({self.text(left, 0)} {sign} {self.text(right, 0)})"
            case Matrix(rows):
                lines = ["[" + ", ".join(self.text(entry, 0) for entry in row) + "]" for row in rows]
                return lines[0] if len(lines) == 1 else "[" + ", ".join(lines) + "]"
        raise _Unwritable

    def is_negative(self, key: str) -> bool:
        value = self.values.get(key)
        return value is not None and not isinstance(value, np.ndarray) and value < 0

    def leaf(self, key: str, strength: int) -> str:
        value = self.values[key]
        if isinstance(value, np.ndarray):
            return key
        text = shown(value, self.units.get(key, 0.0))
        return _bracketed(text, text.startswith("−") and strength > 0)

    def binary(self, sign: str, left: Node, right: Node, strength: int) -> str:
        own = _STRENGTH[sign]
        if sign == "^":
            if isinstance(right, Number) and right.is_whole:
                return self.text(left, 5) + right.text.translate(_SUPERSCRIPTS)
            return f"{self.text(left, 5)}^({self.text(right, 0)})"
        first = isinstance(left, Negative) and strength == 0  # a minus that opens a line needs no brackets
        before = self.text(left, 0 if first else own - 1 if self.same_level(left, own) else own)
        behind = self.text(right, own if sign in "+*·⊙@" else own + 1)
        return _bracketed(before + _SIGNS[sign] + behind, strength > own)

    def same_level(self, left: Node, own: int) -> bool:
        """Whether the left operand needs no brackets: sums go on from left to right, as products do."""
        return isinstance(left, Binary) and _STRENGTH[left.sign] == own


def _bracketed(text: str, needed: bool) -> str:
    return f"({text})" if needed else text


def shown(value: float, unit: float = 0.0) -> str:
    """A number with the decimals of ``unit``, or two more if that is all of it; without ``unit`` nine digits.

    Examples
    --------
    >>> shown(-0.02260254, 1e-9), shown(0.1 + 0.2), shown(12.0, 1.0)
    ('−0.022602540', '0.3', '12')
    """
    if not math.isfinite(value):
        return str(value)
    if 0 < unit <= 1 and abs(value) < 1e7 and unit > 1e-16:
        decimals = max(0, round(-math.log10(unit)))
        exact = next(
            (d for d in range(decimals, decimals + 3) if abs(round(value, d) - value) < 1e-12), decimals
        )
        text = f"{value:.{exact}f}"
    else:
        text = f"{value:.9g}"
    return text.replace("-", "−")


def table_text(value: Value, unit: float = 0.0) -> str:
    """A number, or a matrix in brackets row by row."""
    if not isinstance(value, np.ndarray):
        return shown(float(value), unit)
    if value.ndim == 1:
        return "[" + ", ".join(shown(float(entry), unit) for entry in value) + "]"
    return "[" + ", ".join(table_text(row, unit) for row in value) + "]"
