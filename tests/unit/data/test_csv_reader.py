from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.data.csv_reader import parse_table, read_table
from clearprop.data.csv_writer import csv_text
from clearprop.data.table import Table
from clearprop.errors import DataError, FileError

FILES = Path(__file__).parents[2] / "files"
END = "then run this again. Nothing was written."


def notes(table: Table) -> list[str]:
    return [str(remark) for remark in table.notes]


def test_a_plain_file() -> None:
    table = read_table(FILES / "flowers.csv")
    assert table.source == os.fspath(FILES / "flowers.csv")
    assert table.names == ("sepal_length", "sepal_width", "petal_length", "petal_width", "species")
    assert table.column("species")[3] == "versicolor"
    assert table.lines == tuple(range(2, 11))
    assert (table.n, table.encoding, table.delimiter, table.notes) == (9, "utf-8", ",", ())


def test_gb18030() -> None:
    table = read_table(FILES / "houses_gb18030.csv")
    assert table.names == ("面积", "楼层", "朝向", "电梯", "价格")
    assert table.column("朝向") == ("南", "南,北", "北", "南", "东")
    assert table.column("楼层")[3] == ""
    assert table.encoding == "gb18030"
    assert notes(table) == ["read as GB18030, because it is not UTF-8"]


def test_utf_8_with_a_byte_order_mark() -> None:
    table = read_table(FILES / "houses_bom.csv")
    assert table.names[0] == "面积"
    assert notes(table) == ["read as UTF-8 with a byte order mark"]


def test_semicolons_and_decimal_commas() -> None:
    table = read_table(FILES / "wine_semicolon.csv")
    assert table.column("Säure") == ("7.4", "7.8", "6.3", "11.2", "7")
    assert table.column("Alkohol") == ("9.4", "9.8", "14", "9.8", "8.8")
    assert table.column("Farbe")[2] == "weiß, trocken"
    assert table.lines == (2, 3, 4, 6, 8)
    assert notes(table) == [
        "the columns are divided by semicolons",
        "decimal commas are read as points in Säure, Zucker and Alkohol",
        "empty lines skipped: 1, the first is line 7",
    ]


def test_tabs_in_utf_16() -> None:
    table = read_table(FILES / "passengers_tab.tsv")
    assert table.column("name")[1] == "Cumings, Mrs. John"
    assert table.column("survived") == ("no", "yes", "yes")
    assert notes(table) == ["read as UTF-16", "the columns are divided by tabs"]


def test_values_over_several_lines_and_other_line_ends() -> None:
    table = parse_table(b'a,b\r"x\ny",1\r\n"z ""q""",2\n', "a.csv")
    assert table.columns == (("x\ny", 'z "q"'), ("1", "2"))
    assert table.lines == (2, 4)


def test_blank_lines_do_not_shift_the_line_numbers() -> None:
    table = parse_table(b"\n\na,b\n\n1,2\n\n\n3,4\n\n", "a.csv")
    assert table.lines == (5, 8)


def test_names_are_stripped_and_cells_are_not() -> None:
    table = parse_table(b" a , b\n 1 , 2\n", "a.csv")
    assert (table.names, table.columns) == (("a", "b"), ((" 1 ",), (" 2",)))


def test_a_header_of_numbers_is_said() -> None:
    assert notes(parse_table(b"5.1,3.5\n4.9,3.0\n", "a.csv")) == [
        "the first line is taken as the names of the columns, although all of them are numbers: 5.1 and 3.5"
    ]


names = st.lists(st.text("ab花 ,\"'\n\r", min_size=1, max_size=6), min_size=1, max_size=4)
text = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8) | st.text("a,;\t\"'\n\r花 ")


@given(st.data(), names, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_what_is_written_is_read_back(data: st.DataObject, header: list[str], encoding: str) -> None:
    """Cells of delimiters, quotes, line ends and any writing; no tab or semicolon divides the header."""
    header = [f"x{i} {name}".strip() for i, name in enumerate(header)]
    rows = data.draw(st.lists(st.tuples(*[text] * len(header)), min_size=1, max_size=5))
    rows.append(tuple("z" for _ in header))
    content = csv_text(header, rows).encode(encoding)
    table = parse_table(content, "a.csv")
    assert table.names == tuple(header)
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert table.columns == tuple(zip(*kept, strict=True))


def said(content: bytes | str) -> str:
    with pytest.raises(DataError) as caught:
        parse_table(content.encode() if isinstance(content, str) else content, "flowers.csv")
    return str(caught.value)


def test_a_short_row_as_in_the_terminal() -> None:
    with pytest.raises(DataError) as caught:
        read_table(FILES / "flowers_ragged.csv")
    assert str(caught.value) == (
        f"{FILES / 'flowers_ragged.csv'}, line 3: 4 values, but the header names 5 columns "
        "(petal_width is missing). Complete the line or take it out, then run this again. "
        "Nothing was written."
    )


def test_a_row_short_of_several_values() -> None:
    assert said("a,b,c\n1,2,3\n1\n") == (
        "flowers.csv, line 3: 1 value, but the header names 3 columns (b and c are missing). "
        f"Complete the line or take it out, {END}"
    )


def test_a_row_that_is_too_long() -> None:
    assert said("a\n1\n1,oops\n") == (
        "flowers.csv, line 3: 2 values, but the header names 1 column ('oops' has no column). "
        f"Take out what is too much, or put a value that holds the delimiter in quotation marks, {END}"
    )


def test_a_blank_line_is_counted_in_the_line_of_a_ragged_row() -> None:
    assert said('a,b\n\n"1\n1",2\n\n3\n').startswith("flowers.csv, line 6: 1 value, ")


def test_no_content() -> None:
    assert said(b"") == (
        "flowers.csv is empty. Give a file with a header line and at least one row. Nothing was written."
    )
    assert said("\n \n\n".replace(" ", "")) == (
        "flowers.csv holds nothing but blank lines. Give a file with a header line and at least one row. "
        "Nothing was written."
    )


@pytest.mark.parametrize("content", ["a,b\n", "a,b", "\na,b\n,\n\n"])
def test_a_header_and_no_rows(content: str) -> None:
    line = 2 if content.startswith("\n") else 1
    assert (
        said(content)
        == f"flowers.csv has a header (line {line}: a and b) and no rows. Add at least one row, {END}"
    )


def test_a_column_without_a_name() -> None:
    assert said(",a\n0,1\n") == (
        "flowers.csv, line 1: column 1 of 2 has no name. "
        f"Write one into the header, or take the column out, {END}"
    )


def test_two_columns_of_one_name() -> None:
    assert said("a,b, a\n1,2,3\n") == (
        f"flowers.csv, line 1: columns 1 and 3 are all called a. Give each column a name of its own, {END}"
    )


QUOTES = (
    'Inside a quoted value write each quotation mark twice (""), and close the value with one, '
    "then run this again. Nothing was written."
)


def test_a_quote_that_never_closes() -> None:
    assert said('a,b\n1,2\n1,"2\n3,4\n') == (
        "flowers.csv, line 3: in the row that begins here, a quotation mark opens a value and none "
        f"closes it. {QUOTES}"
    )
    assert said('a,b\n1,"2\n' + "3,4\n" * 50_000).startswith("flowers.csv, line 2: in the row that begins")


def test_text_after_a_closing_quote() -> None:
    assert said('a,b\n1,"5" pipe"\n') == (
        "flowers.csv, line 2: in the row that begins here, text follows a closing quotation mark. " + QUOTES
    )


def test_what_cannot_be_decoded_is_not_written_either() -> None:
    assert said(b"a,b\n1,\x00\n") == (
        "flowers.csv is not a text file: line 2 holds a null character. "
        "Save the table as CSV in UTF-8, then run this again. Nothing was written."
    )


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "flowers.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(FileError) as caught:
        read_table(tmp_path / "flower.csv")
    assert str(caught.value) == (
        f"{tmp_path / 'flower.csv'}: there is no such file. Did you mean {tmp_path / 'flowers.csv'}? "
        "Nothing was written."
    )
    with pytest.raises(FileError) as caught:
        read_table(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path} is a folder, not a file. Give the name of a file in it. Nothing was written."
    )
