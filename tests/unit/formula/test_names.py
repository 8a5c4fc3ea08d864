"""Field names become the letters of textbooks, and other names stay what they are."""

from __future__ import annotations

import pytest

from clearprop.formula.names import Notation, notation


@pytest.mark.parametrize(
    ("name", "letter", "marks"),
    [
        ("W", "W", ()),
        ("delta", "δ", ()),
        ("a_in", "a", ("in",)),
        ("W_new", "W", ("new",)),
        ("g_b", "g", ("b",)),
        ("learning_rate", "η", ()),
        ("beta2", "β", ("2",)),
        ("l2", "λ", ()),
        ("h1", "h", ("1",)),
        ("w1_new", "w", ("1", "new")),
        ("delta_o2", "δ", ("o2",)),
        ("d_out", "d", ("out",)),
        ("state_before.m_W", "m", ("W", "before")),
        ("state_after.v_b", "v", ("b", "after")),
        ("mask", "mask", ()),
        ("example_weight", "example_weight", ()),
        ("grad_w7", "grad_w7", ()),
        ("decay", "ρ", ()),
        ("dropout", "dropout", ()),
        ("net.W", "net.W", ()),
        ("a_", "a_", ()),
        ("隐藏", "隐藏", ()),
    ],
)
def test_letters_and_marks(name: str, letter: str, marks: tuple[str, ...]) -> None:
    assert notation(name) == Notation(letter, marks)


@pytest.mark.parametrize(
    ("name", "below"), [("dW", Notation("W")), ("db", Notation("b")), ("da_in", Notation("a", ("in",)))]
)
def test_gradients_are_derivatives_of_the_loss(name: str, below: Notation) -> None:
    assert notation(name) == Notation("L", below=below)


def test_the_slope_is_a_derivative_of_the_activation() -> None:
    assert notation("slope") == Notation("a", below=Notation("z"))


def test_an_update_is_a_change() -> None:
    assert notation("update_W") == Notation("W", change=True)
