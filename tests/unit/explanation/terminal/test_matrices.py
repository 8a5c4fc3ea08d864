"""Matrices in a terminal: aligned at the point, with their shape, law and remark around them."""

from __future__ import annotations

from decimal import Decimal

import clearprop as cp
from clearprop.explanation.document import Grid, Matrix, MatrixEquation, blocks
from clearprop.explanation.fields import matrix as field
from clearprop.explanation.terminal.matrices import matrix, matrix_equation, rows_of, style
from clearprop.explanation.terminal.spans import plain
from clearprop.formula.tree import Printed, Symbol, Total
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, random_step, see


def laid_out(step: cp.Step, address: str, columns: int = 80, **options: object) -> list[str]:
    place = Address.parse(address)
    block = field(see(step, place.layer, **options), place)
    return [plain(each) for each in matrix(block, columns, "en")]


def printed(*numbers: str) -> tuple[Printed, ...]:
    return tuple(Printed(Decimal(number)) for number in numbers)


def test_a_matrix_with_its_law() -> None:
    assert laid_out(XOR, "layer 1, z") == [
        "  z  (4, 4)      0         0          0         0           = x W + b",
        "                −0.152690  0.291788  −0.124826  0.783546",
        "                 0.097627  0.430379   0.205527  0.089766",
        "                −0.055063  0.722167   0.080701  0.873312",
    ]


def test_a_law_that_does_not_fit_beside_stands_above() -> None:
    lines = laid_out(XOR, "layer 1, delta")
    assert lines[0] == "  delta = (delta₂ W₂ᵀ) ⊙ a (1 − a)"
    assert lines[1].startswith("  delta (4, 4)   0.034338")


def test_a_remark_stands_beside_the_next_row() -> None:
    block = field(see(XOR), Address("dW", layer=1), ("remark",))
    lines = [plain(each) for each in matrix(block, 80, "en")]
    assert lines[0].endswith("0.000713     = xᵀ delta")
    assert lines[1].endswith("0.000777     remark")
    long = field(see(XOR), Address("dW", layer=1), ("(2, 4) (4, 4) → (2, 4)",))
    above = plain(matrix(long, 80, "en")[0])
    assert above == "  dW = xᵀ delta" + " " * 41 + "(2, 4) (4, 4) → (2, 4)"


def test_what_is_left_out_is_counted() -> None:
    lines = laid_out(random_step((30, 40, 2)), "layer 1, W", 80)
    assert lines[-1].strip() == "24 more rows, 35 more columns"
    assert "…" in lines[0]
    assert set(lines[5].split()) == {"…"}
    assert all(len(each) <= 80 for each in lines)


def test_rows_too_long_for_the_terminal_are_continued() -> None:
    lines = laid_out(XOR, "layer 1, z", 40)
    assert all(len(each) <= 40 for each in lines)
    assert lines[0].split() == ["z", "(4,", "4)", "=", "x", "W", "+", "b"]
    assert " ".join(lines).count("0.152690") == 1


def test_numbers_stand_under_one_another_at_the_point() -> None:
    grid = Grid((printed("1", "-2.5"), printed("10.25", "3")), (2, 2), (0, 1), (0, 1))
    assert [plain(row) for row in rows_of(grid)] == [" 1     −2.5", "10.25   3"]


def test_a_small_number_among_larger_ones_has_no_power_of_ten() -> None:
    cells = (printed("0.0001260", "9E-7"), printed("0.0000034", "0"))
    assert [plain(each) for each in rows_of(Grid(cells, (2, 2), (0, 1), (0, 1)))] == [
        "0.0001260  0.0000009",
        "0.0000034  0",
    ]


def test_hue_is_sign() -> None:
    assert [style(cell) for cell in (*printed("1", "-1", "0"), None)] == ["positive", "negative", "", ""]


def equations(step: cp.Step) -> list[MatrixEquation]:
    return [block for block in blocks(cp.explain(step, lang="en")) if isinstance(block, MatrixEquation)]


def test_an_equation_stands_side_by_side_where_there_is_room() -> None:
    first = equations(WORKED)[0]
    assert [plain(each) for each in matrix_equation(first, 80, "en")] == [
        "  z = x W + b = [0.05  0.1] [0.15  0.25] + [0.35  0.35] = [0.3775  0.3925]",
        "                            [0.2   0.3 ]",
    ]


def test_without_room_what_is_given_stands_before_the_result() -> None:
    first = equations(WORKED)[0]
    lines = [plain(each) for each in matrix_equation(first, 60, "en")]
    assert [each.split("  ")[1] for each in lines if each and each[2] != " "] == ["W", "b", "z"]
    assert all(len(each) <= 60 for each in lines)


def test_a_sum_over_examples_is_named_in_the_language() -> None:
    grid = Grid((printed("1"),), (1,), (0,), (0,))
    block = Matrix(Symbol("db"), grid, Total(Symbol("delta"), "rows"))
    assert plain(matrix(block, 80, "zh")[0]).endswith("= Σ_样本 delta")
