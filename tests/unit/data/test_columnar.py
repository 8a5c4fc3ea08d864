from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest

from clearprop.data.columnar import columnar_kind, parse_columnar
from clearprop.errors import DataError, MissingExtraError

CELLS = {"size": [0.1 + 0.2, None], "朝向": ["南", "a, b"], "lift": [True, False]}
TEXTS = (("0.30000000000000004", ""), ("南", "a, b"), ("True", "False"))


def written(write: Callable[[Any], Any]) -> bytes:
    buffer = io.BytesIO()
    write(buffer)
    return buffer.getvalue()


def parquet(cells: Any) -> bytes:
    return written(lambda file: pyarrow.parquet.write_table(pa.table(cells), file))


FILES = {
    "Parquet by pyarrow": parquet(CELLS),
    "Parquet by pandas": written(pd.DataFrame(CELLS).to_parquet),
    "Parquet by polars": written(pl.DataFrame(CELLS).write_parquet),
    "Arrow file": written(pl.DataFrame(CELLS).write_ipc),
    "Arrow stream": written(pl.DataFrame(CELLS).write_ipc_stream),
    "Feather by pandas": written(pd.DataFrame(CELLS).to_feather),
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_every_kind_of_file_gives_the_same_table(content: bytes) -> None:
    table = parse_columnar(content, "houses.parquet")
    assert (table.source, table.names, table.columns) == ("houses.parquet", tuple(CELLS), TEXTS)
    assert (table.lines, table.notes) == ((), ())
    assert table.place(1) == "houses.parquet, row 1 (counted from 0)"


def test_the_first_bytes_tell() -> None:
    kinds = [columnar_kind(content) for content in FILES.values()]
    assert kinds == ["Parquet"] * 3 + ["Arrow"] * 3
    assert [columnar_kind(content) for content in (b"", b"a,b\n1,2\n", b"PK\x03\x04", b"PAR")] == [None] * 4


def test_row_labels_that_nobody_named() -> None:
    frame = pd.DataFrame(CELLS, index=["p", "q"])
    table = parse_columnar(written(frame.to_parquet), "a.parquet")
    assert table.names == tuple(CELLS)
    assert [note.key for note in table.notes] == ["row_labels"]
    named = frame.set_index(pd.Index(["u", "v"], name="id"))
    assert parse_columnar(written(named.to_parquet), "a.parquet").names == (*CELLS, "id")


def test_columns_that_no_table_can_hold_can_be_left_out() -> None:
    content = parquet({"tags": [["x"], []], "size": [1.5, 2.5]})
    with pytest.raises(DataError, match=r"a\.parquet, row 0 \(counted from 0\): tags is of the type list\."):
        parse_columnar(content, "a.parquet")
    assert parse_columnar(content, "a.parquet", ["tags"]).names == ("size",)
    with pytest.raises(DataError, match=r"there is no column 'tag'\. Did you mean tags\?"):
        parse_columnar(content, "a.parquet", ["tag"])


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_cut_short(name: str) -> None:
    kind = name.split()[0].replace("Feather", "Arrow")
    with pytest.raises(
        DataError, match=rf"a\.parquet is damaged, or no {kind} file after all: .*Write it again"
    ):
        parse_columnar(FILES[name][:100], "a.parquet")


def test_columns_of_one_name() -> None:
    with pytest.raises(DataError, match=r"a\.parquet: two columns are called a\. Rename one\."):
        parse_columnar(
            written(lambda file: pyarrow.parquet.write_table(pa.table([[1], [2]], names=["a", "a"]), file)),
            "a.parquet",
        )


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError) as caught:
        parse_columnar(FILES["Parquet by pyarrow"], "a.parquet")
    assert str(caught.value) == (
        "a.parquet is a Parquet file; reading it needs pyarrow, which is not installed. "
        "Run: pip install 'clearprop[frames]'"
    )
