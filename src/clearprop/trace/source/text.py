"""The text of one file or cell: decoded as Python decodes it, and cut into pieces by span.

Python's syntax tree counts columns in UTF-8 bytes; people and editors count characters.
"""

from __future__ import annotations

import ast
import io
import tokenize
from dataclasses import dataclass, field
from pathlib import Path

from clearprop.errors import FileError
from clearprop.files import read_bytes
from clearprop.trace.span import Span


@dataclass(frozen=True)
class Text:
    """One compiled unit: a file, or one cell of a notebook (``cell`` counts from 1).

    ``name`` is the file as spans and tracebacks give it; ``text`` has ``\\n`` at the end of each line.

    Examples
    --------
    >>> text = Text("xor.py", "δ = 1 + 2\\n")
    >>> expression = ast.parse(text.text).body[0].value
    >>> text.span(expression)
    Span(file='xor.py', line=1, column=4, end_line=1, end_column=9, cell=None)
    >>> text.cut(text.span(expression))
    '1 + 2'
    """

    name: str
    text: str
    cell: int | None = None
    lines: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(self.text.split("\n")))

    def span(self, node: ast.AST) -> Span:
        """Give the place of a node of the syntax tree."""
        line = getattr(node, "lineno", 1)
        end_line = getattr(node, "end_lineno", None) or line
        column = self.characters(line, getattr(node, "col_offset", 0))
        end = getattr(node, "end_col_offset", None)
        end_column = column if end is None else self.characters(end_line, end)
        return Span(self.name, line, column, end_line, end_column, self.cell)

    def characters(self, line: int, offset: int) -> int:
        """Count the characters before a byte of a line."""
        if not 1 <= line <= len(self.lines):
            return offset
        text = self.lines[line - 1]
        if text.isascii():
            return offset
        return len(text.encode("utf-8")[:offset].decode("utf-8", "replace"))

    def cut(self, span: Span) -> str:
        """Give the text of a span."""
        lines = list(self.lines[span.line - 1 : span.end_line])
        if not lines:
            return ""
        lines[-1] = lines[-1][: span.end_column]
        lines[0] = lines[0][span.column :]
        return "\n".join(lines)


def decoded(data: bytes, name: str) -> str:
    """Decode a file as Python does: by its byte order mark, its coding line, else UTF-8.

    Raises
    ------
    SyntaxError
        as Python itself raises it, for an unknown coding or bytes that do not fit it

    Examples
    --------
    >>> decoded(b"# coding: latin-1\\nx = '\\xe9'\\r\\n", "a.py")
    "# coding: latin-1\\nx = 'é'\\n"
    """
    coding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    try:
        text = data.decode(coding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        message = f"(unicode error) {problem}"
        raise SyntaxError(message, (name, line, 1, None)) from problem
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_source(path: Path) -> bytes:
    """Read the bytes of a program.

    Raises
    ------
    FileError
        "net.py: there is no such file. …"; "net.txt is no Python program: …"
    """
    if path.suffix.lower() not in (".py", ".ipynb", ".pyw", ""):
        raise FileError(
            f"{path} does not look like a Python program: its name ends in {path.suffix}."
            " Give a .py file or a notebook (.ipynb)."
        )
    return read_bytes(path)
