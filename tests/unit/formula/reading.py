"""A reader of printed formulas that shares nothing with the writers: what a line says, recomputed.

It reads Unicode, LaTeX and MathML, is strict about brackets (a sign may not follow a sign), and works in
fractions; functions are computed to 50 digits.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import mpmath

mpmath.mp.dps = 50

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d[\d\u2009]*(?:\.\d+)?(?:e[+-]\d+)?)|(?P<name>[A-Za-zσ_]+)(?P<primes>[′']*)"
    r"|(?P<sign>[-−+×⊙/^(),;|√=≈≠⊤]))"
)
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789")


@dataclass(frozen=True)
class Read:
    """A value and whether it is exact."""

    value: Fraction
    exact: bool = True


def from_unicode(text: str) -> str:
    return re.sub("[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: f"^({found[0].translate(SUPERSCRIPTS)})", text)


def from_latex(text: str) -> str:
    text = re.sub(r"(?<=\d)\\,(?=\d)", "", text)
    for command, mark in {r"\times": "×", r"\approx": "≈", r"\neq": "≠", r"\bigl": "", r"\bigr": ""}.items():
        text = text.replace(command, mark)
    text = re.sub(r"\\operatorname\{([^}]*)\}", lambda found: found[1].replace("\\_", "_"), text)
    text = text.replace(r"\sigma", "σ").replace(r"\,", "×")
    while r"\frac" in text or r"\sqrt" in text or "^{" in text:
        text = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", text)
        text = re.sub(r"\\sqrt\{([^{}]*)\}", r"√(\1)", text)
        text = re.sub(r"\^\{([^{}]*)\}", r"^(\1)", text)
    assert not re.search(r"[{}\\]|\^(?!\()", re.sub(r"\\(ln|max|exp|tanh)", "", text)), text
    return text.replace("\\", "")


def from_mathml(text: str) -> str:
    return _mathml(ET.fromstring(text))


def _mathml(element: ET.Element) -> str:
    parts = [_mathml(child) for child in element]
    match element.tag:
        case "mfrac":
            return f"(({parts[0]})/({parts[1]}))"
        case "msqrt":
            return f"√({''.join(parts)})"
        case "msup" if set(parts[1]) <= {"′"}:
            return parts[0] + parts[1]
        case "msup":
            return f"{parts[0]}^({parts[1]})"
        case "math" | "mrow":
            return "".join(parts)
        case "mn" | "mi" | "mo":
            return (element.text or "").replace("\u2062", "×")
    raise ValueError(f"<{element.tag}> is not expected here")


class Reader:
    """Recursive descent over the tokens of one side of a line."""

    def __init__(self, text: str) -> None:
        self.tokens: list[re.Match[str]] = []
        position = 0
        while position < len(text):
            found = TOKEN.match(text, position)
            assert found, f"cannot read {text[position:]!r} in {text!r}"
            self.tokens.append(found)
            position = found.end()
        self.place = 0

    def peek(self) -> str:
        return self.tokens[self.place][0].strip() if self.place < len(self.tokens) else ""

    def take(self, *expected: str) -> re.Match[str]:
        token = self.tokens[self.place]
        assert not expected or self.peek() in expected, f"{self.peek()!r} instead of {expected}"
        self.place += 1
        return token

    def line(self) -> tuple[list[Read], list[str]]:
        parts, signs = [self.sum()], []
        while self.peek() in ("=", "≈", "≠"):
            signs.append(self.take()[0].strip())
            parts.append(self.sum())
        assert self.peek() == "", f"{self.peek()!r} is left over"
        return parts, signs

    def sum(self) -> Read:
        negative = self.peek() in ("−", "-")
        if negative:
            self.take()
        total = self.product()
        if negative:
            total = Read(-total.value, total.exact)
        while self.peek() in ("+", "−", "-"):
            sign = -1 if self.take()[0].strip() in "−-" else 1
            term = self.product()
            total = Read(total.value + sign * term.value, total.exact and term.exact)
        return total

    def product(self) -> Read:
        result = self.power()
        while self.peek() in ("×", "/"):
            times = self.take()[0].strip() == "×"
            factor = self.power()
            value = result.value * factor.value if times else result.value / factor.value
            result = Read(value, result.exact and factor.exact)
        return result

    def power(self) -> Read:
        base = self.atom()
        if self.peek() != "^":
            return base
        self.take()
        exponent = self.exponent()
        if exponent.value.denominator == 1:
            return Read(base.value**exponent.value.numerator, base.exact and exponent.exact)
        return Read(_fraction(mpmath.power(_real(base.value), _real(exponent.value))), False)

    def atom(self) -> Read:
        token = self.take()
        if token["number"]:
            return Read(Fraction(token["number"].replace("\u2009", "")))
        if token["name"] == "e":
            self.take("^")
            return Read(_fraction(mpmath.exp(_real(self.exponent().value))), False)
        if token["name"]:
            return self.function(token["name"], len(token["primes"]))
        sign = token["sign"]
        if sign == "√":
            return _root(self.atom())
        inner = self.sum()
        self.take({"(": ")", "|": "|"}[sign])
        return Read(abs(inner.value), inner.exact) if sign == "|" else inner

    def exponent(self) -> Read:
        if self.peek() in ("−", "-"):
            self.take()
            inner = self.atom()
            return Read(-inner.value, inner.exact)
        return self.atom()

    def function(self, name: str, primes: int) -> Read:
        self.take("(")
        arguments = [self.sum()]
        while self.peek() in (",", ";"):
            self.take()
            arguments.append(self.sum())
        self.take(")")
        value: Read = FUNCTIONS[name, primes](*arguments)
        return value


def _root(inner: Read) -> Read:
    root = _fraction(mpmath.sqrt(_real(inner.value)))
    near = root.limit_denominator(10**20)
    return Read(near, inner.exact) if near**2 == inner.value else Read(root, False)


def _sigmoid(z: Read) -> Read:
    if z.value == 0:
        return Read(Fraction(1, 2), z.exact)
    return Read(_fraction(1 / (1 + mpmath.exp(-_real(z.value)))), False)


def _tanh(z: Read) -> Read:
    return Read(_fraction(mpmath.tanh(_real(z.value))), z.exact and z.value == 0)


FUNCTIONS: dict[tuple[str, int], Any] = {
    ("σ", 0): _sigmoid,
    ("tanh", 0): _tanh,
    ("relu", 0): lambda z: Read(max(z.value, Fraction(0)), z.exact),
    ("leaky_relu", 0): lambda z, slope: Read(z.value if z.value > 0 else slope.value * z.value, z.exact),
    ("max", 0): lambda *values: Read(max(v.value for v in values), all(v.exact for v in values)),
}


def _real(value: Fraction) -> Any:
    return mpmath.mpf(value.numerator) / value.denominator


def _fraction(value: Any) -> Fraction:
    sign, mantissa, exponent, _ = mpmath.mpf(value)._mpf_
    size = Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    return -size if sign else size


def read_line(text: str) -> tuple[list[Read], list[str]]:
    """The values of the parts of a line, and the signs between them."""
    return Reader(text).line()
