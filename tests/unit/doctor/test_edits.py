"""An edit changes what it names and nothing else, to the last space."""

from __future__ import annotations

import pytest

from clearprop.doctor.edits import Edit, Replacement
from clearprop.trace.span import Span

TEXT = "a = 1\nb  =  2 \n\tc = 3"


def at(line: int, column: int, end: int, cell: int | None = None) -> Span:
    return Span("net.py", line, column, line, end, cell)


def test_several_replacements_are_made_together() -> None:
    edit = Edit.of(at(1, 4, 5), "10") + Edit.of(at(3, 5, 6), "30")
    assert edit.applied(TEXT, "net.py") == "a = 10\nb  =  2 \n\tc = 30"
    assert edit.files == ("net.py",)


def test_an_empty_place_inserts_and_other_files_and_cells_stay() -> None:
    assert Edit.of(at(2, 0, 0), "x = 0\n").applied(TEXT, "net.py") == "a = 1\nx = 0\nb  =  2 \n\tc = 3"
    assert Edit.of(at(1, 0, 1), "z").applied(TEXT, "other.py") == TEXT
    assert Edit.of(at(1, 0, 1, cell=2), "z").applied(TEXT, "net.py", 3) == TEXT


def test_behind_a_last_line_without_an_end_there_is_room() -> None:
    after = Edit.of(Span("net.py", 4, 0, 4, 0), "d = 4\n")
    assert after.applied(TEXT, "net.py") == f"{TEXT}\nd = 4\n"
    assert Edit.of(Span("net.py", 3, 0, 4, 0), "").applied(TEXT, "net.py") == "a = 1\nb  =  2 \n"


def test_lines_are_those_of_python_and_not_of_unicode() -> None:
    text = "s = '\u2028'\nb = 2\n"
    assert Edit.of(at(2, 4, 5), "3").applied(text, "net.py") == "s = '\u2028'\nb = 3\n"


def test_what_cannot_be_made_is_refused() -> None:
    with pytest.raises(ValueError, match="two replacements overlap at line 1"):
        Edit((Replacement(at(1, 0, 3), "x"), Replacement(at(1, 2, 5), "y"))).applied(TEXT, "net.py")
    with pytest.raises(ValueError, match=r"there is no line 9 in net\.py"):
        Edit.of(at(9, 0, 1), "x").applied(TEXT, "net.py")


def test_the_diff_names_the_file_as_it_is_told_and_notes_a_missing_line_end() -> None:
    diff = Edit.of(at(3, 5, 6), "30").diff(TEXT, "net.py", "shown.py")
    assert diff.startswith("--- a/shown.py\n+++ b/shown.py\n@@ -1,3 +1,3 @@\n")
    assert "-\tc = 3\n\\ No newline at end of file\n+\tc = 30\n" in diff


def test_overlaps_are_seen() -> None:
    first = Edit.of(at(1, 0, 3), "x")
    assert first.overlaps(Edit.of(at(1, 2, 5), "y"))
    assert not first.overlaps(Edit.of(at(1, 3, 5), "y"))
    assert not first.overlaps(Edit.of(at(1, 0, 3, cell=1), "y"))
    assert (first + Edit.of(Span("b.py", 1, 0, 1, 1), "y")).only("b.py").files == ("b.py",)


def test_it_goes_to_plain_data_and_back() -> None:
    edit = Edit.of(at(1, 0, 3), "x")
    assert Edit.from_plain(edit.as_plain()) == edit
