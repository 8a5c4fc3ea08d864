"""An edit that makes a line like its siblings is known."""

from __future__ import annotations

from clearprop.doctor.diagnosis.likeness import likeness
from clearprop.doctor.edits import Edit
from clearprop.trace.span import Span
from tests.unit.doctor.programs import evidence

PROGRAM = """\
a, b, c, r = 1.0, 2.0, 3.0, 0.5
a = a - r * 1.5
b = b + r * 2.5
c = c - r * 3.5
"""


def test_signs_are_compared() -> None:
    traced = evidence(PROGRAM).traced
    file = traced.sites[0].span.file
    alike = Edit.of(Span(file, 3, 6, 3, 7), "-")
    unlike = Edit.of(Span(file, 2, 6, 2, 7), "+")
    assert likeness(traced, alike) == 1
    assert likeness(traced, unlike) == 0
    assert likeness(traced, None) == 0


def test_names_and_numbers_do_not_matter() -> None:
    traced = evidence(PROGRAM).traced
    file = traced.sites[0].span.file
    assert likeness(traced, Edit.of(Span(file, 2, 4, 2, 5), "b")) == 0
