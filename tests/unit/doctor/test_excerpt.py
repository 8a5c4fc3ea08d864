"""Carets stand under what must change, whatever alphabet the line has."""

from __future__ import annotations

from dataclasses import replace

from clearprop.doctor.excerpt import excerpt_lines, place
from clearprop.trace.span import Span
from tests.unit.doctor.programs import FINDING


def test_a_caret_under_each_character() -> None:
    assert list(excerpt_lines(FINDING, 80)) == [
        "    1 │ a = 1",
        "    2 │ d_h = h * h",
        "      │       ^^^^^",
        "    3 │ b = 2",
    ]


def test_wide_characters_tabs_and_several_lines() -> None:
    lines = ((1, "\t损失 = 误差("), (2, "\t\t预测)"))
    finding = replace(FINDING, span=Span("net.py", 1, 6, 2, 5), excerpt=lines)
    assert list(excerpt_lines(finding, 80)) == [
        "    1 │     损失 = 误差(",
        "      │            ^^^^^",
        "    2 │         预测)",
        "      │         ^^^^^",
    ]


def test_long_lines_are_cut_and_carets_with_them() -> None:
    finding = replace(FINDING, span=Span("net.py", 1, 4, 1, 90), excerpt=((1, "x = " + "y" * 86),))
    shown = list(excerpt_lines(finding, 40))
    assert max(map(len, shown)) == 40
    assert shown[0].endswith("…")


def test_a_place_is_said_with_its_cell_or_file() -> None:
    assert place(Span("a.ipynb", 3, 0, 3, 1, cell=2), "a.ipynb", "en") == "cell 2, line 3"
    assert place(Span("a.py", 3, 0, 3, 1), "a.py", "zh") == "第 3 行"
    assert list(excerpt_lines(replace(FINDING, span=None), 80)) == []
