"""Lines and matrices in LaTeX: where they are cut, and that they are plain."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clearprop.explanation import tex
from clearprop.explanation.document import Factor, Matrix, MatrixEquation, PathFactor, PathLine
from clearprop.formula.tree import (
    Equality,
    Expression,
    Number,
    Power,
    Printed,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from tests.unit.explanation.documents import grid

z, W = Symbol("z"), Symbol("W")


def number(digits: str) -> Printed:
    return Printed(Decimal(digits))


def line_of(*parts: Expression) -> Equality:
    return Equality((z, *parts), ("=",) * len(parts))


LONG = Sum(tuple(number(f"0.12345{k}") for k in range(8)))


def test_a_short_line_stays_one() -> None:
    assert tex.line(line_of(number("0.5") + number("0.5"), number("1")), str, 80) == ["z &= 0.5 + 0.5 = 1"]


def test_a_long_line_is_cut_at_its_relations_first() -> None:
    rows = tex.line(
        line_of(Product((W, z), "matrix"), number("0.25") * number("0.5"), number("0.125")), str, 20
    )
    assert rows == [r"z &= W \, z", r"&= 0.25 \times 0.5 = 0.125"]


def test_a_long_side_is_cut_before_signs_and_set_in() -> None:
    rows = tex.line(line_of(LONG, number("0.9")), str, 40)
    assert rows[1].startswith(r"&\quad + 0.12345")
    assert rows[-1].endswith("= 0.9")
    assert all(len(row) < 60 for row in rows)
    assert " ".join(rows).count("0.12345") == 8


def test_a_wide_fraction_is_written_on_the_line() -> None:
    short = tex.line(line_of(Quotient(number("0.5"), number("2"))), str, 80)
    assert short == [r"z &= \frac{0.5}{2}"]
    wide = tex.line(line_of(Quotient(LONG, number("20"))), str, 60)
    assert "frac" not in " ".join(wide)
    assert " ".join(wide).replace(r" &\quad", "").endswith("+ 0.123457) / 20")


def test_a_wide_root_is_written_on_the_line() -> None:
    rows = tex.line(line_of(Power(LONG, Number(0.5))), str, 60)
    assert rows[0].startswith(r"z &= \surd (0.123450 + ")


def test_a_matrix_is_a_plain_bmatrix_one_row_a_line() -> None:
    shown = grid("W", ("0.15", "-0.25"), ("0.2", "0.3"))
    assert tex.matrix(shown) == "\\begin{bmatrix}\n0.15 & -0.25 \\\\\n0.2 & 0.3\n\\end{bmatrix}"
    assert tex.matrix(shown, aligned=True).split("\n")[2] == r"0.2\phantom{0} & 0.3\phantom{0}"


def test_gaps_of_a_shortened_matrix_are_dots() -> None:
    shown = grid("W", ("1", None, "2"), (None, None, None), ("3", None, "4"), shape=(9, 9))
    rows = tex.matrix(shown).split("\n")
    assert rows[1:4] == [r"1 & \cdots & 2 \\", r"\vdots & \ddots & \vdots \\", r"3 & \cdots & 4"]


def equation(style: str, columns: int) -> MatrixEquation:
    wide = grid("W", ("0.123456",) * columns)
    left, right = Factor(z, wide), Factor(W, wide)
    return MatrixEquation(z, Product((z, W), "elementwise"), ((left, right),), "≈", wide, style=style)  # type: ignore[arg-type]


def test_a_matrix_equation_shows_shapes_and_takes_the_rows_that_it_needs() -> None:
    narrow = tex.equation(equation("elementwise", 1), str, 80)
    assert len(narrow) == 1
    assert r"\underset{(1, 1)}{" in narrow[0]
    assert r"\odot \underset" in narrow[0]
    assert len(tex.equation(equation("elementwise", 4), str, 80)) == 3
    assert r"\odot" not in "".join(tex.equation(equation("matrix", 1), str, 80)).partition("= ")[2][9:]


def test_a_whole_field_stands_behind_its_formula_or_below_it() -> None:
    shown = grid("a", ("0.5",))
    matrix = tex.factor(Factor(z, shown))
    assert tex.whole(Matrix(z, shown), str, 80) == [f"z &= {matrix}"]
    assert tex.whole(Matrix(z, shown, W), str, 80) == [f"z &= W = {matrix}"]
    assert tex.whole(Matrix(z, shown, W), str, 9) == ["z &= W", f"&= {matrix}"]


def path(count: int) -> PathLine:
    factors = tuple(PathFactor(Symbol(f"w{k}"), number("-0.5" if k else "0.25")) for k in range(count))
    return PathLine((W, z), (), factors, "≈", number("0.1"))


def test_a_path_names_its_factors_below_them_and_brackets_negative_ones() -> None:
    assert tex.nodes(path(2), str) == r"W \to z"
    assert tex.path(path(2), str, 80) == [
        r"&\underset{w_{0}}{0.25} \times \underset{w_{1}}{(-0.5)} \approx 0.1"
    ]
    assert len(tex.path(path(20), str, 60)) > 2


@pytest.mark.parametrize("count", [1, 2])
def test_one_row_needs_no_environment(count: int) -> None:
    rows = [r"z &= \begin{bmatrix} 1 & 2 \end{bmatrix}"] * count
    written = tex.aligned(rows)
    assert written.startswith(r"\begin{aligned}") == (count == 2)
    assert written.count("1 & 2") == count
