"""A file becomes text, or one sentence says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearprop.errors import DataError, FileError
from clearprop.verify.opening import read_working


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_usual_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("学习率 η = 0.5\n".encode(encoding))
    assert read_working(path) == "学习率 η = 0.5\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"PK\x03\x04", "as Word writes"),
        (b"\xff\xff\xff", "neither UTF-8 nor GB18030"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(DataError, match=said):
        read_working(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such file"):
        read_working(tmp_path / "a.txt")
