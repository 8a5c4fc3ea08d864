"""Parts of expressions are found in the text, and kept whole."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.rewriting.places import atomic, operand, span_of, text_of, transposed_text, whole
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np
ä = np.eye(2)
b = ä @ (ä
         + 1)
c = np.dot(b, ä)
c -= b * 2
"""


def test_operands_are_cut_out_of_the_text() -> None:
    sites = {site.text: site for site in evidence(PROGRAM).traced.sites}
    product = next(site for text, site in sites.items() if text.startswith("ä @"))
    left, right = operand(product.node, 0), operand(product.node, 1)
    assert left is not None
    assert right is not None
    assert text_of(product, left) == "ä"
    assert span_of(product, left).column == 4
    assert text_of(product, right).startswith("ä\n")
    assert whole(product) == product.span
    call = sites["np.dot(b, ä)"]
    second = operand(call.node, 1)
    assert second is not None
    assert text_of(call, second) == "ä"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a + b", "(a + b)"),
        ("a", "a"),
        ("(a + b)", "(a + b)"),
        ("(a) + (b)", "((a) + (b))"),
        ("f(x)", "f(x)"),
    ],
)
def test_what_could_fall_apart_is_put_in_parentheses(text: str, wanted: str) -> None:
    assert atomic(text) == wanted


def test_the_transpose_is_written_or_taken_away() -> None:
    assert transposed_text("W.T") == "W"
    assert transposed_text("a + b") == "(a + b).T"
    assert operand(ast.parse("x = 1").body[0], 0) is None
