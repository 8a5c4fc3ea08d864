from __future__ import annotations

import pytest

from clearprop.data.notes import note
from clearprop.data.table import Table
from clearprop.errors import DataError

TABLE = Table(
    "flowers.csv", ("length", "width", "species"), (("1", "2"), ("3", "4"), ("a", "b")), lines=(2, 5)
)


def test_a_column_by_its_name() -> None:
    assert TABLE.column("width") == ("3", "4")
    assert TABLE.n == 2


@pytest.mark.parametrize(
    ("name", "hint"),
    [("specie", "Did you mean species? "), ("Width", "Did you mean width? "), ("colour", "")],
)
def test_a_column_that_is_not_there(name: str, hint: str) -> None:
    with pytest.raises(DataError) as caught:
        TABLE.column(name)
    assert str(caught.value) == (
        f"flowers.csv: there is no column {name!r}. {hint}The columns are length, width and species."
    )


def test_the_only_column() -> None:
    with pytest.raises(DataError) as caught:
        Table("a.csv", ("a b c",), (("1",),)).column("c")
    assert str(caught.value) == "a.csv: there is no column 'c'. The only column is a b c."


def test_places_of_rows() -> None:
    assert TABLE.place(1) == "flowers.csv, line 5"
    assert TABLE.row_note(1) == note("line", line=5)
    frame = Table("the data frame", ("a",), (("1", "2"),))
    assert frame.place(1) == "the data frame, row 1 (counted from 0)"
    assert frame.row_note(1) == note("row", row=1)


def test_leaving_columns_out() -> None:
    kept = TABLE.without(["species", "length"])
    assert (kept.names, kept.columns, kept.lines) == (("width",), (("3", "4"),), (2, 5))
    assert TABLE.without(TABLE.names).n == 0
    with pytest.raises(DataError, match="there is no column 'colour'"):
        TABLE.without(["colour"])
