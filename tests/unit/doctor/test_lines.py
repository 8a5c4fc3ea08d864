"""Lines of a report fit their width in both languages."""

from __future__ import annotations

import pytest

from clearprop.doctor.lines import cut, ends, number, paragraph
from clearprop.words.width import width

SENTENCES = (
    "One of two weights is never updated, so it stays as it was drawn.",
    "隐藏层（hidden layer）的梯度错了，输出停在 0.5 附近。",
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("cells", [20, 33, 80])
def test_paragraphs_fit_and_lose_nothing(sentence: str, cells: int) -> None:
    lines = paragraph(sentence, cells, "  ")
    assert max(map(width, lines)) <= cells
    assert "".join("".join(lines).split()) == "".join(sentence.split())
    assert not any(line.strip()[:1] in "，。）" for line in lines)


def test_two_texts_stand_at_either_end_or_under_each_other() -> None:
    assert ends("G01  name", "line 3", 30) == ["G01  name               line 3"]
    assert ends("G01  a very long name", "line 3", 20) == [
        "G01  a very long",
        "     name",
        "              line 3",
    ]


def test_numbers_are_those_of_people() -> None:
    assert [number(value) for value in (0.25, 1 / 3, -2.0, None)] == ["0.25", "0.333333", "−2", None]


def test_code_that_is_too_long_is_cut_with_a_mark() -> None:
    assert cut("x = 学习率", 7) == "x = 学…"
    assert cut("x = 1", 5) == "x = 1"
