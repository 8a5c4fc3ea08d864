"""Names with a number in them."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.names import named
from clearprop.verify.judging.numbered import are_siblings, digits_of, is_update, name_of, renumbered
from tests.verify.reading import parsed


@pytest.mark.parametrize(
    ("one", "other", "siblings"),
    [
        ("h_1", "h_2", True),
        ("out_h1", "out_h2", True),
        ("v_1new", "v_2new", True),
        ("h_1", "h_1", False),
        ("h_1", "o_2", False),
        ("w_1new", "w_2", False),
        ("E", "E", False),
    ],
)
def test_siblings(one: str, other: str, siblings: bool) -> None:
    assert are_siblings(name_of(one), name_of(other)) == siblings


def test_numbers_are_told_and_replaced() -> None:
    assert digits_of(name_of("net_h12")) == "12"
    assert digits_of(name_of("net")) == ""
    assert renumbered(named("z", "1", "2"), "3") == "z_3^2"


def test_updates_are_marked_as_new() -> None:
    change, value = parsed("0.5 - 0.1"), parsed("0.5*0.1")
    assert is_update(name_of("w_1new"), change)
    assert is_update(named("w", "5", "+"), change)
    assert is_update(named("w", "5", "", 1), change)
    assert is_update(name_of("w_5(新)"), change)
    assert not is_update(name_of("w_5"), change)
    assert not is_update(name_of("w_1new"), value)
