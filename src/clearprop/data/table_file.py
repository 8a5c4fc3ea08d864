"""A file becomes a table, whatever kind of file it is: CSV, Parquet, Arrow or Feather."""

from __future__ import annotations

import os
from collections.abc import Sequence

from clearprop.data.columnar import columnar_kind, parse_columnar
from clearprop.data.csv_reader import NOTHING_WRITTEN, content_of, parse_table
from clearprop.data.table import Table
from clearprop.errors import DataError
from clearprop.files import PathLike


def read_table_file(path: PathLike, without: Sequence[str] = ()) -> Table:
    """Read a table from a file; its first bytes, not its name, say of which kind it is.

    Parameters
    ----------
    path : the name of the file
    without : columns that are left out; each must be there

    Raises
    ------
    FileError
        "flowers.csv: there is no such file. …"
    DataError
        what `clearprop.data.csv_reader.parse_table` or `clearprop.data.columnar.parse_columnar` says
    MissingExtraError
        "flowers.parquet is a Parquet file; reading it needs pyarrow, which is not installed. Run: pip
        install 'clearprop[frames]'"

    Examples
    --------
    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "flowers.csv")
    ...     _ = path.write_text("length,width\\n1.5,2\\n", encoding="utf-8")
    ...     read_table_file(path).names
    ('length', 'width')
    """
    return parse_table_file(content_of(path), os.fspath(path), without)


def parse_table_file(content: bytes, source: str, without: Sequence[str] = ()) -> Table:
    """Make a table of the bytes of such a file; ``source`` is what messages call it.

    Examples
    --------
    >>> parse_table_file(b"length,width\\n1.5,2\\n", "flowers.csv", ["width"]).names
    ('length',)
    """
    if columnar_kind(content) is None:
        return parse_table(content, source).without(without)
    try:
        return parse_columnar(content, source, without)
    except DataError as problem:
        raise DataError(f"{problem} {NOTHING_WRITTEN}") from problem
