"""The table of changes: right numbers under right names, and printed rows that add up."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from clearprop.errors import AddressError, ShapeError
from clearprop.network import Dense, Network
from clearprop.network.changes import Changes, changes


def one_layer(W: list[list[float]], b: list[float] | None = None, **settings: object) -> Network:
    return Network([Dense(W, b, **settings)])  # type: ignore[arg-type]


def number(cell: str) -> Decimal:
    return Decimal(cell.replace("−", "-"))


def rows(table: str) -> list[list[str]]:
    """The cells after the address of each row."""
    return [line.split("]")[-1].split() for line in table.splitlines()[1:]]


def test_a_change_is_what_was_added() -> None:
    both = changes(one_layer([[1.0], [0.5]], [0.25]), one_layer([[0.75], [0.5]], [1.0]))
    assert [(c.name, c.before, c.change, c.after) for c in both] == [
        ("w1", 1.0, -0.25, 0.75),
        ("w2", 0.5, 0.0, 0.5),
        ("b1", 0.25, 0.75, 1.0),
    ]
    assert len(both) == 3


def test_a_parameter_is_found_by_name_and_by_address() -> None:
    both = changes(one_layer([[1.0], [2.0]], [3.0]), one_layer([[1.5], [2.5]], [3.5]))
    assert both["w2"] is both["layer 1, W[1, 0]"]
    assert both["b1"].after == 3.5


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with_bias = changes(one_layer([[1.0, 2.0]], [0.0, 0.0]), one_layer([[1.0, 2.0]], [0.0, 0.0]))
    with pytest.raises(AddressError, match=r'"w9": .* The weights are w1 to w2, the biases b1 to b2\.'):
        with_bias["w9"]
    without = changes(one_layer([[1.0, 2.0]]), one_layer([[1.0, 2.0]]))
    with pytest.raises(AddressError, match="w1 to w2; there are no biases"):
        without["b1"]


def test_networks_of_different_form_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"sizes \(1, 2\) with biases none.*sizes \(2, 1\)"):
        changes(one_layer([[1.0, 2.0]]), one_layer([[1.0], [2.0]]))
    with pytest.raises(ShapeError, match=r"biases per_unit, but after .* biases fixed"):
        changes(one_layer([[1.0]], [0.0]), one_layer([[1.0]], [0.0], bias="fixed"))


TABLE = """\
    address           before        change        after
w1  layer 1, W[0, 0]    0.15  −0.000219284  0.149780716
w2  layer 1, W[0, 1]    0.5    0.011301270  0.511301270
b1  layer 1, b          0.35  fixed"""

TABLE_ZH = """\
    地址              更新前        改变量       更新后
w1  layer 1, W[0, 0]    0.15  −0.000219284  0.149780716
w2  layer 1, W[0, 1]    0.5    0.011301270  0.511301270
b1  layer 1, b          0.35  固定"""


def worked() -> Changes:
    before = one_layer([[0.15, 0.5]], [0.35, 0.35], bias="fixed")
    after = one_layer([[0.1497807161327628, 0.5113012702387375]], [0.35, 0.35], bias="fixed")
    return changes(before, after)


def test_the_table_reads_as_a_hand_calculation_ends() -> None:
    assert worked().text("en") == TABLE
    assert worked().text("zh") == TABLE_ZH


def test_str_speaks_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEARPROP_LANG", "zh")
    assert str(worked()) == TABLE_ZH
    monkeypatch.setenv("CLEARPROP_LANG", "en")
    assert str(worked()) == TABLE
    assert repr(worked()) == "Changes(3 parameters)"


def test_exact_numbers_lose_their_zeros_and_rounded_ones_keep_them() -> None:
    table = changes(one_layer([[1.0], [1.0]]), one_layer([[0.4], [1 / 3]])).text("en")
    assert rows(table) == [["1", "−0.6", "0.4"], ["1", "−0.666667", "0.333333"]]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [1e-6, 1e-3, 1.0, 1e4])
def test_a_printed_row_adds_up(seed: int, size: float) -> None:
    rng = np.random.default_rng(seed)
    before = rng.normal(size=(4, 3))
    after = before + size * rng.normal(size=(4, 3))
    both = changes(one_layer(before.tolist()), one_layer(after.tolist()))
    for row, cells in zip(both, rows(both.text("en")), strict=True):
        first, change, last = map(number, cells)
        assert first + change == last
        assert float(last) == pytest.approx(row.after, abs=6e-7)


def test_small_changes_are_shown_with_six_digits_as_far_as_nine_decimals_go() -> None:
    table = changes(one_layer([[0.5], [0.5]]), one_layer([[0.5 + 1.23456789e-3], [0.75]])).text("en")
    assert rows(table) == [["0.5", "0.00123457", "0.50123457"], ["0.5", "0.25", "0.75"]]
    tiny = changes(one_layer([[0.1]]), one_layer([[0.1 + 1e-12]])).text("en")
    assert rows(tiny) == [["0.1", "0.000000000", "0.100000000"]]


def test_nothing_changed_is_zero() -> None:
    assert rows(changes(one_layer([[0.5]]), one_layer([[0.5]])).text("en")) == [["0.5", "0", "0.5"]]


def test_huge_numbers_are_written_with_a_power_of_ten() -> None:
    table = changes(one_layer([[1e9], [3.0]]), one_layer([[-2.5e12], [3.5]])).text("en")
    assert rows(table) == [["1e+09", "−2.501e+12", "−2.5e+12"], ["3", "0.5", "3.5"]]


def test_a_long_table_shows_what_changed_most_and_says_what_it_leaves_out() -> None:
    before, after = np.zeros((70, 1)), np.arange(70.0)[:, None]
    lines = changes(one_layer(before.tolist()), one_layer(after.tolist())).text("en").splitlines()
    assert lines[1].startswith("w51  layer 1, W[50, 0]")
    assert lines[-2].startswith("w70  layer 1, W[69, 0]")
    assert lines[-1] == "50 more parameters changed less"
    assert len(lines) == 22
    short = changes(one_layer(before[:60].tolist()), one_layer(after[:60].tolist())).text("en")
    assert len(short.splitlines()) == 61


def test_equal_changes_do_not_lengthen_a_shortened_table() -> None:
    lines = changes(one_layer([[0.0]] * 70), one_layer([[1.0]] * 70)).text("en").splitlines()
    assert len(lines) == 22
    assert lines[1].startswith("w1 ")
