"""Lines of styled text, measured in cells."""

from __future__ import annotations

import pytest

from clearprop.explanation.document import Code
from clearprop.explanation.terminal.spans import (
    Span,
    both_ends,
    cells,
    fits,
    formula,
    line,
    paragraph,
    plain,
    wrapped,
    written,
)
from clearprop.formula.tree import Equality, Symbol, Total
from clearprop.record.address import Address


def test_cells_are_counted_not_characters() -> None:
    assert cells((Span("梯度"), Span(" δ", "dim"))) == 6
    assert plain((Span("a "), Span("b   "))) == "a b"
    assert plain(line("a", "heading", 4)) == "    a"


def test_both_ends_of_a_line() -> None:
    assert plain(both_ends((Span("左"),), (Span("right"),), 12)) == "左     right"
    assert plain(both_ends((Span("long left"),), (Span("right"),), 12)) == "long left  right"
    assert fits((Span("left"),), (Span("right"),), 12)
    assert not fits((Span("left"),), (Span("right"),), 11)


def test_what_a_sum_runs_over_is_said_in_the_language() -> None:
    total = Total(Symbol("delta"), "rows")
    assert (formula(total, "en"), formula(total, "zh")) == ("Σ_examples delta", "Σ_样本 delta")
    assert formula(Total(Symbol("l"), ""), "zh") == "Σ l"


def test_a_run_of_text_is_written_as_it_is_typed() -> None:
    run = (
        "see ",
        Address("W", (0, 1), 1),
        ": ",
        Equality((Symbol("W"), Symbol("b")), ("=",)),
        " ",
        Code("--at"),
    )
    assert written(run, "en") == "see layer 1, W[0, 1]: W = b --at"


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("one two three", 10, ["  one two", "  three"]),
        ("", 10, []),
        ("unbreakable", 6, ["  unbreakable"]),
        ("梯度大于 0，所以 w1 变小。", 12, ["  梯度大于", "  0，所以 w1", "  变小。"]),
    ],
)
def test_paragraphs_break_at_spaces_and_beside_chinese(text: str, columns: int, lines: list[str]) -> None:
    assert [plain(each) for each in wrapped(text, columns)] == lines


def test_a_formula_and_an_address_in_a_paragraph_stay_whole() -> None:
    law = Equality((Symbol("z"), Symbol("x") * Symbol("W") + Symbol("b")), ("=",))
    text = ("每一行是一个样本：", law, "。见 ", Address("dW", layer=1))
    assert [plain(each) for each in paragraph(text, 28, "zh", 0)] == [
        "每一行是一个样本：",
        "z = x × W + b。见",
        "layer 1, dW",
    ]
    assert [plain(each) for each in paragraph((law,), 12, "en", 0)] == ["z = x × W +", "b"]


def test_no_line_begins_with_a_closing_mark() -> None:
    for columns in range(8, 30):
        for each in wrapped("偏高（0.75，目标 0.01）：它使损失上升；梯度（gradient）大于 0。", columns):
            assert plain(each).strip()[0] not in "，。）：；"
