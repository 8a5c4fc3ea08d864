"""A CSV file becomes a table, or one sentence that names the line at which it cannot.

Nothing is repaired in silence: a row with too many or too few values is refused, and whatever else is
decided here (encoding, delimiter, decimal commas, skipped blank lines) is in the table's notes.
"""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Iterator

from clearprop.data.decimal_commas import with_points
from clearprop.data.decoding import decode, find_delimiter
from clearprop.data.notes import Note, note
from clearprop.data.quoting import listed, named, quoted
from clearprop.data.table import Table
from clearprop.errors import DataError, FileError
from clearprop.files import PathLike, read_bytes

NOTHING_WRITTEN = "Nothing was written."
_AGAIN = f"then run this again. {NOTHING_WRITTEN}"

Record = tuple[int, list[str]]


def read_table(path: PathLike) -> Table:
    """Read a CSV file whose first line names the columns.

    Read are UTF-8 with or without a byte order mark, UTF-16 with one, and GB18030; commas, semicolons
    and tabs; quoted values, also over several lines.  In files divided by semicolons or tabs a decimal
    comma becomes a point.  Blank lines, and rows in which every value is empty, are skipped.

    Raises
    ------
    FileError
        "flowers.csv: there is no such file. …" and what else `clearprop.files.read_bytes` says
    DataError
        "flowers.csv, line 52: 4 values, but the header names 5 columns (petal_width is missing).
        Complete the line or take it out, then run this again. Nothing was written."

    Examples
    --------
    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "flowers.csv")
    ...     _ = path.write_text("length,width\\n1.5,2\\n", encoding="utf-8")
    ...     read_table(path).columns
    (('1.5',), ('2',))
    """
    return parse_table(content_of(path), os.fspath(path))


def content_of(path: PathLike) -> bytes:
    """Read the bytes of a file that holds a table.

    Raises
    ------
    FileError
        "flowers.csv: there is no such file. Check the name and the folder. Nothing was written."
    """
    try:
        return read_bytes(path)
    except FileError as problem:
        raise FileError(f"{problem} {NOTHING_WRITTEN}") from problem


def parse_table(content: bytes, source: str) -> Table:
    """Make a table of the bytes of a CSV file; ``source`` is what messages call it.

    Raises
    ------
    DataError
        as `read_table`

    Examples
    --------
    >>> table = parse_table("花;长\\n甲;1,5\\n".encode("gb18030"), "flowers.csv")
    >>> table.names, table.columns, table.lines
    (('花', '长'), (('甲',), ('1.5',)), (2,))
    """
    try:
        text, encoding = decode(content, source)
    except DataError as problem:
        raise DataError(f"{problem} {NOTHING_WRITTEN}") from problem
    delimiter = find_delimiter(text)
    records = _records(text, delimiter, source)
    first, header = next(records, (0, []))
    if not header:
        raise DataError(
            f"{source} holds nothing but blank lines. Give a file with a header line and at least one row. "
            f"{NOTHING_WRITTEN}"
        )
    names = _names(header, f"{source}, line {first}")
    rows, skipped = _rows(records, names, source)
    if not rows:
        raise DataError(
            f"{source} has a header (line {first}: {listed(names)}) and no rows. "
            f"Add at least one row, {_AGAIN}"
        )
    columns, converted = with_points(names, tuple(zip(*(row for _, row in rows), strict=True)), delimiter)
    return Table(
        source=source,
        names=names,
        columns=columns,
        lines=tuple(line for line, _ in rows),
        encoding=encoding,
        delimiter=delimiter,
        notes=tuple(_notes(encoding, delimiter, names, converted, skipped)),
    )


def _records(text: str, delimiter: str, source: str) -> Iterator[Record]:
    """Yield each record that is not a blank line, with the line at which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for record in reader:
            if record:
                yield line, record
            line = reader.line_num + 1
    except csv.Error as problem:
        raise DataError(
            f"{source}, line {line}: {_quotes(str(problem))}. "
            'Inside a quoted value write each quotation mark twice (""), and close the value with one, '
            f"{_AGAIN}"
        ) from problem


def _quotes(problem: str) -> str:
    if "expected after" in problem:
        return "in the row that begins here, text follows a closing quotation mark"
    return "in the row that begins here, a quotation mark opens a value and none closes it"


def _names(header: list[str], place: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in header)
    if "" in names:
        raise DataError(
            f"{place}: column {names.index('') + 1} of {len(names)} has no name. "
            f"Write one into the header, or take the column out, {_AGAIN}"
        )
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        at = [i + 1 for i, name in enumerate(names) if name == twice[0]]
        raise DataError(
            f"{place}: columns {listed([str(i) for i in at])} are all called {named(twice[0])}. "
            f"Give each column a name of its own, {_AGAIN}"
        )
    return names


def _rows(records: Iterator[Record], names: tuple[str, ...], source: str) -> tuple[list[Record], list[int]]:
    """Return the rows that hold something, and the lines of those that hold nothing."""
    rows: list[Record] = []
    empty: list[int] = []
    for line, cells in records:
        if not any(cell.strip() for cell in cells):
            empty.append(line)
        elif len(cells) == len(names):
            rows.append((line, cells))
        else:
            raise DataError(f"{source}, line {line}: {_ragged(cells, names)}, {_AGAIN}")
    return rows, empty


def _ragged(cells: list[str], names: tuple[str, ...]) -> str:
    received = "1 value" if len(cells) == 1 else f"{len(cells)} values"
    expected = "1 column" if len(names) == 1 else f"{len(names)} columns"
    if len(cells) < len(names):
        missing = names[len(cells) :]
        return (
            f"{received}, but the header names {expected} "
            f"({listed(missing)} {'is' if len(missing) == 1 else 'are'} missing). "
            "Complete the line or take it out"
        )
    return (
        f"{received}, but the header names {expected} "
        f"({quoted(cells[len(names)])} has no column). "
        "Take out what is too much, or put a value that holds the delimiter in quotation marks"
    )


def _notes(
    encoding: str, delimiter: str, names: tuple[str, ...], converted: list[str], skipped: list[int]
) -> Iterator[Note]:
    if encoding != "utf-8":
        yield note(f"encoding_{encoding.replace('-', '_')}")
    if delimiter != ",":
        yield note("tabs" if delimiter == "\t" else "semicolons")
    if converted:
        yield note("decimal_commas", columns=tuple(converted))
    if skipped:
        yield note("empty_rows", count=len(skipped), line=skipped[0])
    if all(name.replace(".", "", 1).isdecimal() for name in names):
        yield note("numeric_header", names=names)
