from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from clearprop.data.decoding import decode, find_delimiter
from clearprop.errors import DataError

WORDS = "花,类\n1,甲\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_encodings_are_found(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.csv") == (WORDS, encoding)


def test_big_endian_marks_are_known() -> None:
    assert decode(b"\xfe\xff" + WORDS.encode("utf-16-be"), "a.csv") == (WORDS, "utf-16")
    assert decode(b"\x00\x00\xfe\xff" + WORDS.encode("utf-32-be"), "a.csv") == (WORDS, "utf-32")


def said(content: bytes) -> str:
    with pytest.raises(DataError) as caught:
        decode(content, "a.csv")
    return str(caught.value)


def test_an_empty_file() -> None:
    assert said(b"") == "a.csv is empty. Give a file with a header line and at least one row."


def workbook() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "remedy"),
    [
        (workbook(), "a zip file, as Excel writes for .xlsx", "In Excel, save it as “CSV UTF-8”"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel workbook (.xls)", "In Excel, save it as “CSV UTF-8”"),
        (gzip.compress(b"a,b\n1,2\n"), "compressed with gzip", "Unpack it"),
        (b"PAR1....", "a Parquet file", "Save it as CSV, or pass it to Python as a data frame"),
    ],
)
def test_files_of_other_kinds(content: bytes, kind: str, remedy: str) -> None:
    assert said(content) == f"a.csv is not a text file: it is {kind}. {remedy}, then run this again."


def test_null_characters() -> None:
    assert said(b"a,b\n1,\x00\n") == (
        "a.csv is not a text file: line 2 holds a null character. "
        "Save the table as CSV in UTF-8, then run this again."
    )


def test_bytes_that_fit_no_encoding() -> None:
    remedy = "Save the table as CSV in UTF-8, then run this again."
    assert said("a,b\n1,2\n1,é\n".encode("latin-1")) == (
        f"a.csv, line 3: the byte 0xE9 fits neither UTF-8 nor GB18030. {remedy}"
    )
    assert said(b"\xef\xbb\xbfa\n\xff\n") == f"a.csv, line 2: the byte 0xFF does not fit UTF-8. {remedy}"
    assert said(b"\xff\xfea") == f"a.csv, line 1: the byte 0x61 does not fit UTF-16. {remedy}"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1;2\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a\n1\n2\n", ","),
        ("", ","),
        ("a;b\n1,5;2,5\n1,25;2\n", ";"),
        ("Länge, cm;Breite, cm\n1,5;2,5\n", ";"),
        ("name,remark\na,x; y\nb,z; w\n", ","),
        ("name\tremark\na\tx, y\nb\tz, w\n", "\t"),
        ('a;b\n"x;y,z";"1\n2,3"\n', ";"),
        ('"a";"b"\n"1";"2"\n', ";"),
        ("a,b,c\n" + "1,2,3\n" * 40 + "1,2\n" * 9, ","),
        ('a,b\n1,2\n1,"2\n', ","),
        ("\n\na;b\n\n1;2\n", ";"),
    ],
)
def test_delimiters_are_found_by_what_fits_the_header(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


def test_only_the_first_hundred_rows_are_looked_at() -> None:
    assert find_delimiter("a,b\n" + "1,2\n" * 99 + "1;2\n" * 500) == ","
