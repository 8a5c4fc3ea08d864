"""The document tree: what is left out of a grid, and what can be found in a document."""

from __future__ import annotations

from decimal import Decimal

from clearprop.explanation.document import (
    Calculation,
    Derivation,
    Grid,
    Paths,
    Prose,
    Section,
    blocks,
    calculations,
)
from clearprop.formula.tree import Equality, Printed, Symbol

ONE = Printed(Decimal(1))
LINE = Calculation(Equality((Symbol("z"), ONE), ("=",)))
TOTAL = Calculation(Equality((Symbol("dW"), ONE), ("=",)))


def document() -> Derivation:
    inner = Section(("Layer 1",), (LINE, Paths((), 2, TOTAL)))
    return Derivation(("All",), (Section(("Forward",), (Prose(("words",)), inner), number=1),), "en")


def test_a_grid_says_how_much_it_leaves_out() -> None:
    row = (ONE, None, ONE)
    grid = Grid((row, (None, None, None), row), (784, 512), (0, None, 783), (0, None, 511))
    assert (grid.rows_left_out, grid.columns_left_out) == (782, 510)
    vector = Grid((row,), (10,), (0,), (0, None, 9))
    assert (vector.rows_left_out, vector.columns_left_out) == (0, 8)


def test_every_block_is_found_wherever_it_stands() -> None:
    kinds = [type(block).__name__ for block in blocks(document())]
    assert kinds == ["Section", "Prose", "Section", "Calculation", "Paths"]


def test_the_sum_of_the_paths_is_a_calculation_too() -> None:
    assert list(calculations(document())) == [LINE, TOTAL]


def test_a_derivation_says_what_it_is_about() -> None:
    assert repr(document()) == "Derivation(whole step: 2 calculations)"
