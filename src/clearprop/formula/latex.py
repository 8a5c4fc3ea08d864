r"""Formulas in LaTeX, with commands that KaTeX knows too: ``W_{\text{new},0,2} = 0.205527 - \dots``."""

from __future__ import annotations

from decimal import Decimal

from clearprop.formula.alphabet import Alphabet, Pieces, glued
from clearprop.formula.names import Notation, notation
from clearprop.formula.numbers import is_power, split_power, written
from clearprop.formula.tree import Expression, Symbol
from clearprop.formula.writer import Form, Words, Writer

_LETTERS = {
    "δ": r"\delta",
    "η": r"\eta",
    "μ": r"\mu",
    "ρ": r"\rho",
    "ε": r"\varepsilon",
    "β": r"\beta",
    "λ": r"\lambda",
    "σ": r"\sigma",
    "…": r"\dots",
}
_SIGNS = {"≈": r"\approx", "≠": r"\neq", "−": "-", "×": r"\times", "⊙": r"\odot", "→": r"\to"}
_FUNCTIONS = {
    "sigmoid": r"\sigma",
    **{name: f"\\{name}" for name in ("exp", "ln", "log", "max", "min", "tanh")},
}
_ESCAPES = str.maketrans(
    {mark: f"\\{mark}" for mark in "#$%&_{}"}
    | {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
)
_TALL = (r"\frac", r"\sqrt", r"\sum")


def latex(expression: Expression, form: Form = "symbolic", *, digits: int = 6, words: Words = str) -> str:
    r"""Write a formula in LaTeX, to stand between ``$`` signs.

    Fields get their letters (``delta`` is δ, ``dW`` is ∂L/∂W), entries their indices below.

    Parameters
    ----------
    form   : ``symbolic`` writes entries by name, ``numbers`` as their values
    digits : significant digits of those values; numbers that are already printed keep theirs
    words  : gives the reader's word for what a Σ runs over (``rows``, ``outputs``, …); "" to leave it out

    Examples
    --------
    >>> from clearprop.formula.tree import Entry, Product, Transpose
    >>> print(latex(Product((Transpose(Symbol("a_in")), Symbol("delta", 2)), "matrix")))
    {a_{\text{in}}}^{\top} \, \delta^{(2)}
    >>> print(latex(Entry(Symbol("dW"), (0, 2), 0.0472974)))
    \frac{\partial L}{\partial W_{0,2}}
    """
    return " ".join(pieces(expression, form, digits=digits, words=words))


def pieces(expression: Expression, form: Form = "symbolic", *, digits: int = 6, words: Words = str) -> Pieces:
    """The same, cut where a long line may break; brackets may open in one piece and close in another."""
    return Writer(Latex(), form, digits, words).write(expression)


class Latex(Alphabet):
    """The commands of LaTeX."""

    space = " "
    beside = r" \, "
    comma = ", "
    semicolon = "; "

    def number(self, number: Decimal) -> str:
        if number.is_nan():
            return r"\text{nan}"
        if number.is_infinite():
            return r"-\infty" if number < 0 else r"\infty"
        if is_power(number):
            mantissa, exponent = split_power(number)
            return rf"{self.number(mantissa)} \times 10^{{{exponent}}}"
        return written(number, minus="-", thin=r"\,")

    def half(self) -> str:
        return r"\frac{1}{2}"

    def name(self, symbol: Symbol, index: tuple[int, ...]) -> str:
        known = notation(symbol.name)
        places = tuple(map(str, index))
        if known.below is None:
            return _letter(known, symbol.layer, places)
        above = known.letter if known.letter == "L" else _letter(Notation(known.letter), symbol.layer, places)
        return rf"\frac{{\partial {above}}}{{\partial {_letter(known.below, symbol.layer, places)}}}"

    def is_simple(self, symbol: Symbol, raised: bool) -> bool:
        known = notation(symbol.name)
        return known.below is None and not known.change and not (raised and symbol.layer is not None)

    def sign(self, sign: str) -> str:
        return _SIGNS.get(sign, sign)

    def brackets(self, inner: Pieces) -> Pieces:
        if any(mark in piece for piece in inner for mark in _TALL):
            return glued(r"\bigl(", inner, r"\bigr)")
        return glued("(", inner, ")")

    def fraction(self, numerator: Pieces, denominator: Pieces) -> Pieces:
        return (rf"\frac{{{' '.join(numerator)}}}{{{' '.join(denominator)}}}",)

    def raised(self, base: Pieces, exponent: Pieces) -> Pieces:
        return glued(base, f"^{{{' '.join(exponent)}}}")

    def exponential(self) -> str:
        return "e"

    def root(self, inner: Pieces) -> Pieces:
        return (rf"\sqrt{{{' '.join(inner)}}}",)

    def transposed(self, base: Pieces) -> Pieces:
        return (rf"{{{' '.join(base)}}}^{{\top}}",)

    def total(self, over: str, body: Pieces) -> Pieces:
        below = rf"_{{\text{{{_escaped(over)}}}}}" if over else ""
        return glued(rf"\sum{below} ", body)

    def absolute(self, inner: Pieces) -> Pieces:
        return glued("|", inner, "|")

    def function(self, name: str, primes: int) -> str:
        return _FUNCTIONS.get(name, rf"\operatorname{{{_escaped(name)}}}") + "'" * primes


def _letter(known: Notation, layer: int | None, places: tuple[str, ...]) -> str:
    """A letter with its marks and indices below and its layer above, or a word in upright type."""
    letter = _LETTERS.get(known.letter, known.letter)
    if letter is known.letter and len(letter) > 1:
        letter = rf"\text{{{_escaped(letter)}}}"
    below = ",".join((*map(_mark, known.marks), *places))
    change = r"\Delta " if known.change else ""
    return (
        change
        + letter
        + (f"^{{({layer})}}" if layer is not None else "")
        + (f"_{{{below}}}" if below else "")
    )


def _mark(mark: str) -> str:
    return mark if len(mark) == 1 or mark.isdigit() else rf"\text{{{_escaped(mark)}}}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
