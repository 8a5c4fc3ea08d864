"""A statement is right, wrong, follows from a wrong one, or could not be read."""

from __future__ import annotations

import pytest

from tests.verify.reading import verdicts


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("a = 0.5*0.3 = 0.15", "right"),
        ("a = 0.5*0.3 = 0.16", "wrong"),
        ("a = 2/3 = 0.666", "right"),
        ("a = 2/3 = 0.6667 = 0.667", "right"),
        ("a = 0.5*0.3 + 1 = 0.15 + 1 = 1.15", "right"),
        ("a = 0.5*0.3 + 1 = 0.51 + 1 = 1.15", "wrong"),
        ("a = 1/(1 + e^-0.39) = 1/(1 + 0.6771) = 0.5963", "right"),
        ("a = [0.5*2, 0.3*2] = [1.0, 0.6]", "right"),
        ("a = [0.5*2, 0.3*2] = [1.0, 0.7]", "wrong"),
        ("a = 1/1 + e^-0.39 = 0.5963", "wrong"),
        ("a = 1/2(0.21)^2 = 0.02205", "right"),
        ("a = 0.5*nobody = 0.15", "unread"),
        ("a = 0.5", "given"),
        ("a = w x", "formula"),
        ("a = 0.5*0.3", "formula"),
        ("0.5*0.3 = 0.15", "right"),
        ("0.25 = 0.5*0.5", "right"),
    ],
)
def test_a_line_by_itself(line: str, kind: str) -> None:
    assert verdicts(line) == [(1, kind)]


def test_a_line_that_follows_from_a_wrong_one() -> None:
    text = "a = 0.5*0.3 = 0.19\nb = a*2 = 0.38\nc = 0.19*3 = 0.57\nd = 0.15*3 = 0.45"
    assert verdicts(text) == [(1, "wrong"), (2, "follows"), (3, "follows"), (4, "right")]


def test_the_right_value_may_be_used_after_a_slip_of_the_pen() -> None:
    text = "a = 0.5*0.3 = 0.51\nb = a*2 = 0.15*2 = 0.30"
    assert verdicts(text) == [(1, "wrong"), (2, "right")]


def test_the_part_that_is_wrong_gives_the_line() -> None:
    text = "a = 0.5*0.3\n  = 0.5*0.3 + 0.01\n  = 0.16\n"
    assert verdicts(text) == [(2, "wrong")]


def test_rounded_numbers_may_be_carried_on_or_not() -> None:
    carried = "a = 2/3 = 0.667\nb = a*300 = 0.667*300 = 200.1"
    full = "a = 2/3 = 0.667\nb = a*300 = 0.667*300 = 200.0"
    assert [kind for _, kind in verdicts(carried)] == ["right", "right"]
    assert [kind for _, kind in verdicts(full)] == ["right", "right"]


def test_shapes_that_do_not_compare_accuse_nobody() -> None:
    assert verdicts("x = (1, 2)\ny = x*2 = 0.5*4 = 2.0")[1] == (2, "right")


def test_a_result_after_an_arrow_is_a_result_only_if_it_agrees() -> None:
    assert verdicts("a = 0.5*0.3 -> 0.15") == [(1, "right")]
    assert verdicts("a = 0.5*0.3 = 0.15 -> 1") == [(1, "right")]
