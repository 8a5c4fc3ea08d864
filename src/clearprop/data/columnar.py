"""Parquet and Arrow files become tables, by way of pyarrow; which of them a file is, its first bytes say.

pandas keeps the labels of its rows in such a file too.  Labels that nobody named count the rows and say
nothing of them, so they are left aside, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from clearprop.data.frames import table_from_frame
from clearprop.data.notes import note
from clearprop.data.table import Table
from clearprop.errors import DataError, MissingExtraError

_KINDS = (
    (b"PAR1", "Parquet"),
    (b"ARROW1", "Arrow"),
    (b"FEA1", "Feather"),
    (b"\xff\xff\xff\xff", "Arrow"),  # a stream of records, which has no name of its own at its head
)
_ROW_LABELS = re.compile(r"__index_level_\d+__")


def columnar_kind(content: bytes) -> str | None:
    """``"Parquet"``, ``"Arrow"`` or ``"Feather"``; None for every other file.

    Examples
    --------
    >>> columnar_kind(b"PAR1..."), columnar_kind(b"a,b")
    ('Parquet', None)
    """
    return next((kind for mark, kind in _KINDS if content.startswith(mark)), None)


def parse_columnar(content: bytes, source: str, without: Sequence[str] = ()) -> Table:
    """Make a table of the bytes of a Parquet, Arrow or Feather file; ``source`` is what messages call it.

    Columns of the names in ``without`` are left out before anything is made of them, since such a file may
    hold what no table of text can: lists, bytes, records.

    Raises
    ------
    MissingExtraError
        "flowers.parquet is a Parquet file; reading it needs pyarrow, which is not installed. Run: pip
        install 'clearprop[frames]'"
    DataError
        "flowers.parquet is damaged, or no Parquet file after all: …"
        and what `clearprop.data.frames.table_from_frame` says
    """
    kind = columnar_kind(content) or "Parquet"
    frame = _read(content, kind, source)
    for name in without:
        Table(source, tuple(frame.column_names), ((),) * frame.num_columns).column(name)
    labels = [name for name in frame.column_names if _ROW_LABELS.fullmatch(name) and name not in without]
    left_out = [*without, *labels]
    table = table_from_frame(frame.drop_columns(left_out) if left_out else frame, source)
    return replace(table, notes=(note("row_labels"),)) if labels else table


def _read(content: bytes, kind: str, source: str) -> Any:
    pyarrow, reader = _reader(kind, content, source)
    try:
        return reader(pyarrow.BufferReader(content))
    except (pyarrow.ArrowException, OSError, ValueError) as problem:
        raise DataError(
            f"{source} is damaged, or no {kind} file after all: {_first_line(problem)}. Write it again."
        ) from problem


def _reader(kind: str, content: bytes, source: str) -> tuple[Any, Callable[[Any], Any]]:
    try:
        import pyarrow
        import pyarrow.feather
        import pyarrow.parquet
    except ImportError as problem:
        raise MissingExtraError(
            f"{source} is a {kind} file; reading it needs pyarrow, which is not installed. "
            "Run: pip install 'clearprop[frames]'"
        ) from problem
    readers: dict[str, Callable[[Any], Any]] = {
        "Parquet": lambda file: pyarrow.parquet.ParquetFile(file).read(),
        "Feather": pyarrow.feather.read_table,
        "Arrow": lambda file: pyarrow.ipc.open_file(file).read_all(),
    }
    stream: Callable[[Any], Any] = lambda file: pyarrow.ipc.open_stream(file).read_all()  # noqa: E731
    return pyarrow, readers[kind] if content[:1] != b"\xff" else stream


def _first_line(problem: BaseException) -> str:
    lines = str(problem).strip().splitlines() or [type(problem).__name__]
    return lines[0].strip().rstrip(".")
