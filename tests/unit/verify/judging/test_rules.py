"""Formulas that are stated once speak of the names that fit them."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.names import named
from clearprop.verify.judging.rules import Rule, Rules, applied, letters_of
from tests.verify.reading import found, parsed


def body(pattern: tuple[str, str], formula: str, name: tuple[str, str]) -> str | None:
    rule = Rule(named(*pattern), parsed(formula), 1)
    node = applied(rule, named(*name))
    return None if node is None else node.key


@pytest.mark.parametrize(
    ("pattern", "formula", "name", "expected"),
    [
        (("u", "k+1"), r"$\beta u_k + g_k$", ("u", "2"), "((β · u_1) + g_1)"),
        (("w", "jk"), r"$a_j d_k$", ("w", "12"), "(a_1 · d_2)"),
        (("E", ""), "t - o", ("E", ""), "(t - o)"),
        (("net", "hj"), r"$b_j + x_j$", ("net", "h2"), "(b_2 + x_2)"),
        (("u", "k+1"), r"$u_k$", ("v", "2"), None),
        (("u", "k+1"), r"$u_k$", ("u", "new"), None),
        (("u", "k"), "0.5 + 1", ("u", "2"), None),
    ],
)
def test_rules_speak_of_names(
    pattern: tuple[str, str], formula: str, name: tuple[str, str], expected: str | None
) -> None:
    assert body(pattern, formula, name) == expected


def test_the_newest_rule_comes_first() -> None:
    rules = Rules()
    for statement in found("E = a + b\nE = a*b\nF = 0.5\nG = ?"):
        rules.state(statement)
    assert [node.key for _, node in rules.for_target(named("E"))] == ["(a * b)", "(a + b)"]
    assert rules.for_target(named("F")) == []


@pytest.mark.parametrize(
    ("script", "letters"), [("k+1", "k"), ("jk", "jk"), ("hj", "j"), ("new", ""), ("12", "")]
)
def test_index_letters(script: str, letters: str) -> None:
    assert letters_of(script) == letters


def test_a_general_rule_has_an_index() -> None:
    assert Rule(named("u", "k"), parsed("x"), 1).is_general
    assert not Rule(named("E"), parsed("x"), 1).is_general
