from __future__ import annotations

import pytest

from clearprop.trace.span import Span


def test_a_span_is_read_back_from_plain_data() -> None:
    span = Span("a.py", 3, 4, 5, 6, cell=2)
    assert Span.from_plain(span.as_plain()) == span


@pytest.mark.parametrize(
    ("line", "column", "inside"), [(3, 4, True), (3, 3, False), (4, 0, True), (5, 6, False)]
)
def test_the_end_is_exclusive(line: int, column: int, inside: bool) -> None:
    assert Span("a.py", 3, 4, 5, 6).holds(line, column) is inside


def test_spans_are_written_as_file_and_line() -> None:
    assert str(Span("a.py", 3, 4, 5, 6)) == "a.py:3"
    assert str(Span("a.ipynb", 3, 4, 5, 6, cell=7)) == "a.ipynb, cell 7:3"
