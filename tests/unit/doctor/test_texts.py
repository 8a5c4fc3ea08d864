"""Files are edited as text and written back with their encoding, line ends, and frame."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clearprop.doctor.edits import Edit
from clearprop.doctor.texts import Source
from clearprop.errors import FileError
from clearprop.trace.span import Span


def edit(path: Path, line: int, begin: int, end: int, text: str, cell: int | None = None) -> Edit:
    return Edit.of(Span(str(path), line, begin, line, end, cell), text)


@pytest.mark.parametrize(
    ("data", "line", "after"),
    [
        (b"a = 1\nb = 2\n", 2, b"a = 1\nb = 7\n"),
        (b"a = 1\r\nb = 2\r\n", 2, b"a = 1\r\nb = 7\r\n"),
        (b"\xef\xbb\xbfa = 1\nb = 2", 2, b"\xef\xbb\xbfa = 1\nb = 7"),
        (b"# coding: latin-1\nb = 2  # \xe9\n", 2, b"# coding: latin-1\nb = 7  # \xe9\n"),
        ("δ = 1\nb = 2\n".encode(), 2, "δ = 1\nb = 7\n".encode()),
    ],
)
def test_bytes_stay_but_for_the_edit(tmp_path: Path, data: bytes, line: int, after: bytes) -> None:
    path = tmp_path / "net.py"
    path.write_bytes(data)
    assert Source.read(path).edited(edit(path, line, 4, 5, "7")) == after


def test_a_cell_of_a_notebook_is_edited_and_its_frame_stays(tmp_path: Path) -> None:
    path = tmp_path / "net.ipynb"
    cells = [
        {"cell_type": "markdown", "source": ["# words"]},
        {"cell_type": "code", "source": ["a = 1\n", "b = 2"], "outputs": [], "metadata": {"tag": 1}},
        {"cell_type": "code", "source": "c = 3"},
    ]
    path.write_text(
        json.dumps({"cells": cells, "nbformat": 4, "metadata": {"kernel": "x"}}), encoding="utf-8"
    )
    source = Source.read(path)
    assert source.part(2) == "a = 1\nb = 2"
    change = edit(path, 2, 4, 5, "7", cell=2)
    after = json.loads(source.edited(change))
    assert after["cells"][1]["source"] == ["a = 1\n", "b = 7"]
    assert (after["cells"][2], after["metadata"]) == (cells[2], {"kernel": "x"})
    assert source.diff(change, "net.ipynb").startswith("--- a/net.ipynb, cell 2\n")


def test_the_diff_of_a_file_has_its_shown_name(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_text("a = 1\n", encoding="utf-8")
    source = Source.read(path)
    assert source.part(None) == "a = 1\n"
    assert (
        source.diff(edit(path, 1, 4, 5, "2"), "net.py")
        == "--- a/net.py\n+++ b/net.py\n@@ -1 +1 @@\n-a = 1\n+a = 2\n"
    )


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_bytes(b"a = '\xff\xfe'\n")
    with pytest.raises(FileError, match="is not UTF-8 text: byte 0xFF in line 1"):
        Source.read(path)


def test_a_file_in_utf_16_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_bytes("a = 1\n".encode("utf-16"))
    with pytest.raises(FileError, match="it begins as UTF-16 does"):
        Source.read(path)
