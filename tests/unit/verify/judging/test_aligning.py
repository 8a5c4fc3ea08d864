"""A formula and the numbers put in, laid over one another."""

from __future__ import annotations

import pytest

from clearprop.verify.judging.aligning import Aligner
from tests.verify.reading import parsed

VALUES = {"w": 0.5, "x": 2.0, "b": -0.1, "o": 0.6, "t": 1.0}


def differences(formula: str, typed: str) -> list[tuple[str, float, bool]] | None:
    found = Aligner(VALUES, {}, {}).differences(parsed(formula, " ".join(VALUES)), parsed(typed))
    return None if found is None else [(d.name.key, d.typed, d.sign) for d in found]


@pytest.mark.parametrize(
    ("formula", "typed", "expected"),
    [
        ("w*x + b", "0.5*2 - 0.1", []),
        ("w*x + b", "0.5*3.0 - 0.1", [("x", 3.0, False)]),
        ("w*x + b", "0.5*2.0 + 0.1", [("b", 0.1, True)]),
        ("w*x + b", "0.7*3.0 - 0.1", [("w", 0.7, False), ("x", 3.0, False)]),
        ("(o - t)*o", "-0.40*0.6", []),
        ("(o - t)*o", "0.40*0.6", [("(o - t)", 0.4, True)]),
        ("w*x*b", "0.5*2", None),
        ("0.5*x", "0.6*2", [("0.5", 0.6, False)]),
        ("exp(-x)", "e^-3.0", [("x", 3.0, False)]),
        ("w/x", "0.5/4.0", [("x", 4.0, False)]),
    ],
)
def test_the_smallest_places_are_found(
    formula: str, typed: str, expected: list[tuple[str, float, bool]] | None
) -> None:
    assert differences(formula, typed) == expected
