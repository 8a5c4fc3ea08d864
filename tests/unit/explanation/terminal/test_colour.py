"""The same lines in colour: nothing is added but colour."""

from __future__ import annotations

import re

import pytest

import clearprop as cp
from clearprop.explanation.terminal.colour import coloured
from tests.unit.explanation.steps import WORKED, XOR

ORDERS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("address", [None, "layer 1, dW[0, 0]"])
def test_without_its_colours_it_is_the_text(lang: str, address: str | None) -> None:
    for step in (XOR, WORKED):
        document = cp.explain(step, address, lang=lang)
        assert ORDERS.sub("", coloured(document)) == document.text()
        assert ORDERS.sub("", coloured(document, 60)) == document.text(60)


def test_headings_are_bold_remarks_dim_and_signs_have_hues() -> None:
    shown = coloured(cp.explain(XOR, lang="en"))
    assert "\x1b[1mOne training step, every number\x1b[0m" in shown
    assert "\x1b[2minputs\x1b[0m" in shown
    assert "\x1b[38;5;172m−0.152690\x1b[0m" in shown
    assert "\x1b[38;5;68m 0.097627\x1b[0m" in shown
