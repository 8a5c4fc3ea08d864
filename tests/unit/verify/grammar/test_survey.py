"""What a document gives values to, before its products are read."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.finder import Finder
from clearprop.verify.grammar.names import Names
from clearprop.verify.grammar.survey import given, survey
from clearprop.verify.reading.joining import joined, matching
from clearprop.verify.reading.lexer import tokens
from clearprop.verify.reading.prepare import prepared


def surveyed(text: str, kind: str = "txt") -> Names:
    stream = joined(tokens(prepared(text, kind)))
    return survey(stream, matching(stream))


def handed(text: str, kind: str = "md") -> list[tuple[str, str]]:
    """What is given without a relation sign."""
    stream = joined(tokens(prepared(text, kind)))
    finder = Finder(stream, matching(stream), Names())
    return [(target.key, s.parts[-1].node.key) for target, s in given(finder) if s.parts[-1].node]


def test_names_stand_to_the_left_of_relation_signs() -> None:
    assert surveyed("target t = 0.8, w1, w2 = 1, 2").values == {"t", "w_1", "w_2"}
    assert surveyed("(x_1, x_2) = (1, 2)").values == {"x_1", "x_2"}


def test_functions_and_things_with_brackets_are_told_apart() -> None:
    names = surveyed("f(x) = x^2\nL(w) = 0.5*2 = 1.0\nσ(x) = 1/(1+e^-x)")
    assert names.function_names == {"f"}
    assert names.calls == {"L(w)"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("- x1: 0.05\n- w: the weight", [("x_1", "0.05")]),
        ("| name | value |\n|---|---|\n| w1 | 0.15 |\n| note | 3 |", [("w_1", "0.15")]),
        ("| w1 | 0.1 | 0.2 |\n|---|---|---|", []),
        ("learning rate of 0.5", [("lr", "0.5")]),
        ("学习率为 0.5", [("lr", "0.5")]),
        ("learning rate 1e-400", []),
        ("at 10:30 h", []),
    ],
)
def test_values_without_a_relation_sign(text: str, values: list[tuple[str, str]]) -> None:
    assert handed(text) == values


def test_a_row_with_a_calculation_is_one() -> None:
    stream = joined(tokens(prepared("| net | v |\n|---|---|\n| h_1 | 0.5*2 | 1.0 |", "md")))
    finder = Finder(stream, matching(stream), Names())
    ((_, statement),) = given(finder)
    assert [part.node.key for part in statement.parts if part.node] == ["(0.5 * 2.0)", "1.0"]
