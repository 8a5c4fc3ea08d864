from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from clearprop.data.csv_reader import read_table
from clearprop.data.csv_writer import csv_text, write_csv
from clearprop.errors import FileError


def test_numbers_keep_every_digit() -> None:
    rows = [(0.1 + 0.2, np.float64(1 / 3), 1, np.int64(2))]
    assert csv_text("abcd", rows) == "a,b,c,d\n0.30000000000000004,0.3333333333333333,1,2\n"


def test_a_file_is_read_back_the_same(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", ["花", "b"], [("a, b", 'say "x"\nand y'), ("", "z")], encoding="utf-8-sig")
    table = read_table(tmp_path / "a.csv")
    assert (table.names, table.columns) == (("花", "b"), (("a, b", ""), ('say "x"\nand y', "z")))
    assert table.encoding == "utf-8-sig"


def test_nothing_is_left_where_it_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no folder"):
        write_csv(tmp_path / "no" / "a.csv", ["a"], [])
    assert os.listdir(tmp_path) == []
