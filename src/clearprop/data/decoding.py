"""The bytes of a table file become text here, and the text shows what divides its columns.

Spreadsheets in China write GB18030 (GBK), spreadsheets elsewhere write UTF-8 with or without a byte
order mark; where the decimal mark is a comma, columns are divided by semicolons.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import NamedTuple

from clearprop.errors import DataError

# The longer marks come first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_OTHER_KINDS = (
    (b"PK\x03\x04", "a zip file, as Excel writes for .xlsx", "In Excel, save it as “CSV UTF-8”"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)", "In Excel, save it as “CSV UTF-8”"),
    (b"\x1f\x8b", "compressed with gzip", "Unpack it"),
    (b"PAR1", "a Parquet file", "Save it as CSV, or pass it to Python as a data frame"),
)

# Commas turn up inside the text of files divided by tabs or semicolons; the reverse is rare.
_DELIMITERS = ("\t", ";", ",")
_LOOKED_AT = 100


class Text(NamedTuple):
    """What a file says, and the encoding in which it says it."""

    text: str
    encoding: str


def decode(content: bytes, source: str) -> Text:
    """Decode a file: by its byte order mark, else as UTF-8, else as GB18030.

    Raises
    ------
    DataError
        "flowers.csv is empty. …"; "flowers.csv is not a text file: it is a zip file, as Excel writes
        for .xlsx. …"; "flowers.csv is not a text file: line 1 holds a null character. …";
        "flowers.csv, line 3: the byte 0xE9 fits neither UTF-8 nor GB18030. …"

    Examples
    --------
    >>> decode("花,类\\n1,甲\\n".encode("gb18030"), "flowers.csv")
    Text(text='花,类\\n1,甲\\n', encoding='gb18030')
    """
    if not content:
        raise DataError(f"{source} is empty. Give a file with a header line and at least one row.")
    for mark, kind, remedy in _OTHER_KINDS:
        if content.startswith(mark):
            raise DataError(f"{source} is not a text file: it is {kind}. {remedy}, then run this again.")
    decoded = _decode(content, source)
    if "\0" in decoded.text:
        line = decoded.text.count("\n", 0, decoded.text.index("\0")) + 1
        raise DataError(
            f"{source} is not a text file: line {line} holds a null character. "
            "Save the table as CSV in UTF-8, then run this again."
        )
    return decoded


def _decode(content: bytes, source: str) -> Text:
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return Text(content.decode(encoding), encoding)
        except UnicodeDecodeError as problem:
            seen, at = problem.object, problem.start  # counted from after the byte order mark
    tried = f"does not fit {_shown(marked)}" if marked else "fits neither UTF-8 nor GB18030"
    line = seen.count(b"\n", 0, at) + 1
    raise DataError(
        f"{source}, line {line}: the byte 0x{seen[at]:02X} {tried}. "
        "Save the table as CSV in UTF-8, then run this again."
    )


def _shown(encoding: str) -> str:
    return encoding.removesuffix("-sig").upper()


def find_delimiter(text: str) -> str:
    """Find what divides the columns: the mark by which most of the first 100 rows are as wide as the header.

    A mark that does not divide the header is out; between equals a tab goes before a semicolon and a
    semicolon before a comma.  A table of one column is a table divided by commas.

    Examples
    --------
    >>> find_delimiter("Länge, cm;Breite, cm\\n1,5;2,5\\n")
    ';'
    >>> find_delimiter("name,remark\\na,x; y\\nb,z; w\\n")
    ','
    """
    fits = {delimiter: _fit(text, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=fits.__getitem__)
    return best if fits[best] > 0 else ","


def _fit(text: str, delimiter: str) -> float:
    """Return the share of the first records that are as wide as the header, 0 if that is one wide."""
    widths: list[int] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if record:
                widths.append(len(record))
            if len(widths) == _LOOKED_AT:
                break
    except csv.Error:  # quotes that do not close under this mark count against it
        widths.append(0)
    return widths.count(widths[0]) / len(widths) if widths and widths[0] > 1 else 0.0
