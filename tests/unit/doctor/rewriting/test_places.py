"""Where the parts of an expression stand, and how a text is kept in one piece."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.rewriting.places import (
    atomic,
    in_parentheses,
    operand,
    span_of,
    text_of,
    transposed_text,
    whole,
)
from tests.unit.doctor.rewriting.sites import site


@pytest.mark.parametrize(
    ("piece", "texts"),
    [
        ("d @ W2.T", ["d", "W2.T"]),
        ("np.dot(d, W)", ["d", "W"]),
        ("d.dot(W)", ["d", "W"]),
        ("W -= 0.1 * g", ["W", "0.1 * g"]),
        ("W2.T", ["W2"]),
        ("w[0]", ["w"]),
        ("slope(z)", ["z"]),
        ("b", []),
    ],
)
def test_the_operands_of_an_operation(piece: str, texts: list[str]) -> None:
    found = site(f"{piece}\n", piece)
    parts = [part for k in range(3) if (part := operand(found.node, k)) is not None]
    assert [text_of(found, part) for part in parts] == texts


def test_columns_count_characters_and_not_bytes() -> None:
    found = site("δ = (ŷ - y) * φ(z1)\n", "(ŷ - y) * φ(z1)")
    right = operand(found.node, 1)
    assert right is not None
    assert text_of(found, right) == "φ(z1)"
    assert (span_of(found, right).column, span_of(found, right).end_column) == (14, 19)


def test_parts_on_further_lines() -> None:
    source = "ä = 1\nif ä:\n    δ1 = (δ2\n          @ W2\n          * g(ä)) + 0\n"
    found = site(source, "δ2\n          @ W2\n          * g(ä)")
    right, left = operand(found.node, 1), operand(found.node, 0)
    assert right is not None
    assert left is not None
    assert (text_of(found, right), span_of(found, right).line) == ("g(ä)", 5)
    assert (span_of(found, right).column, span_of(found, right).end_column) == (12, 16)
    assert text_of(found, left) == "δ2\n          @ W2"
    assert (span_of(found, left).column, span_of(found, left).end_line) == (10, 4)


def test_the_whole_leaves_parentheses_outside() -> None:
    found = site("d = (a - y)\n", "a - y")
    assert (whole(found).column, whole(found).end_column) == (5, 10)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a", "a"),
        ("a.T", "a.T"),
        ("f(a, b)", "f(a, b)"),
        ("a[0]", "a[0]"),
        ("a + b", "(a + b)"),
        ("-a", "(-a)"),
        ("(a + b)", "(a + b)"),
        ("(a) * (b)", "((a) * (b))"),
        ("no text at", "(no text at)"),
    ],
)
def test_a_text_that_could_fall_apart_is_put_in_parentheses(text: str, kept: str) -> None:
    assert atomic(text) == kept


def test_a_tree_saves_the_parsing() -> None:
    assert atomic("a - b", ast.parse("a - b", mode="eval").body) == "(a - b)"
    assert atomic("a.T", ast.parse("a.T", mode="eval").body) == "a.T"


def test_two_pairs_of_parentheses_are_not_one() -> None:
    assert in_parentheses("(a * (b))")
    assert not in_parentheses("(a) * (b)")
    assert not in_parentheses("a")


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("W", "W.T"),
        ("W.T", "W"),
        ("w[k - 1].T", "w[k - 1]"),
        ("a @ b", "(a @ b).T"),
        ("(a @ b).T", "(a @ b)"),
        ("a + b.T", "(a + b.T).T"),
        ("0.5 * a.T", "(0.5 * a.T).T"),
    ],
)
def test_the_transpose_of_a_text(text: str, turned: str) -> None:
    assert transposed_text(text) == turned
