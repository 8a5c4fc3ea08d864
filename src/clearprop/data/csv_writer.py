"""A table goes into a CSV file here, whole or not at all, so that `read_table` reads it back the same."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from clearprop.files import PathLike, write_atomically


class _Lines(list[str]):
    """Rows as they are written; the writer quotes a carriage return only where lines end with one."""

    def write(self, row: str) -> None:
        self.append(row.removesuffix("\r\n") + "\n")


def csv_text(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write names and rows as CSV text: commas, a line feed after each row, quotes where needed.

    Numbers are written with the shortest digits that give them back.

    Examples
    --------
    >>> csv_text(["kind", "p"], [("a, b", 0.1), ("c", 1.0)])
    'kind,p\\n"a, b",0.1\\nc,1.0\\n'
    """
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(rows)
    return "".join(lines)


def write_csv(
    path: PathLike, names: Sequence[str], rows: Iterable[Sequence[object]], encoding: str = "utf-8"
) -> None:
    """Write names and rows to a CSV file, atomically.

    Raises
    ------
    FileError
        as `clearprop.files.write_atomically`

    Examples
    --------
    >>> import tempfile
    >>> from clearprop.data.csv_reader import read_table
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csv(folder + "/花.csv", ["花"], [("甲",)], encoding="gb18030")
    ...     read_table(folder + "/花.csv").columns
    (('甲',),)
    """
    write_atomically(path, csv_text(names, rows).encode(encoding))
