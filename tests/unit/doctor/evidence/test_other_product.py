"""The other kind of product."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.other_product import other_products
from clearprop.doctor.evidence.trials import Trial
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched

SQUARE = SOUND.replace("(2, 3)", "(2, 4)").replace("(3, 1)", "(4, 1)").replace("np.zeros(3)", "np.zeros(4)")
ADDED_UP = SQUARE.replace("(a - y) * a * (1 - a)", "(a - y) * np.dot(a.T, 1 - a)")


def others(looked: Searched, text: str) -> list[Trial]:
    node = looked.node(text)
    return list(other_products(looked.tape, node.site, node))


def test_a_slope_that_adds_up_is_taken_entry_by_entry() -> None:
    looked = searched(ADDED_UP)
    (cure,) = looked.cured_by(others(looked, "np.dot(a.T, 1 - a)"))
    assert (cure.text, cure.detail) == ("*", {"turned": (True, False), "entries": True})


def test_entry_by_entry_and_matrix_products_are_each_others_slip() -> None:
    looked = searched(SQUARE)
    assert others(looked, "0.5 * x.T @ d1") == [], "the shapes are those of a matrix product alone"
    found = others(looked, "d2 @ W2.T * (1 - h**2)")
    assert [(t.text, t.detail["turned"]) for t in found] == [
        ("@", (False, False)),
        ("@", (True, False)),
        ("@", (False, True)),
    ]
    left, right = (looked.tape.value(looked.node(text).id) for text in ("d2 @ W2.T", "1 - h**2"))
    value = found[1].change(looked.node("d2 @ W2.T * (1 - h**2)"), looked.tape.value)
    np.testing.assert_array_equal(value, left.T @ right)


def test_a_plain_number_is_no_matrix() -> None:
    looked = searched(SOUND)
    assert others(looked, "0.5 * h.T") == []
