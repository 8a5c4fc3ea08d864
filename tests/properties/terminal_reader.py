"""Read an explanation back from the terminal and recompute it, sharing nothing with what wrote it.

Sums, products, quotients and whole powers are worked in fractions, functions to 40 digits; ``inf`` and
``nan`` follow IEEE 754.  What cannot be read is left out, so whoever reads counts the lines that there
should be.
"""

from __future__ import annotations

import math
import operator
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import mpmath

mpmath.mp.dps = 40

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d[\d\u2009]*(?:\.\d+)?(?:e[+-]\d+)?)|(?P<name>[A-Za-zσ_]+)(?P<primes>′*)"
    r"|(?P<sign>[−+×/^(),;|√]))"
)
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789")
RELATIONS = re.compile(r" ([=≈≠]) ")
NUMBER = r"−?\d[\d\u2009]*(?:\.\d+)?(?:e[+-]\d+)?|−?inf|nan"

Number = Fraction | float  # a float where it is inf or nan

# Programs know functions to some 16 digits: where a value lies that near to the middle between two results of
# so many digits, as √0.5 × √0.5 / 4 does, either may stand.
UNSURE = Fraction(1, 10**14)
OVERFLOWN = 10**35  # what may have become inf on the way: float32 ends at 3.4e38


@dataclass(frozen=True)
class Value:
    """A number, and whether it is exactly what stands on paper."""

    number: Number
    exact: bool = True


@dataclass(frozen=True)
class Line:
    """A line as it stands: what is worked out, the numbers, the sign, the result, and the digits of it."""

    text: str
    left: str
    numbers: Value
    sign: str
    result: Number
    unit: Fraction

    @property
    def is_equal(self) -> bool:
        """Whether the numbers give the result exactly."""
        return self.numbers.exact and is_same(self.numbers.number, self.result)

    @property
    def is_rounded(self) -> bool:
        """Whether the numbers round to the result, or are too large for a float."""
        number, result = self.numbers.number, self.result
        if not isinstance(result, Fraction) or not isinstance(number, Fraction):
            return is_same(number, result) or (
                math.isinf(result) and number * (-1) ** (result < 0) > OVERFLOWN
            )
        slack = 0 if self.numbers.exact else abs(number) * UNSURE
        return abs(number - result) <= self.unit / 2 + slack

    def fault(self) -> str | None:
        """Why the line is wrong, or None."""
        if self.sign == "≠":
            return "the numbers do not give the result"
        if self.sign == "=" and not self.is_equal:
            return "= between numbers that are not equal"
        if self.sign == "≈" and self.is_equal:
            return "≈ between numbers that are equal"
        return None if self.is_rounded else "the result is not what the numbers round to"


def is_same(left: Number, right: Number) -> bool:
    """Whether two numbers are one; nan is what nan gives."""
    return left == right or (left != left and right != right)


class NotNumbers(Exception):
    """A side has names in it."""


def value_of(text: str) -> Value:
    """A formula of numbers, recomputed; NotNumbers if it has names in it."""
    text = re.sub("[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: f"^({found[0].translate(SUPERSCRIPTS)})", text)
    reader = _Reader(text)
    value = reader.sum()
    if reader.peek():
        raise NotNumbers(text)
    return value


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens: list[re.Match[str]] = []
        position, self.place = 0, 0
        while position < len(text.rstrip()):
            found = TOKEN.match(text, position)
            if not found:
                raise NotNumbers(text)
            self.tokens.append(found)
            position = found.end()

    def peek(self) -> str:
        return self.tokens[self.place][0].strip() if self.place < len(self.tokens) else ""

    def take(self, *wanted: str) -> re.Match[str]:
        if self.place >= len(self.tokens) or (wanted and self.peek() not in wanted):
            raise NotNumbers(self.peek())
        self.place += 1
        return self.tokens[self.place - 1]

    def sum(self) -> Value:
        sign = -1 if self.peek() == "−" and self.take() else 1
        total = _scaled(sign, self.product())
        while self.peek() in ("+", "−"):
            sign = -1 if self.take()[0].strip() == "−" else 1
            total = _worked(operator.add, total, _scaled(sign, self.product()))
        return total

    def product(self) -> Value:
        result = self.power()
        while self.peek() in ("×", "/"):
            times = self.take()[0].strip() == "×"
            result = _worked(operator.mul if times else operator.truediv, result, self.power())
        return result

    def power(self) -> Value:
        base = self.atom()
        if self.peek() != "^":
            return base
        self.take()
        exponent = self.exponent()
        power = exponent.number
        if isinstance(power, Fraction) and power.denominator == 1 and abs(power) <= 64:
            return Value(base.number**power.numerator, base.exact and exponent.exact)
        return Value(_fraction(mpmath.power(_real(base), _real(exponent))), False)

    def exponent(self) -> Value:
        if self.peek() == "−":
            self.take()
            return _scaled(-1, self.atom())
        return self.atom()

    def atom(self) -> Value:
        token = self.take()
        if token["number"]:
            return Value(Fraction(token["number"].replace("\u2009", "")))
        if token["name"] == "e":
            self.take("^")
            exponent = self.exponent()
            return Value(Fraction(1)) if exponent.number == 0 else _function(mpmath.exp, exponent)
        if token["name"] in ("inf", "nan"):
            return Value(float(token["name"]))
        if token["name"]:
            return self.function(token["name"], len(token["primes"]))
        if token["sign"] == "√":
            return _root(self.atom())
        closing = {"(": ")", "|": "|"}.get(token["sign"])
        if closing is None:
            raise NotNumbers(token[0])
        inner = self.sum()
        self.take(closing)
        return Value(abs(inner.number), inner.exact) if closing == "|" else inner

    def function(self, name: str, primes: int) -> Value:
        self.take("(")
        arguments = [self.sum()]
        while self.peek() in (",", ";"):
            self.take()
            arguments.append(self.sum())
        self.take(")")
        if (name, primes) not in FUNCTIONS:
            raise NotNumbers(name)
        value: Value = FUNCTIONS[name, primes](*arguments)
        return value


def _scaled(sign: int, value: Value) -> Value:
    return Value(sign * value.number, value.exact)


def _worked(operation: Callable[[Any, Any], Any], left: Value, right: Value) -> Value:
    numbers: list[Number] = [left.number, right.number]
    if not all(isinstance(number, Fraction) for number in numbers):
        numbers = [_as_float(number) for number in numbers]
    return Value(operation(*numbers), left.exact and right.exact)


def _as_float(number: Number) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def _real(value: Value) -> Any:
    if not isinstance(value.number, Fraction):
        return mpmath.mpf(value.number)
    return mpmath.mpf(value.number.numerator) / value.number.denominator


def _fraction(value: Any) -> Number:
    if not mpmath.isfinite(value):
        return float(value)
    sign, mantissa, exponent, _ = mpmath.mpf(value)._mpf_
    size = Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    return -size if sign else size


def _function(compute: Any, argument: Value) -> Value:
    return Value(_fraction(compute(_real(argument))), False)


def _at_zero(compute: Any, known: Fraction | int) -> Any:
    """A function with an exact value at 0."""
    return lambda z: Value(Fraction(known), z.exact) if z.number == 0 else _function(compute, z)


def _root(inner: Value) -> Value:
    root = _fraction(mpmath.sqrt(_real(inner)))
    if not isinstance(root, Fraction):
        return Value(root, inner.exact)
    near = root.limit_denominator(10**16)
    return Value(near, inner.exact) if near**2 == inner.number else Value(root, False)


def _sigmoid(z: Any) -> Any:
    return 1 / (1 + mpmath.exp(-z))


def _logarithm(a: Value) -> Value:
    return Value(Fraction(0), a.exact) if a.number == 1 else _function(mpmath.log, a)


def _chosen(choose: Any) -> Any:
    return lambda *values: Value(choose(v.number for v in values), all(v.exact for v in values))


def _log_sum_exp(*values: Value) -> Value:
    return Value(_fraction(mpmath.log(sum(mpmath.exp(_real(v)) for v in values))), False)


def _softplus(z: Value) -> Value:
    return _function(lambda x: mpmath.log(1 + mpmath.exp(x)), z)


def _leaky(z: Value, slope: Value) -> Value:
    return z if z.number > 0 else Value(slope.number * z.number, z.exact)


FUNCTIONS: dict[tuple[str, int], Any] = {
    ("σ", 0): _at_zero(_sigmoid, Fraction(1, 2)),
    ("σ", 1): _at_zero(lambda z: _sigmoid(z) * _sigmoid(-z), Fraction(1, 4)),
    ("tanh", 0): _at_zero(mpmath.tanh, 0),
    ("tanh", 1): _at_zero(lambda z: 1 / mpmath.cosh(z) ** 2, 1),
    ("cosh", 0): lambda z: _function(mpmath.cosh, z),
    ("cos", 0): lambda z: _function(mpmath.cos, z),
    ("ln", 0): _logarithm,
    ("max", 0): _chosen(max),
    ("min", 0): _chosen(min),
    ("sign", 0): lambda x: Value(Fraction((x.number > 0) - (x.number < 0)), x.exact),
    ("gelu", 0): _at_zero(lambda z: z * mpmath.ncdf(z), 0),
    ("gelu", 1): _at_zero(lambda z: mpmath.ncdf(z) + z * mpmath.npdf(z), Fraction(1, 2)),
    ("silu", 0): _at_zero(lambda z: z * _sigmoid(z), 0),
    ("silu", 1): _at_zero(lambda z: _sigmoid(z) * (1 + z * _sigmoid(-z)), Fraction(1, 2)),
    ("softplus", 0): _softplus,
    ("softplus", 1): _at_zero(_sigmoid, Fraction(1, 2)),
    ("leaky_relu", 0): _leaky,
    ("log_sum_exp", 0): _log_sum_exp,
}


def unit_of(printed: str) -> Fraction:
    """The value of the last printed digit."""
    mantissa, _, exponent = printed.lstrip("−").replace("\u2009", "").partition("e")
    decimals = len(mantissa.partition(".")[2])
    return Fraction(10) ** (int(exponent or 0) - decimals)


def cells(text: str) -> int:
    """How wide a text is, a Chinese character counting two."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    marks = sum(unicodedata.category(character) in ("Mn", "Me", "Cf") for character in text)
    return len(text) + wide - marks


def lines_of(text: str) -> Iterator[Line]:
    """Every line that works a number out: its numbers and its result."""
    for block in _joined(text):
        sides = RELATIONS.split(f" {block} ")
        if len(sides) < 3 or not re.fullmatch(NUMBER, sides[-1].strip()):
            continue
        try:
            numbers = value_of(sides[-3])
        except NotNumbers:
            continue
        shown = sides[-1].strip()
        yield Line(block, sides[0].strip(), numbers, sides[-2], value_of(shown).number, unit_of(shown))


def _joined(text: str) -> Iterator[str]:
    """Lines with their continuations, without what stands in grey at the right."""
    block, indent = "", 0
    for raw in text.split("\n"):
        line = _without_aside(raw)
        depth = len(line) - len(line.lstrip(" "))
        if block and depth > indent and re.match(r"\s+[=≈≠+−×⊙/] ", line):
            block += f" {line.strip()}"
            continue
        if block:
            yield _without_way(block)
        block, indent = line.strip(), depth
    if block:
        yield _without_way(block)


def _without_aside(line: str) -> str:
    body = line.lstrip(" ")
    return line[: len(line) - len(body)] + re.split(r" {3,}(?![ ×=≈≠])", body)[0]


def _without_way(block: str) -> str:
    """A path's numbers without the names of its stations in front."""
    station = r"[^\s→\[]+(?:\[[^\]]*\])?"
    block = re.sub(rf"^(?:example|样本) \d+ +(?={station}→|−?\d)", "", block)
    block = re.sub(rf"^{station}(?:→{station})+ +", "", block)
    return re.sub(r" {2,}(?=[=≈≠])|(?<=[≈=≠]) {2,}|(?<=\S) {2,}(?=×)", " ", block)
