"""A whole field with its numbers, and one entry of it worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.explanation.document import Block, Matrix, Text
from clearprop.explanation.grids import grid
from clearprop.explanation.laws import right_side
from clearprop.explanation.lines import worked
from clearprop.explanation.naming import symbol
from clearprop.explanation.products import matrix_equation
from clearprop.explanation.view import View
from clearprop.formula.tree import Expression, Symbol
from clearprop.record.address import Address
from clearprop.record.step import NotObserved

MOST_SPELT = 4


@dataclass(frozen=True)
class Focus:
    """Which entry of every matrix is worked out, so that one number can be followed through the step."""

    row: int
    unit: int
    source: int


def focus(view: View, layer: int) -> Focus:
    """One unit of a layer in one example: the third, or the next one through which the loss is felt."""
    delta = view.reader(layer).get("delta")
    row = view.row if view.row is not None else len(delta) - 1
    first = min(2, delta.shape[1] - 1)
    felt = [unit for unit in range(delta.shape[1]) if delta[row, unit]]
    unit = next((unit for unit in felt if unit >= first), felt[0] if felt else first)
    a_in = view.reader(layer).get("a_in")[row]
    return Focus(row, unit, int(np.flatnonzero(a_in)[0]) if a_in.any() else 0)


def exists(view: View, address: Address) -> bool:
    """Whether the record has this field, and somebody saw it."""
    value = view.step.field(address)
    return value is not None and value is not NotObserved


def matrix(view: View, address: Address, aside: Text = (), *, with_law: bool = True) -> Matrix:
    """A field as it stands, with its formula."""
    formula = right_side(view, address) if with_law else None
    return Matrix(letter(view, address), grid(view, address), formula, address, aside)


def letter(view: View, address: Address) -> Symbol:
    """The name of a whole field in a text that speaks of its layer."""
    return symbol(address.field, address.layer if address.layer is not None else view.base, view.base)


Named = tuple[Expression, Address, bool]


def worked_matrix(
    view: View,
    address: Address,
    terms: tuple[tuple[Named, ...], ...],
    given: tuple[Block, ...],
    aside: Text = (),
) -> Iterator[Block]:
    """A matrix product with all its numbers; where that is too large, what is ``given``, then the result."""
    equation = matrix_equation(view, address, letter(view, address), terms) if view.row is None else None
    if equation is not None:
        yield equation
        return
    yield from given
    yield matrix(view, address, aside)


def spelt(view: View, address: Address, chosen: Focus, *, symbols: bool = False) -> Iterator[Block]:
    """One entry of a field worked out; all of them where a single example has few units."""
    shape = np.shape(view.step.field(address))
    by_example = len(shape) == 2 and view.example is not None and shape[0] == len(view.step.x)
    if by_example and address.field in ("z", "a", "delta") and shape[1] <= MOST_SPELT:
        for unit in range(shape[1]):
            yield worked(view, address.at(view.example or 0, unit))
        return
    index: tuple[int, ...] = (chosen.row, chosen.unit)
    if address.field in ("dW", "W_new", "g_W", "update_W") or address.field.endswith(("m_W", "v_W")):
        index = (chosen.source, chosen.unit)
    elif len(shape) == 1:
        index = (min(chosen.unit, shape[0] - 1),)
    yield worked(view, address.at(*index), symbols=symbols)
