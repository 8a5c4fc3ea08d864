"""Tables, paths and facts in a terminal."""

from __future__ import annotations

from decimal import Decimal

import clearprop as cp
from clearprop.explanation.document import (
    Column,
    Fact,
    Facts,
    PathFactor,
    PathLine,
    Paths,
    Table,
    blocks,
)
from clearprop.explanation.terminal.spans import Line, plain
from clearprop.explanation.terminal.tables import facts, paths, table
from clearprop.formula.tree import Printed, Symbol
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, random_step


def number(text: str) -> Printed:
    return Printed(Decimal(text))


def told(lines: list[Line]) -> list[str]:
    return [plain(each) for each in lines]


TABLE = Table(
    (Column(()), Column(("address",)), Column(("before",)), Column(("change",), signed=True)),
    (
        ((Symbol("w1"),), Address("W", (0, 0), 1), number("0.15"), number("-0.25")),
        ((Symbol("w12"),), Address("W", (1, 0), 1), number("10.5"), ("fixed",)),
    ),
    ("3 more",),
)


def test_numbers_of_a_column_are_aligned() -> None:
    assert told(table(TABLE, 80, "en")) == [
        "        address            before   change",
        "  w1    layer 1, W[0, 0]     0.15    −0.25",
        "  w12   layer 1, W[1, 0]    10.5    fixed",
        "  3 more",
    ]
    assert table(TABLE, 80, "en")[1][-1].style == "negative"


def test_a_narrow_table_first_loses_its_gaps_then_its_columns() -> None:
    assert max(map(len, told(table(TABLE, 40, "en")))) <= 40
    narrow = told(table(TABLE, 30, "en"))
    assert narrow[:3] == ["  w1", "    address layer 1, W[0, 0]", "    before 0.15   change −0.25"]


def test_a_narrow_table_says_nothing_of_empty_cells() -> None:
    rows = ((*TABLE.rows[0][:3], None), TABLE.rows[1])
    narrow = told(table(Table(TABLE.columns, rows), 30, "en"))
    assert narrow[:3] == ["  w1", "    address layer 1, W[0, 0]", "    before 0.15"]


def test_chinese_heads_count_two_cells() -> None:
    one = Table((Column(("梯度",)), Column(("更新前",))), ((number("1"), number("2")),))
    assert told(table(one, 80, "zh")) == ["  梯度   更新前", "     1        2"]


def the_paths(step: cp.Step, address: str) -> Paths:
    (found,) = (block for block in blocks(cp.explain(step, address, lang="en")) if isinstance(block, Paths))
    return found


def test_paths_stand_under_the_names_of_their_factors() -> None:
    assert told(paths(the_paths(WORKED, "layer 1, dW[0, 0]"), 80, "en")) == [
        "                x1     h1(1−h1)  w5,w7   o(1−o)      o−y",
        "  w1→h1→o1→loss 0.05 × 0.2413007 × 0.4 × 0.1868156 × 0.7413651    ≈  0.000668396",
        "  w1→h1→o2→loss 0.05 × 0.2413007 × 0.5 × 0.1755101 × (−0.2170715) ≈ −0.000229828",
        "  dW[0, 0] = 0.000668396 + (−0.000229828) = 0.000438568   the sum of the paths",
    ]


def test_examples_on_the_same_way_share_it() -> None:
    lines = told(paths(the_paths(XOR, "layer 1, dW[0, 2]"), 80, "en"))
    assert lines[0] == "  w5→h3→o1→loss"
    assert [each.split("  ")[1][:9] for each in lines[2:6]] == [f"example {k}" for k in range(4)]


def test_paths_too_wide_for_a_table_stand_one_by_one() -> None:
    lines = told(paths(the_paths(random_step((3, 6, 5, 3)), "layer 1, dW[1, 2]"), 80, "en"))
    assert all(len(each) <= 80 for each in lines)
    assert sum(each.startswith("    = ") for each in lines) == 6
    assert lines[0].startswith("  example ")


def test_a_single_path_has_no_sum() -> None:
    line = PathLine(
        (Symbol("w1"), Symbol("loss")), (), (PathFactor(Symbol("x1"), number("2")),), "=", number("2")
    )
    total = the_paths(WORKED, "layer 1, dW[0, 0]").total
    assert len(told(paths(Paths((line,), 1, total), 80, "en"))) == 2


def test_facts_in_three_columns_or_with_the_remark_below() -> None:
    block = Facts(
        (
            Fact(("loss",), (number("0.5"), " → ", number("0.25"))),
            Fact(("change",), (number("-1"),), ("remark",)),
        )
    )
    assert told(facts(block, 80, "en")) == ["  loss     0.5 → 0.25", "  change   −1           remark"]
    assert told(facts(block, 25, "en")) == ["  loss     0.5 → 0.25", "  change   −1", "    remark"]
