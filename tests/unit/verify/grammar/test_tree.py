"""Nodes know their key, their parts, and whether they are literals."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.tree import Name, Unknown, is_closed, is_literal, names_in, walk
from tests.verify.reading import parsed


@pytest.mark.parametrize("text", ["0.5", "-0.5", "[0.5, -1]", "[[1, 2], [3, 4]]", "[1, 2]^T", "1.2×10^-3"])
def test_results_are_literals(text: str) -> None:
    assert is_literal(parsed(text))


@pytest.mark.parametrize("text", ["0.5 + 1", "x", "[0.5, x]", "σ(0.5)", "--0.5"])
def test_calculations_are_none(text: str) -> None:
    assert not is_literal(parsed(text, "x"))


def test_closed_expressions_have_no_names() -> None:
    assert is_closed(parsed("σ(0.5)*[1, 2]"))
    assert not is_closed(parsed("σ(z)"))
    assert not is_closed(Unknown("…"))


def test_a_tree_is_walked_from_left_to_right() -> None:
    node = parsed("a*b + f(c)")
    assert [part.key for part in walk(node) if isinstance(part, Name)] == ["a", "b", "c"]
    assert names_in(node) == {"a", "b", "c"}


def test_equal_expressions_have_equal_keys() -> None:
    assert parsed("0.50*x").key == parsed("0.5 * x").key
    assert parsed("0.50") != parsed("0.5")
