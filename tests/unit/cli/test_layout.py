"""Tables and rules keep their columns at every width, in both languages."""

from __future__ import annotations

import pytest

from clearprop.cli.layout import LEFT, RIGHT, Cell, both_ends, rule, table
from clearprop.words.width import width

ROWS = [["", "training", "validation"], ["loss", "0.25", "0.5"], ["准确率", "75 %", "50 %"]]
REMARKS = ["", "mean per example", "3 of 4, 1 of 2"]


def test_columns_stand_under_their_heads() -> None:
    assert table(ROWS, (LEFT, RIGHT, RIGHT), remarks=REMARKS) == [
        "            training    validation",
        "  loss          0.25           0.5    mean per example",
        "  准确率        75 %          50 %    3 of 4, 1 of 2",
    ]


def test_a_narrow_terminal_moves_the_columns_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "52")
    assert (
        table(ROWS, (LEFT, RIGHT, RIGHT), remarks=REMARKS)[1]
        == "  loss        0.25         0.5  mean per example"
    )


def test_a_narrower_one_puts_remarks_under_their_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert table(ROWS, (LEFT, RIGHT, RIGHT), remarks=REMARKS)[1:3] == [
        "  loss        0.25         0.5",
        "    mean per example",
    ]


def test_long_heads_are_stacked_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = [["epoch", "training", "validation", "accuracy (validation)"], ["1", "0.5", "0.5", "50 %"]]
    assert table(rows, [RIGHT] * 4) == [
        "                                accuracy",
        "  epoch training validation (validation)",
        "      1      0.5        0.5         50 %",
    ]


def test_cells_may_be_fewer_than_heads() -> None:
    assert table([["a", "b"], ["1"]]) == ["  a    b", "  1"]


def test_a_style_on_a_pipe_is_nothing() -> None:
    assert table([["a"], [Cell("0", "dim")]]) == ["  a", "  0"]


@pytest.mark.parametrize("columns", [40, 57, 80])
@pytest.mark.parametrize("title", ["1  It learns", "1  它在学习"])
def test_a_rule_is_as_wide_as_the_page(columns: int, title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert width(rule(title)[0]) == columns
    line, *under = rule(title, "sum · SGD(0.5)")
    assert width(line) == columns
    assert line.startswith(f"── {title} ──")
    assert line.endswith(" sum · SGD(0.5) ──" if not under else "──")


def test_what_does_not_fit_into_a_rule_goes_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert (
        rule("1  It learns", "binary_cross_entropy, sum · SGD(0.5)")[1]
        == "  binary_cross_entropy, sum · SGD(0.5)"
    )


def test_two_texts_at_the_ends_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert both_ends("left", "right") == ["left" + " " * 71 + "right"]
    monkeypatch.setenv("COLUMNS", "40")
    assert both_ends("a long text at the left", "a long text at the right") == [
        "a long text at the left",
        " " * 16 + "a long text at the right",
    ]
