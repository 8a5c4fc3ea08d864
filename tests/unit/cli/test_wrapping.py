"""Lines that fit, in either language, with nothing lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.cli.wrapping import wrap
from clearprop.words.width import width

ENGLISH = st.text("abc 0.−×", max_size=60)
BOTH = st.text("abc 损失权重，。（）", max_size=60)
CLOSING, OPENING = "，。）", "（"


@given(ENGLISH, st.integers(8, 40))
def test_no_letter_is_lost_and_no_word_is_broken(text: str, cells: int) -> None:
    wrapped = wrap(text, cells)
    assert wrapped.replace("\n", " ").split() == text.split()


@given(BOTH, st.integers(8, 40))
def test_a_line_is_too_wide_only_where_it_cannot_be_broken(text: str, cells: int) -> None:
    wrapped = wrap(text, cells)
    assert "".join(wrapped.split()) == "".join(text.split())
    for line in wrapped.split("\n"):
        if width(line) > cells:
            assert wrap(line.strip(), 1).count("\n") == 0 or line.startswith(" ")


@given(BOTH, st.integers(8, 40))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, cells: int) -> None:
    lines = wrap(text, cells).split("\n")
    broken = [(before.rstrip(), after) for before, after in pairwise(lines)]
    spaces_before_marks = " ，" in text or " 。" in text or " ）" in text or "（ " in text
    if not spaces_before_marks:
        assert not [pair for pair in broken if pair[1][:1] in CLOSING and pair[1]]
        assert not [pair for pair in broken if pair[0][-1:] in OPENING and pair[0]]


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("", 10, ""),
        ("one two three", 7, "one two\nthree"),
        ("one two three", 80, "one two three"),
        ("a/very/long/path.csv: no", 10, "a/very/long/path.csv:\nno"),
        ("  Saved   a.csv", 80, "  Saved   a.csv"),
        ("第一行\n第二行", 6, "第一行\n第二行"),
        ("损失（loss）下降", 8, "损失\n（loss）\n下降"),
        ("权重更新，完成。", 8, "权重更\n新，完\n成。"),
        ("dW = −0.5 × 0.25", 9, "dW = −0.5\n× 0.25"),
    ],
)
def test_where_lines_break(text: str, cells: int, expected: str) -> None:
    assert wrap(text, cells) == expected


def test_the_lines_that_a_break_makes_are_indented() -> None:
    assert wrap("a: b c d e", 4, indent="  ") == "a: b\n  c\n  d\n  e"
    assert wrap("a: b\nc: d", 8, indent="  ") == "a: b\nc: d"
