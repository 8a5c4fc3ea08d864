"""Where a formula needs brackets, signs and spaces: one set of rules for every alphabet.

The writer walks the tree and asks its alphabet (Unicode, LaTeX, MathML) for the marks.  What it hands back
is cut into pieces where a long line may break: before ``=``, ``≈``, ``+``, ``−``, ``×`` and ``⊙``, never
inside a number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from clearprop.formula.alphabet import Alphabet, Pieces, glued
from clearprop.formula.functions import split_function
from clearprop.formula.levels import Level, flat_factors, flat_terms, has_symbols, is_half, unwrapped
from clearprop.formula.numbers import MINUS, is_negative, is_power, shown
from clearprop.formula.tree import (
    Call,
    Entry,
    Equality,
    Expression,
    Negative,
    Number,
    Power,
    Printed,
    Product,
    Quotient,
    Style,
    Sum,
    Symbol,
    Total,
    Transpose,
)

Form = Literal["symbolic", "numbers"]
Words = Callable[[str], str]


@dataclass(frozen=True)
class Writer:
    """Writes formulas in one alphabet.

    ``form`` chooses whether entries are written by name (``dW[0, 2]``) or as numbers of ``digits``
    significant digits; ``words`` turns what a :class:`Total` runs over (``"rows"``) into a reader's word.
    """

    alphabet: Alphabet
    form: Form = "symbolic"
    digits: int = 6
    words: Words = str

    def write(
        self, expression: Expression, loosest: Level = Level.EQUALITY, *, leading: bool = True
    ) -> Pieces:
        """Write a formula, in brackets if it is looser than its place allows.

        ``leading`` says that no sign stands before it: a negative after an operator goes in brackets.
        """
        expression = unwrapped(expression)
        if self._level(expression) < loosest or (not leading and self._is_negative(expression)):
            return self.alphabet.brackets(self._bare(expression, leading=True))
        return self._bare(expression, leading=leading)

    def _bare(self, expression: Expression, *, leading: bool) -> Pieces:
        match expression:
            case Equality(parts, signs):
                return self._joined(parts, signs)
            case Sum():
                return self._sum(flat_terms(expression), leading=leading)
            case Negative(operand):
                return glued(self.alphabet.sign(MINUS), self.write(operand, Level.TOTAL, leading=False))
            case Product():
                return self._product(expression, leading=leading)
            case Quotient(numerator, denominator):
                return self._quotient(numerator, denominator, leading=leading)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Transpose(operand):
                return self.alphabet.transposed(self._base(operand, raised=False))
            case Call():
                return self._call(expression)
            case Total(body, over):
                return self.alphabet.total(self.words(over), self.write(body, Level.TOTAL, leading=False))
        return (self._leaf(expression),)

    def _leaf(self, leaf: Expression) -> str:
        number = self._number_of(leaf)
        if number is not None:
            return self.alphabet.half() if self._is_half_sign(leaf) else self.alphabet.number(number)
        match leaf:
            case Entry(symbol, index):
                return self.alphabet.name(symbol, index)
            case Symbol():
                return self.alphabet.name(leaf, ())
        raise TypeError(f"a {type(leaf).__name__} cannot be written as a formula")

    def _number_of(self, leaf: Expression) -> Decimal | None:
        """The number that stands for a leaf on paper, or None for what is written by name."""
        match leaf:
            case Printed(number):
                return number
            case Number(value):
                # A law names its settings as they were typed: 0.001, and not what 1 − 0.999 leaves behind.
                typed = float(f"{value:.15g}") if self.form == "symbolic" else value
                return shown(typed, self.digits).number
            case Entry(value=value) if self.form == "numbers":
                return shown(value, self.digits).number
        return None

    def _is_half_sign(self, expression: Expression) -> bool:
        return self.form == "symbolic" and not isinstance(expression, Printed) and is_half(expression)

    def _is_negative(self, expression: Expression) -> bool:
        number = self._number_of(expression)
        return isinstance(expression, Negative) or (number is not None and is_negative(number))

    def _level(self, expression: Expression) -> Level:
        match expression:
            case Equality():
                return Level.EQUALITY
            case Sum():
                return Level.SUM
            case Negative():
                return Level.SIGNED
            case Total():
                return Level.TOTAL
            case Product():
                return Level.PRODUCT
            case Quotient() if self.alphabet.fractions_are_inline and not self._is_half_sign(expression):
                return Level.PRODUCT
            case Power() | Call(function="exp" | "sqrt", derivative=0):
                return Level.POWER
        number = self._number_of(expression)
        has_times = number is not None and is_power(number) and self.alphabet.powers == "×"
        return Level.PRODUCT if has_times else Level.ATOM

    def _joined(self, parts: tuple[Expression, ...], signs: tuple[str, ...]) -> Pieces:
        pieces = self.write(parts[0], Level.SUM)
        for sign, part in zip(signs, parts[1:], strict=True):
            pieces += self._after(sign, self.write(part, Level.SUM))
        return pieces

    def _after(self, sign: str, pieces: Pieces) -> Pieces:
        return glued(self.alphabet.sign(sign), self.alphabet.space, pieces)

    def _sum(self, terms: list[Expression], *, leading: bool) -> Pieces:
        pieces = self.write(terms[0], Level.SIGNED, leading=leading)
        for term in terms[1:]:
            sign, added = (MINUS, term.operand) if isinstance(term, Negative) else ("+", term)
            pieces += self._after(sign, self.write(added, Level.TOTAL, leading=False))
        return pieces

    def _product(self, product: Product, *, leading: bool) -> Pieces:
        style = product.style if has_symbols(product) else None
        factors = flat_factors(product, any_style=style is None)
        pieces = self._factor(factors[0], style, leading=leading)
        for place, (left, right) in enumerate(pairwise(factors), start=2):
            written = self._factor(right, style, leading=False, last=place == len(factors))
            sign = self._sign_between(left, right, style)
            if sign:
                pieces += self._after(sign, written)
            else:
                pieces = glued(pieces, self.alphabet.beside, written)
        return pieces

    def _factor(
        self, factor: Expression, style: Style | None, *, leading: bool, last: bool = False
    ) -> Pieces:
        loosest = Level.POWER
        if style == "elementwise" and isinstance(factor, Product) and factor.style == "number":
            loosest = Level.PRODUCT  # (a − y) ⊙ a (1 − a): entry by entry either way
        elif last and isinstance(factor, Total):
            loosest = Level.TOTAL
        return self.write(factor, loosest, leading=leading)

    def _sign_between(self, left: Expression, right: Expression, style: Style | None) -> str:
        """The sign between two factors; numbers always get one, ``2 (a − y)`` and ``x W`` need none."""
        if style == "elementwise":
            return "⊙"
        if style == "matrix":
            return ""
        if style == "number" and (isinstance(left, Number) or self._level(right) < Level.POWER):
            return "×" if isinstance(right, Number) else ""
        return "×"

    def _quotient(self, numerator: Expression, denominator: Expression, *, leading: bool) -> Pieces:
        if self._is_half_sign(Quotient(numerator, denominator)):
            return (self.alphabet.half(),)
        if self.alphabet.fractions_are_inline:
            loosest = Level.POWER if isinstance(unwrapped(numerator), Quotient) else Level.PRODUCT
            above = self.write(numerator, loosest, leading=leading)
            return self.alphabet.fraction(above, self.write(denominator, Level.POWER, leading=False))
        return self.alphabet.fraction(self.write(numerator), self.write(denominator))

    def _power(self, base: Expression, exponent: Expression) -> Pieces:
        if is_half(exponent):
            return self._root(base)
        return self.alphabet.raised(self._base(base), self.write(exponent))

    def _root(self, operand: Expression) -> Pieces:
        loosest = Level.ATOM if self.alphabet.fractions_are_inline else Level.EQUALITY
        return self.alphabet.root(self.write(operand, loosest, leading=loosest is Level.EQUALITY))

    def _base(self, base: Expression, *, raised: bool = True) -> Pieces:
        """What an exponent or, if it is not ``raised``, a transposition sign is put to."""
        base = unwrapped(base)
        pieces = self.write(base, Level.ATOM, leading=False)
        bracketed = self._level(base) < Level.ATOM or self._is_negative(base)
        return pieces if bracketed or self._carries(base, raised) else self.alphabet.brackets(pieces)

    def _carries(self, base: Expression, raised: bool) -> bool:
        match base:
            case (Symbol() as symbol) | Entry(symbol=symbol):
                return self._number_of(base) is not None or self.alphabet.is_simple(symbol, raised)
            case Number() | Printed():
                return not self._is_half_sign(base)
        return isinstance(base, Call)

    def _call(self, call: Call) -> Pieces:
        name, settings = split_function(call.function)
        arguments = [self.write(argument) for argument in call.arguments]
        if call.derivative == 0 and len(arguments) == 1:
            if name == "exp":
                return self.alphabet.raised((self.alphabet.exponential(),), arguments[0])
            if name == "sqrt":
                return self._root(call.arguments[0])
            if name == "abs":
                return self.alphabet.absolute(arguments[0])
        inner = arguments[0]
        for argument in arguments[1:]:
            inner = glued(inner, self.alphabet.comma, argument)
        for setting in settings:
            inner = glued(inner, self.alphabet.semicolon, self.alphabet.number(Decimal(setting)))
        return glued(self.alphabet.function(name, call.derivative), self.alphabet.brackets(inner))
