"""Columns stand straight in a terminal, whatever alphabet is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from clearprop.words.width import Side, aligned_rows, filled, pad, width

# Characters of both languages and of formulas; rich, which measures with other tables, agrees on all.
LETTERS = st.text("abcXYZ 019−×≈δσ∂½²₂ᵀ✓✗↳─█▁│第层轮梯度损失（），。：、", max_size=12)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("学习率", 6),
        ("（loss）", 8),
        ("δ ≈ −0.5 × 10⁻⁸", 15),
        ("e\u0301", 1),
        ("a\u200db", 2),
        ("\x1b", 0),
        ("✓✗↳", 3),
    ],
)
def test_a_text_is_as_wide_as_its_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@given(LETTERS)
def test_rich_measures_the_same(text: str) -> None:
    assert width(text) == cell_len(text)


@given(LETTERS, st.integers(0, 30), st.sampled_from(["left", "right", "center"]))
def test_padding_fills_up_to_the_width_and_cuts_nothing(text: str, cells: int, side: Side) -> None:
    padded = pad(text, cells, side)
    assert width(padded) == max(cells, width(text))
    assert text in padded


def test_a_text_stands_at_its_side() -> None:
    assert pad("轮", 5) == "轮   "
    assert pad("轮", 5, "right") == "   轮"
    assert pad("轮", 5, "center") == " 轮  "


def test_rows_stand_in_columns() -> None:
    rows = [("权重", "before", "改变量"), ("W[0, 0]", "0.15", "−0.0002"), ("偏置", "固定")]
    assert aligned_rows(rows, ("left", "right", "right")) == [
        "权重     before   改变量",
        "W[0, 0]    0.15  −0.0002",
        "偏置       固定",
    ]


def test_columns_are_left_unless_told_and_the_gap_can_be_chosen() -> None:
    assert aligned_rows([("a", "b"), ("cc", "d")], gap=1) == ["a  b", "cc d"]


def test_no_rows_are_no_lines() -> None:
    assert aligned_rows([]) == []


@given(st.lists(st.lists(LETTERS, min_size=2, max_size=3), min_size=1, max_size=5))
def test_every_column_begins_at_one_cell(rows: list[list[str]]) -> None:
    lines = aligned_rows([[f"|{text}" for text in row] for row in rows], gap=1)
    starts = {width(line[: line.index("|", 1)]) for line in lines}
    assert len(starts) == 1


def test_lines_are_filled_and_no_piece_is_broken() -> None:
    assert filled(["ab", "cd", "ef"], 5) == ["ab cd", "ef"]
    assert filled(["一二", "三", "a long piece"], 7) == ["一二 三", "a long piece"]
    assert filled([], 5) == []
