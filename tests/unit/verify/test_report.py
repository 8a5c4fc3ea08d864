"""The report, as a terminal of 80 columns shows it."""

from __future__ import annotations

import pytest

from clearprop.verify import verify
from clearprop.verify.report import folded, report
from clearprop.words.width import width

HOMEWORK = """The 2-2-2 example, by hand
Inputs 0.05 and 0.10, targets 0.01 and 0.99, rate 0.5

net_h1 = 0.15*0.05 + 0.20*0.10 + 0.35 = 0.3775
h1 = 1/(1 + exp(-0.3775)) = 0.593269992
net_h2 = 0.25*0.05 + 0.30*0.10 + 0.35 = 0.3925
h2 = 1/(1 + exp(-0.3925)) = 0.596884378
o2 = 1/(1 + exp(-(0.50*h1 + 0.55*h2 + 0.60))) = 0.772928465
Backward
delta_o2 = (o2 - 0.99)*o2*(1 - o2) = -0.038098237
grad_w7 = delta_o2*h1 = -0.022602540
w7_new = 0.50 - 0.5*grad_w7 = 0.488698730
change of w7 = w7_new - 0.50 = -0.011301270
"""

ENGLISH = """homework.txt   12 lines: 9 calculations read, 3 of plain text, 0 not read

    4  ✓  net_h1 = 0.15*0.05 + 0.20*0.10 + 0.35 = 0.3775
    5  ✓  h1 = 1/(1 + exp(-0.3775)) = 0.593269992
    6  ✓  net_h2 = 0.25*0.05 + 0.30*0.10 + 0.35 = 0.3925
    7  ✓  h2 = 1/(1 + exp(-0.3925)) = 0.596884378
    8  ✓  o2 = 1/(1 + exp(-(0.50*h1 + 0.55*h2 + 0.60))) = 0.772928465
   10  ✓  delta_o2 = (o2 - 0.99)*o2*(1 - o2) = -0.038098237
   11  ✓  grad_w7 = delta_o2*h1 = -0.022602540
   12  ✗  w7_new = 0.50 - 0.5*grad_w7 = 0.488698730
          0.50 − 0.5 × (−0.022602540) = 0.511301270, not 0.488698730.
          A sign is lost: the printed value is 0.50 − 0.5 × 0.022602540.
   13  ↳  change of w7 = w7_new - 0.50 = -0.011301270
          follows from line 12, and is wrong only because of it

Line 12 is the first wrong line. The gradient is negative, so w7 goes up."""


def test_the_report_of_a_homework() -> None:
    assert "\n".join(report(verify(HOMEWORK, name="homework.txt"), "en")) == ENGLISH


def test_the_report_in_chinese() -> None:
    lines = list(report(verify(HOMEWORK, name="homework.txt"), "zh"))
    assert lines[0] == "homework.txt   12 行：读懂 9 个算式，文字 3，没有读懂 0"
    assert lines[10] == "          0.50 − 0.5 × (−0.022602540) = 0.511301270，而不是 0.488698730。"
    assert lines[-1] == "第 12 行是第一处错误。梯度为负，所以 w7 变大。"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("cells", [40, 60, 80])
def test_no_line_is_wider_than_the_terminal(lang: str, cells: int) -> None:
    for line in report(verify(HOMEWORK * 2, name="homework.txt"), lang, cells):
        assert width(line) <= cells


def test_unread_lines_are_listed() -> None:
    text = "a = 0.5*nobody = 0.15\nb = 0.5*0.3 = 0.15\nc = 0.5*0.4 = 0.2\n"
    said = "\n".join(report(verify(text, name="a.txt"), "en"))
    assert "    1  ?  a = 0.5*nobody = 0.15" in said
    assert "could not be read: nobody never got a value" in said
    assert said.endswith("The 2 lines that could be read follow; not read: 1.")


def test_nothing_is_lost_in_folding() -> None:
    sentence = "one two  three 学习率和梯度 0.123456789"
    for cells in (6, 12, 30):
        assert "".join(folded(sentence, cells, "")).replace(" ", "") == sentence.replace(" ", "")
