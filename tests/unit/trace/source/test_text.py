from __future__ import annotations

import ast
from pathlib import Path

import pytest

from clearprop.errors import FileError
from clearprop.trace.source.text import Text, decoded, read_source


def test_columns_are_characters_and_not_bytes() -> None:
    text = Text("a.py", "权重 = 'é' + b\n")
    value = ast.parse(text.text).body[0].value  # type: ignore[attr-defined]
    span = text.span(value)
    assert (span.column, span.end_column) == (5, 12)
    assert text.cut(span) == "'é' + b"


def test_a_span_over_several_lines_is_cut_whole() -> None:
    text = Text("a.py", "x = (1 +\n     2)\ny = 3\n")
    assert text.cut(text.span(ast.parse(text.text).body[0])) == "x = (1 +\n     2)"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n"),
        (b"# coding: latin-1\nx = '\xe9'\n", "# coding: latin-1\nx = 'é'\n"),
        (b"x = 1\r\ny = 2\r", "x = 1\ny = 2\n"),
    ],
)
def test_files_are_decoded_as_python_does(data: bytes, text: str) -> None:
    assert decoded(data, "a.py") == text


@pytest.mark.parametrize("data", [b"x = '\xff'\n", b"# coding: nonsense\n"])
def test_what_python_cannot_decode_is_a_syntax_error(data: bytes) -> None:
    with pytest.raises(SyntaxError):
        decoded(data, "a.py")


def test_a_missing_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such file"):
        read_source(tmp_path / "a.py")
