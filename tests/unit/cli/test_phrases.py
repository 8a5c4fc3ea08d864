from __future__ import annotations

from clearprop.cli.phrases import note_lines, percent, some
from clearprop.data.notes import note


def test_names_are_listed_quoted_where_that_is_unclear_and_counted() -> None:
    assert some(["a", "b, c", "x\x1b"], "en") == r"a, 'b, c', 'x\x1b'"
    assert some([*"abcdefgh"], "en") == "a, b, c, d, e, f and 2 more"
    assert some([*"abcdefgh"], "zh") == "a、b、c、d、e、f 等，另有 2 个"


def test_a_share_in_percent() -> None:
    assert (percent(1), percent(2 / 3), percent(0)) == ("100.00 %", "66.67 %", "0.00 %")


def test_a_few_notes_are_said_one_by_one() -> None:
    notes = [note("semicolons"), note("constant", column="a")]
    assert note_lines(notes, "en") == [
        "  · the columns are divided by semicolons",
        "  · column a: the same value in every training row, so nothing can be learned from it",
    ]


def test_of_many_alike_the_others_are_named() -> None:
    lines = note_lines([note("constant", column=f"c{place}") for place in range(30)], "en")
    assert len(lines) == 4
    assert (
        lines[3] == "  · the same holds for 27 more: c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, …"
    )
    lines = note_lines([note("constant", column=f"c{place}") for place in range(5)], "zh")
    assert lines[3] == "  · 另有 2 列也是这样：c3、c4"
