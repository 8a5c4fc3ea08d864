"""What names stand for when only their numbers are shown: ``z = W x + b = [0.1 0.2] [...] + [...]``.

The numbers put in stand where the names stood.  Only matrices are learned so, because their order in a
product is fixed, while people write ``w x`` and then ``x w`` in numbers without a thought.
"""

from __future__ import annotations

from clearprop.verify.grammar.tree import Binary, Matrix, Name, Node, Transposed, is_literal

_PRODUCTS = "*·@"


def learned(symbols: Node, numbers: Node) -> list[tuple[Name, Matrix]]:
    """The names in a formula and the matrices that stand in their places.

    Examples
    --------
    >>> from clearprop.verify.grammar.cursor import number
    >>> matrix = Matrix(((number("1"), number("2")),))
    >>> put_in = Binary("·", matrix, Name("a"))
    >>> [name.text for name, _ in learned(Binary("*", Name("x"), Name("W")), put_in)]
    ['x']
    """
    match symbols, numbers:
        case Name(), Matrix() if is_literal(numbers):
            return [(symbols, numbers)]
        case Transposed(Name() as name), Matrix(rows, False) if is_literal(numbers):
            return [(name, Matrix(tuple(zip(*rows, strict=True))))]
        case Binary(one, a, b), Binary(other, c, d) if one == other or (
            one in _PRODUCTS and other in _PRODUCTS
        ):
            return learned(a, c) + learned(b, d)
    return []
