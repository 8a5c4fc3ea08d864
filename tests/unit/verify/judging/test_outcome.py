"""A side knows whether it is made of typed numbers only."""

from __future__ import annotations

from clearprop.verify.judging.leaves import Leaves
from clearprop.verify.judging.outcome import Side
from clearprop.verify.values.measure import Measured
from tests.verify.reading import parsed


def test_a_side_is_closed_without_names() -> None:
    typed = Leaves(values={"#0.5": 0.5})
    named = Leaves(values={"#0.5": 0.5, "w": 0.3})
    node, measured = parsed("0.5"), Measured(0.5, 0.0)
    assert Side(0, node, measured, typed, None, 1).is_closed
    assert not Side(0, node, measured, named, None, 1).is_closed
