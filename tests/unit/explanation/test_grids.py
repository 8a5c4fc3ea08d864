"""Fields as printed numbers: whole where they fit, shortened with a count where they do not."""

from __future__ import annotations

from decimal import Decimal

import clearprop as cp
from clearprop.explanation.grids import grid, is_whole, left_out
from clearprop.formula.tree import Entry, Printed
from clearprop.record.address import Address
from tests.unit.explanation.steps import XOR, one_unit, random_step, see


def numbers(found: object) -> list[list[str | None]]:
    return [[None if cell is None else str(cell.number) for cell in row] for row in found.cells]  # type: ignore[attr-defined]


def test_a_small_field_is_whole() -> None:
    found = grid(see(XOR), Address("dW", layer=1))
    assert numbers(found) == [
        ["0.017216", "-0.003484", "0.010900", "0.000713"],
        ["0.015741", "-0.003001", "0.009863", "0.000777"],
    ]
    assert (found.shape, found.rows, found.columns) == ((2, 4), (0, 1), (0, 1, 2, 3))
    assert is_whole(found)
    assert left_out(found, "en") == ()


def test_every_number_knows_where_it_stands() -> None:
    cell = grid(see(XOR), Address("dW", layer=1)).cells[1][2]
    assert isinstance(cell, Printed)
    assert isinstance(cell.source, Entry)
    assert str(cell.source.address) == "layer 1, dW[1, 2]"
    assert cell.source.value == XOR["layer 1, dW[1, 2]"]


def test_a_vector_is_a_row() -> None:
    found = grid(see(XOR), Address("db", layer=1))
    assert (found.shape, len(found.cells), len(found.cells[0])) == ((4,), 1, 4)
    cell = found.cells[0][3]
    assert isinstance(cell, Printed)
    assert isinstance(cell.source, Entry)
    assert str(cell.source.address) == "layer 1, db[3]"


def test_in_columns_everything_is_turned_but_the_addresses() -> None:
    found = grid(see(XOR, convention="columns"), Address("dW", layer=1))
    assert found.shape == (4, 2)
    assert numbers(found)[0] == ["0.017216", "0.015741"]
    cell = found.cells[2][1]
    assert isinstance(cell, Printed)
    assert isinstance(cell.source, Entry)
    assert str(cell.source.address) == "layer 1, dW[1, 2]"
    vector = grid(see(XOR, convention="columns"), Address("b", layer=1))
    assert (vector.shape, len(vector.cells)) == ((4, 1), 4)


def test_a_large_field_is_shortened_and_counted() -> None:
    found = grid(see(random_step((30, 40, 2), n=9)), Address("W", layer=1))
    assert found.rows == (0, 1, 2, 3, 4, None, 29)
    assert found.columns == (0, 1, 2, 3, None, 39)
    assert (found.rows_left_out, found.columns_left_out) == (24, 35)
    assert numbers(found)[5] == [None] * 6
    assert numbers(found)[0][4] is None
    assert left_out(found, "en") == ("24 more rows", ", ", "35 more columns")
    assert "".join(map(str, left_out(found, "zh"))) == "另有 24 行、另有 35 列"
    assert not is_whole(found)
    assert is_whole(grid(see(random_step((30, 40, 2))), Address("W", layer=1), whole=True))


def test_one_chosen_example_stands_alone() -> None:
    found = grid(see(XOR, row=2), Address("a", layer=1))
    assert (found.rows, found.rows_left_out) == ((2,), 3)
    assert left_out(found, "en") == ("3 more rows",)
    assert grid(see(XOR, row=2), Address("W", layer=1)).rows == (0, 1)


def test_decimals_are_equal_and_exact_numbers_stop_early() -> None:
    assert numbers(grid(see(XOR), Address("a", layer=1)))[0] == ["0.5"] * 4
    assert numbers(grid(see(XOR), Address("a", layer=1), 8))[1][0] == "0.46190139"


def test_moments_are_turned_like_the_weights() -> None:
    step = one_unit("tanh", 0.5, optimizer=cp.Adam(0.1))
    found = grid(see(step, convention="columns"), Address("state_after.m_W", layer=1))
    assert found.shape == (1, 1)
    assert found.cells[0][0].number.is_finite()  # type: ignore[union-attr]
    assert Decimal("0") != found.cells[0][0].number  # type: ignore[union-attr]
