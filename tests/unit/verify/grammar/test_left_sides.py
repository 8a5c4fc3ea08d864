"""To the left of a relation sign stands a name, an expression, or words that are neither."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.left_sides import is_target, names_something_else
from clearprop.verify.grammar.tree import Matrix
from tests.verify.reading import found, parsed, said


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("the hidden value h1 = 1", "h_1"),
        ("w5(new) = 1", "w_5(new)"),
        ("w5(新) = 1", "w_5(新)"),
        ("∂E/∂w5 = 1", "∂E/∂w_5"),
        ("dE/dw5 = 1", "dE/dw_5"),
        ("隐藏层输出 h1 = 1", "h_1"),
        ("L(w_1) = 1", "L(w_1)"),
        ("v1' = 1", "v_1'"),
    ],
)
def test_names_on_the_left(text: str, left: str) -> None:
    (statement,) = found(text)
    assert statement.target is not None
    assert statement.target.key == left


def test_an_expression_on_the_left_is_a_part() -> None:
    assert said("h = 0.5\nh(1 - h) = 0.25")[1] == "(h · (1.0 - h)) = 0.25"


def test_words_are_no_product() -> None:
    assert said("error output = 0.5\nthe total error output = 1") == ["output = 0.5", "output = 1.0"]


def test_a_list_of_names_is_a_target() -> None:
    assert is_target(parsed("(x_1, x_2)"))
    assert is_target(parsed("f(x)"))
    assert not is_target(parsed("(x_1, 2)"))
    assert not is_target(parsed("x + 1"))
    assert isinstance(parsed("(x_1, x_2)"), Matrix)


def test_words_before_a_name_may_take_it_away() -> None:
    assert names_something_else(["change", "of"])
    assert names_something_else(["gradient", "for"])
    assert not names_something_else(["so", "for"])
    assert not names_something_else(["target"])
    assert not names_something_else([])


def test_the_words_are_kept() -> None:
    (statement,) = found("the new w5 = 0.3")
    assert statement.words[-2:] == ("the", "new")
