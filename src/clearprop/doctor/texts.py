"""The files of a program as text, for edits: decoded as Python does it, written back as they were.

Line ends, byte order marks, encodings and the frame of a notebook stay as they are.
"""

from __future__ import annotations

import codecs
import io
import json
import tokenize
from dataclasses import dataclass
from pathlib import Path

from clearprop.doctor.edits import Edit
from clearprop.errors import FileError
from clearprop.files import read_bytes
from clearprop.trace.source.notebook import read_cells
from clearprop.trace.source.text import decoded


@dataclass(frozen=True)
class Source:
    """One file: its text with ``\\n`` at the end of each line, or the text of each code cell."""

    path: Path
    data: bytes
    text: str
    cells: dict[int, str] | None = None

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read a program or a notebook.

        Raises
        ------
        FileError
            "net.py is not UTF-8 text: …"
        """
        data = read_bytes(path)
        if path.suffix.lower() == ".ipynb":
            return cls(path, data, "", _cells(path, data))
        try:
            return cls(path, data, decoded(data, str(path)).removeprefix("\ufeff"))
        except (SyntaxError, LookupError) as problem:
            kind = _unreadable(data) or str(problem)
            raise FileError(
                f"{path} is not UTF-8 text: {kind}. Save it as UTF-8, then run this again."
            ) from problem

    def part(self, cell: int | None) -> str:
        """Give the text of a file, or of one cell of a notebook."""
        return self.text if cell is None else (self.cells or {}).get(cell, "")

    def edited(self, edit: Edit) -> bytes:
        """Give the bytes of the file with an edit made.

        Raises
        ------
        ValueError
            "two replacements overlap at line 12", or a place that the file does not have
        """
        file = str(self.path)
        if self.cells is not None:
            return self._notebook(edit)
        text = edit.applied(self.text, file)
        ends = "\r\n" if b"\r\n" in self.data else "\n"
        encoding, _ = tokenize.detect_encoding(io.BytesIO(self.data).readline)
        mark = codecs.BOM_UTF8 if self.data.startswith(codecs.BOM_UTF8) else b""
        plain = encoding if encoding != "utf-8-sig" else "utf-8"
        return mark + text.replace("\n", ends).encode(plain)

    def _notebook(self, edit: Edit) -> bytes:
        notebook = json.loads(self.data.decode("utf-8-sig"))
        cells = notebook["cells"] if "cells" in notebook else notebook["worksheets"][0]["cells"]
        for number, text in (self.cells or {}).items():
            changed = edit.applied(text, str(self.path), number)
            if changed != text:
                key = "source" if "source" in cells[number - 1] else "input"
                cells[number - 1][key] = changed.splitlines(keepends=True)
        return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode("utf-8")

    def diff(self, edit: Edit, name: str) -> str:
        """Give the change as a unified diff; of a notebook, a part for each cell that changes."""
        if self.cells is None:
            return edit.diff(self.text, str(self.path), name)
        return "".join(
            edit.diff(text, str(self.path), f"{name}, cell {number}", number)
            for number, text in self.cells.items()
        )


def _unreadable(data: bytes) -> str | None:
    """Say where bytes are no UTF-8."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "it begins as UTF-16 does"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return f"byte 0x{data[problem.start]:02X} in line {line}"
    return None


def _cells(path: Path, data: bytes) -> dict[int, str]:
    read_cells(data, str(path))  # refuses what is no notebook
    notebook = json.loads(data.decode("utf-8-sig"))
    cells = notebook["cells"] if "cells" in notebook else notebook["worksheets"][0]["cells"]
    sources = {
        number: each.get("source", each.get("input", "")) for number, each in enumerate(cells, start=1)
    }
    return {
        number: (source if isinstance(source, str) else "".join(source)).replace("\r\n", "\n")
        for number, source in sources.items()
        if cells[number - 1]["cell_type"] == "code"
    }
