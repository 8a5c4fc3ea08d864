"""What training did to the parameters: each by its name, before, change and after.

``print(changes(before, after))`` is the table that a hand calculation ends with.  Its rows add up as
printed: before + change = after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from clearprop.displays import Displayed
from clearprop.errors import AddressError, ShapeError
from clearprop.formula.columns import at_one_point
from clearprop.formula.numbers import MINUS, as_decimal, at_exponent, shown
from clearprop.network.network import Network, check_network
from clearprop.network.parameters import parameters
from clearprop.record.address import Address
from clearprop.words import text
from clearprop.words.width import aligned_rows, pad

_SIGNIFICANT = 6  # digits of the smallest change, as far as nine decimals go
_DECIMALS = (6, 9)
_PLAIN = 1e7  # from here on numbers are written with a power of ten
_LONGEST, _SHORTENED = 60, 20  # rows of a table, and of one that would be longer


@dataclass(frozen=True)
class Change:
    """One parameter before and after; ``trained`` is False where training leaves it alone."""

    name: str
    address: Address
    before: float
    after: float
    trained: bool

    @property
    def change(self) -> float:
        """What was added: after - before."""
        return self.after - self.before


@dataclass(frozen=True)
class Changes(Displayed):
    """Every parameter of a network with its change; iterate over it, or ask for one by name or address.

    Examples
    --------
    >>> from clearprop.network import Dense
    >>> before = Network([Dense([[1.0], [0.5]], [0.25])])
    >>> after = Network([Dense([[0.75], [0.5]], [0.5])])
    >>> both = changes(before, after)
    >>> both["w1"].change, both["layer 1, b[0]"].change
    (-0.25, 0.25)
    """

    rows: tuple[Change, ...]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, name: str | Address) -> Change:
        """One parameter, as ``"w5"`` or ``"layer 2, W[0, 0]"``.

        Raises
        ------
        AddressError
            '"w9": there is no such parameter. The weights are w1 to w8, the biases b1 to b2.'
        """
        for row in self.rows:
            if row.name == name:
                return row
        known = {row.address: row for row in self.rows}
        if (address := Address.parse(name)) in known:
            return known[address]
        raise AddressError(f'"{name}": there is no such parameter. {_known(self.rows)}')

    def text(self, lang: str | None = None) -> str:
        """The table for a terminal; a long one shows what changed most, and says how much it leaves out.

        Examples
        --------
        >>> from clearprop.network import Dense
        >>> net = Network([Dense([[0.15], [0.2]], [0.35], "sigmoid", bias="fixed")])
        >>> after = Network([Dense([[0.1497807161327628], [0.2]], [0.35], "sigmoid", bias="fixed")])
        >>> print(changes(net, after).text("en"))
            address          before  change        after
        w1  layer 1, W[0, 0]  0.15   −0.000219284  0.149780716
        w2  layer 1, W[1, 0]  0.2     0            0.2
        b1  layer 1, b        0.35    fixed
        """
        rows = self.largest()
        lines = _table(rows, lang)
        if len(rows) < len(self.rows):
            lines.append(text("changes.more", lang, n=len(self.rows) - len(rows)))
        return "\n".join(lines)

    def largest(self) -> tuple[Change, ...]:
        """The rows of the table: all of them, of many those that changed most, in their order."""
        return _largest(self.rows) if len(self.rows) > _LONGEST else self.rows

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"Changes({len(self.rows)} parameters)"


def changes(before: Network, after: Network) -> Changes:
    """Compare two states of one network, parameter by parameter.

    Parameters
    ----------
    before, after : networks of the same sizes and kinds of bias, such as what went into
        :func:`clearprop.train` and what came out

    Raises
    ------
    ShapeError
        "before has the sizes (2, 2, 1) with biases per_unit, per_unit, but after has (2, 4, 1) with …: two
        states of one network are needed."

    Examples
    --------
    >>> from clearprop.network import Dense
    >>> for w in changes(Network([Dense([[1.0]])]), Network([Dense([[0.25]])])):
    ...     print(w.name, w.before, w.change, w.after)
    w1 1.0 -0.75 0.25
    """
    before, after = check_network(before), check_network(after)
    if _form(before) != _form(after):
        raise ShapeError(
            f"before has the {_form(before)}, but after has the {_form(after)}: two states of one network"
            " are needed."
        )
    pairs = zip(parameters(before), parameters(after), strict=True)
    return Changes(
        tuple(Change(old.name, old.address, old.value, new.value, old.trained) for old, new in pairs)
    )


def _form(network: Network) -> str:
    return f"sizes {network.sizes} with biases {', '.join(layer.bias for layer in network)}"


def _known(rows: tuple[Change, ...]) -> str:
    weights = [row.name for row in rows if row.name.startswith("w")]
    biases = [row.name for row in rows if row.name.startswith("b")]
    tail = f", the biases b1 to {biases[-1]}" if biases else "; there are no biases"
    return f"The weights are w1 to {weights[-1]}{tail}."


def _largest(rows: tuple[Change, ...]) -> tuple[Change, ...]:
    """The rows that changed most, in their order."""
    chosen = sorted(rows, key=lambda row: abs(row.change), reverse=True)[:_SHORTENED]
    return tuple(row for row in rows if row in chosen)


class _Cells(NamedTuple):
    """One row of the table as text; a parameter that is not trained has a word for its change."""

    before: str
    change: str
    after: str


def printed(rows: tuple[Change, ...]) -> list[tuple[Decimal, Decimal | None, Decimal | None]]:
    """Before, change and after with the digits of the table; None for what training leaves alone.

    Examples
    --------
    >>> printed((Change("w1", Address("W", (0, 0), 1), 0.15, 0.1497807161327628, True),))
    [(Decimal('0.15'), Decimal('-0.000219284'), Decimal('0.149780716'))]
    """
    decimals = decimals_of(row.change for row in rows if row.trained)
    cells = ((row.trained, _cells(row, decimals)) for row in rows)
    return [
        (_number(c.before), *((_number(c.change), _number(c.after)) if t else (None, None))) for t, c in cells
    ]


def _number(cell: str) -> Decimal:
    return Decimal(cell.replace(MINUS, "-"))


def _table(rows: tuple[Change, ...], lang: str | None) -> list[str]:
    fixed, decimals = text("changes.fixed", lang), decimals_of(row.change for row in rows if row.trained)
    cells = [_cells(row, decimals) if row.trained else _untrained(row, decimals, fixed) for row in rows]
    heads = [text(f"term.{word}", lang) for word in ("address", "before", "change", "after")]
    columns = [
        ["", *(row.name for row in rows)],
        [heads[0], *(str(row.address) for row in rows)],
        *(
            [head, *_standing(column, fixed)]
            for head, column in zip(heads[1:], zip(*cells, strict=True), strict=True)
        ),
    ]
    return aligned_rows(list(zip(*columns, strict=True)), ("left", "left", "right", "right", "right"))


def decimals_of(differences: Iterable[float]) -> int:
    """As many decimals as show the smallest change with six digits, within bounds.

    Examples
    --------
    >>> decimals_of([0.5, -0.25]), decimals_of([0.0, 0.00219]), decimals_of([1e-12])
    (6, 8, 9)
    """
    sizes = [abs(change) for change in differences if change and isfinite(change)]
    fewest, most = _DECIMALS
    if not sizes:
        return fewest
    return min(max(_SIGNIFICANT - 1 - as_decimal(min(sizes)).adjusted(), fewest), most)


def _cells(row: Change, decimals: int) -> _Cells:
    """What is printed adds up, so the printed change is the difference of what is printed beside it."""
    if not all(isfinite(value) and abs(value) < _PLAIN for value in (row.before, row.after)):
        return _Cells(*(shown(value).text for value in (row.before, row.change, row.after)))
    before, after = (at_exponent(as_decimal(value), -decimals) for value in (row.before, row.after))
    exact = before == as_decimal(row.before), after == as_decimal(row.after)
    return _Cells(_digits(before, exact[0]), _digits(after - before, all(exact)), _digits(after, exact[1]))


def _untrained(row: Change, decimals: int, word: str) -> _Cells:
    return _cells(row, decimals)._replace(change=word, after="")


def _digits(number: Decimal, exact: bool) -> str:
    """The number with a true minus; an exact one loses its zeros."""
    digits = f"{abs(number):f}"
    if exact and "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{MINUS}{digits}" if number < 0 else digits


def _standing(cells: Sequence[str], word: str) -> list[str]:
    """Numbers under one another at the point, all equally wide; the word stands where they begin."""
    numbers = at_one_point(cell for cell in cells if cell != word)
    standing, room = iter(numbers), max(map(len, numbers), default=0)
    return [pad(cell, room) if cell == word else next(standing) for cell in cells]
