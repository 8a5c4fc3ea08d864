"""What one way of writing formulas has to know: its marks for numbers, names, brackets and fractions.

The writer knows where a mark is needed; an alphabet knows what it looks like.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from decimal import Decimal
from typing import ClassVar

from clearprop.formula.numbers import Powers
from clearprop.formula.tree import Symbol

Pieces = tuple[str, ...]  # a written formula, cut where a line may break


class Alphabet(ABC):
    """The marks of Unicode, LaTeX or MathML.

    ``space`` stands between pieces, ``beside`` between names that are multiplied without a sign, ``comma``
    and ``semicolon`` between arguments and before settings.  ``fractions_are_inline`` says that a fraction
    is written on one line, with brackets, not as a stack.
    """

    space: ClassVar[str]
    beside: ClassVar[str]
    comma: ClassVar[str]
    semicolon: ClassVar[str]
    fractions_are_inline: ClassVar[bool] = False
    powers: Powers = "×"

    @abstractmethod
    def number(self, number: Decimal) -> str:
        """A number with its digits."""

    @abstractmethod
    def half(self) -> str:
        """One half, as a factor of a formula."""

    @abstractmethod
    def name(self, symbol: Symbol, index: tuple[int, ...]) -> str:
        """A field, or one entry of it where there is an index."""

    @abstractmethod
    def is_simple(self, symbol: Symbol, raised: bool) -> bool:
        """Whether an exponent (``raised``) or a transposition sign may follow the name without brackets."""

    @abstractmethod
    def sign(self, sign: str) -> str:
        """One of ``= ≈ ≠ + − × ⊙``."""

    @abstractmethod
    def brackets(self, inner: Pieces) -> Pieces:
        """Round brackets around a formula."""

    @abstractmethod
    def fraction(self, numerator: Pieces, denominator: Pieces) -> Pieces:
        """A quotient."""

    @abstractmethod
    def raised(self, base: Pieces, exponent: Pieces) -> Pieces:
        """A power."""

    @abstractmethod
    def exponential(self) -> str:
        """The base e."""

    @abstractmethod
    def root(self, inner: Pieces) -> Pieces:
        """A square root."""

    @abstractmethod
    def transposed(self, base: Pieces) -> Pieces:
        """A transposed matrix."""

    @abstractmethod
    def total(self, over: str, body: Pieces) -> Pieces:
        """A sum over what ``over`` names, in the reader's language; nothing named if it is empty."""

    @abstractmethod
    def absolute(self, inner: Pieces) -> Pieces:
        """An absolute value."""

    @abstractmethod
    def function(self, name: str, primes: int) -> str:
        """The name of a function or of its derivative."""


def glued(*parts: str | Pieces) -> Pieces:
    """Join pieces and texts without a place to break between them.

    Examples
    --------
    >>> glued("(", ("a", "+ b"), ")"), glued(("a", "× b"), " / ", ("c",))
    (('(a', '+ b)'), ('a', '× b / c'))
    """
    pieces: Pieces = ("",)
    for part in parts:
        first, *rest = (part,) if isinstance(part, str) else part
        pieces = (*pieces[:-1], pieces[-1] + first, *rest)
    return pieces
