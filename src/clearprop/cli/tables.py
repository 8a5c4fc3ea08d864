"""The table that a command is given: a file, or what is piped into it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from clearprop.cli.command import Option
from clearprop.cli.usage import Misuse
from clearprop.data.csv_reader import content_of
from clearprop.data.table import Table
from clearprop.data.table_file import parse_table_file
from clearprop.words import text

PIPED = "-"
SOURCE = "standard input"


def left_out(lang: str) -> Option:
    """The option ``--drop``, which may be repeated."""
    words = text("cli.train.help.drop", lang)
    return Option("--drop", words=words, group="data", multiple=True, metavar="COL")


def read_rows(data: str, without: Sequence[str] = (), target: str | None = None) -> Table:
    """Read DATA; ``-`` is what is piped in.

    Raises
    ------
    Misuse
        where the target is among the columns that are left out
    FileError, DataError, MissingExtraError
        as in `clearprop.data.table_file.read_table_file`
    """
    if target is not None and target in without:
        raise Misuse("cli.usage.drop_target", target=target)
    if data == PIPED:
        return parse_table_file(sys.stdin.buffer.read(), SOURCE, without)
    return parse_table_file(content_of(data), data, without)
