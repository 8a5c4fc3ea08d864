"""Worked lines in a terminal: broken before signs, under the first equals sign, remarks at the right."""

from __future__ import annotations

import pytest

from clearprop.explanation.document import Calculation
from clearprop.explanation.lines import worked
from clearprop.explanation.terminal.calculations import calculation, equality, with_aside
from clearprop.explanation.terminal.spans import cells, line, plain
from clearprop.formula.tree import Equality, Number, Power, Sum, Symbol
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, see


def laid_out(address: str, columns: int, aside: str = "") -> list[str]:
    found = worked(see(WORKED), Address.parse(address))
    block = Calculation(found.equality, found.address, (aside,) if aside else ())
    return [plain(each) for each in calculation(block, columns, "en")]


def test_a_short_line_stays_whole() -> None:
    assert laid_out("layer 1, dW[0, 0]", 80) == [
        "  dW[0, 0] = x1 × delta[0, 0] = 0.05 × 0.00877135 ≈ 0.000438568"
    ]


def test_a_remark_takes_the_right_end_and_breaks_the_line_if_it_must() -> None:
    assert laid_out("layer 1, dW[0, 0]", 80, "dW = xᵀ delta") == [
        "  dW[0, 0] = x1 × delta[0, 0]                                    dW = xᵀ delta",
        "           = 0.05 × 0.00877135 ≈ 0.000438568",
    ]
    wide = laid_out("layer 1, dW[0, 0]", 100, "dW = xᵀ delta")
    assert len(wide) == 1
    assert wide[0].endswith("0.000438568" + " " * 22 + "dW = xᵀ delta")


def test_numbers_that_need_two_lines_have_the_result_on_a_third() -> None:
    assert laid_out("layer 1, delta[0, 0]", 80) == [
        "  delta[0, 0] = (delta₂[0, 0] × w5 + delta₂[0, 1] × w7) × h1 × (1 − h1)",
        "              = (0.13849856 × 0.4 + (−0.038098237) × 0.5) × 0.59326999",
        "                × (1 − 0.59326999)",
        "              ≈ 0.00877135",
    ]


def test_terms_stay_together_before_factors_do() -> None:
    terms = Sum(tuple(Number(k + 0.25) * Number(2.5) for k in range(4)))
    lines = equality((Symbol("z"), terms, Number(1.0)), ("=", "≈"), 33, "en")
    assert lines == ["z = 0.25 × 2.5 + 1.25 × 2.5", "    + 2.25 × 2.5 + 3.25 × 2.5", "  ≈ 1"]


def test_what_is_in_brackets_breaks_last_and_before_a_sign() -> None:
    inner = Sum(tuple(Number(k + 0.12345) for k in range(8)))
    lines = equality((Symbol("z"), inner * Number(2.0), Number(1.0)), ("=", "≈"), 40, "en")
    assert all(width <= 40 for width in map(len, lines))
    assert all(each.strip()[0] in "=≈+×" for each in lines[1:])
    assert " ".join(each.strip() for each in lines) == (
        "z = (0.12345 + 1.12345 + 2.12345 + 3.12345 + 4.12345 + 5.12345 + 6.12345 + 7.12345) × 2 ≈ 1"
    )


@pytest.mark.parametrize("columns", range(40, 90, 7))
def test_a_line_is_never_wider_than_asked(columns: int) -> None:
    for address in ("layer 1, delta[0, 0]", "loss", "layer 1, z[0, 0]"):
        assert all(len(each) <= columns for each in laid_out(address, columns, "a remark"))


def test_a_remark_without_room_stands_above() -> None:
    lines = with_aside([line("x" * 70)], "remark", 80)
    assert [plain(each) for each in lines] == [" " * 72 + "remark", "  " + "x" * 70]
    long = with_aside([line("x")], "remark " * 20, 80)
    assert all(cells(each) <= 80 for each in long)
    assert plain(long[-1]) == "  x"


def test_a_broken_formula_gives_the_same_line() -> None:
    whole = Equality((Symbol("a"), Power(Symbol("b"), Number(2.0)), Number(4.0)), ("=", "≈"))
    assert equality(whole.parts, whole.signs, 80, "en") == ["a = b² ≈ 4"]
    assert equality(whole.parts, whole.signs, 80, "en", whole=False) == ["a = b²", "  ≈ 4"]
