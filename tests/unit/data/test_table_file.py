from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from clearprop.data.table_file import read_table_file
from clearprop.errors import DataError, FileError

FRAME = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})


def test_the_content_tells_and_not_the_name(tmp_path: Path) -> None:
    FRAME.to_csv(tmp_path / "csv.parquet", index=False)
    FRAME.to_parquet(tmp_path / "parquet.csv")
    for name in ("csv.parquet", "parquet.csv"):
        table = read_table_file(tmp_path / name)
        assert (table.names, table.columns) == (("a", "b"), (("1", "2"), ("x", "y")))
        assert read_table_file(tmp_path / name, ["a"]).names == ("b",)


def test_nothing_is_written_where_nothing_was_read(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"there is no such file\. .* Nothing was written\."):
        read_table_file(tmp_path / "a.csv")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(
        DataError, match=r"is damaged, or no Parquet file after all: .* Nothing was written\."
    ):
        read_table_file(tmp_path / "a.parquet")
