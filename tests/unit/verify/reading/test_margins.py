"""Calculations beside one another are parted, and remarks in the margin are no part of what goes on below."""

from __future__ import annotations

from clearprop.verify import verify
from clearprop.verify.reading.lexer import tokens
from clearprop.verify.reading.margins import unmixed

TWO = """z1 = 0.5*0.6 + 0.1      z2 = 0.3*0.2 + 0.1
   = 0.30 + 0.1            = 0.06 + 0.1
   = 0.40                  = 0.16
"""


def lines(text: str) -> list[str]:
    return "".join(token.text for token in unmixed(tokens(text))).strip().split("\n")


def test_columns_are_read_one_after_the_other() -> None:
    expected = ["z1=0.5*0.6+0.1", "=0.30+0.1", "=0.40", "z2=0.3*0.2+0.1", "=0.06+0.1", "=0.16"]
    assert lines(TWO) == expected
    assert verify(TWO, name="a.txt").verdict == "right"
    assert verify(TWO.replace("0.16", "0.18"), name="a.txt").first_wrong_line == 3


def test_a_remark_in_the_margin_is_put_behind() -> None:
    text = "loss = 0.1 + 0.2\n       + 0.3          L = sum of the losses\n     = 0.6"
    assert lines(text) == ["loss=0.1+0.2", "+0.3", "=0.6", "L=sumofthelosses"]


def test_what_does_not_go_on_stays() -> None:
    assert lines("a = 1        b = 2\nc = 3") == ["a=1gapb=2", "c=3"]
