"""An edit that makes a line like the others is the likelier one."""

from __future__ import annotations

from clearprop.doctor.diagnosis.likeness import likeness
from clearprop.doctor.edits import Edit
from clearprop.trace.span import Span
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

ODD = TWO_LAYERS.replace("W1 -= rate * x.T @ d1", "W1 -= rate * (x.T @ d1)")


def change(old: str, new: str) -> int:
    """Replace a piece of the odd program, and see how like the others it is then."""
    known = recorded(ODD)
    number = known.line(old)
    column = ODD.split("\n")[number - 1].index(old)
    place = Span("program.py", number, column, number, column + len(old))
    return likeness(known.traced, Edit.of(place, new))


def test_more_of_one_form_is_more_alike() -> None:
    assert change("W1 -= rate * (x.T @ d1)", "W1 -= rate * x.T @ d1") == 1


def test_fewer_is_less_alike() -> None:
    assert change("W2 -= rate * h.T @ d2", "W2 -= rate * (h @ d2)") == 0
    assert change("b2 -= rate * d2.sum(axis=0)", "b2 -= rate * d2.sum(axis=0) / 2") == -1


def test_names_do_not_count() -> None:
    assert change("b2 -= rate * d2.sum(axis=0)", "b2 -= rate * d1.sum(axis=0)") == 0


def test_where_nothing_can_be_compared_nothing_is_said() -> None:
    known = recorded(ODD)
    assert likeness(known.traced, None) == 0
    assert likeness(known.traced, Edit.of(Span("other.py", 1, 0, 1, 1), "x")) == 0
    assert change("W2 -= rate * h.T @ d2", "W2 -= (") == 0


def test_signs_are_compared() -> None:
    known = recorded("a, b, c, r = 1.0, 2.0, 3.0, 0.5\na = a - r * 1.5\nb = b + r * 2.5\nc = c - r * 3.5\n")
    assert likeness(known.traced, Edit.of(Span("program.py", 3, 6, 3, 7), "-")) == 1
    assert likeness(known.traced, Edit.of(Span("program.py", 2, 6, 2, 7), "+")) == 0
