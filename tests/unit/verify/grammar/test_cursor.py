"""A place among tokens, and literals with the worth of their last digit."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.cursor import Unreadable, number
from tests.verify.reading import parser


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0.5963", 0.5963, 1e-4),
        ("12", 12.0, 1.0),
        ("1.20e-3", 0.0012, 1e-5),
        (".5", 0.5, 0.1),
        ("2E5", 2e5, 1e5),
    ],
)
def test_a_literal_knows_its_last_place(text: str, value: float, unit: float) -> None:
    assert (number(text).value, number(text).unit) == (value, pytest.approx(unit))


@pytest.mark.parametrize("text", ["9" * 50, "1e-400", "1e400"])
def test_a_literal_beyond_bounds_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        number(text)


def test_looking_ahead_ends_at_the_stop() -> None:
    cursor = parser("a b")
    assert cursor.at("name", "a")
    assert cursor.at("name", "b", ahead=1)
    cursor.stop = 1
    assert cursor.peek(1) is None


def test_a_group_is_told_flat() -> None:
    cursor = parser("{a+1}b")
    assert cursor.flat_group() == "a+1"
    assert cursor.at("name", "b")


def test_a_name_before_a_relation_sign_starts_a_statement() -> None:
    assert parser("y1 = 2").starts_statement()
    assert not parser("y1 + 2").starts_statement()
