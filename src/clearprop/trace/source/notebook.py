"""Notebooks: their code cells in order, with the lines that only a notebook understands taken out.

Nothing is run in a shell.  Lines stay where they are, so that spans are those of the cell.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass

from clearprop.errors import FileError
from clearprop.trace.source.text import Text

LINE_MARKS = ("%", "!", "?")
# Cell magics whose cell is Python all the same; every other kind is left out whole.
PYTHON_CELLS = ("%%time", "%%timeit", "%%capture", "%%prun", "%%python3", "%%python")


@dataclass(frozen=True)
class Cells:
    """The code of a notebook, cell by cell, and what was taken out of it."""

    texts: tuple[Text, ...]
    notes: tuple[str, ...]


def read_cells(data: bytes, name: str) -> Cells:
    """Read the code cells of a notebook; cells are counted from 1, those with text included.

    Raises
    ------
    FileError
        "net.ipynb is no notebook: …"

    Examples
    --------
    >>> cell = {"cell_type": "code", "source": ["%matplotlib inline\\n", "x = 1"]}
    >>> cells = read_cells(json.dumps({"cells": [cell], "nbformat": 4}).encode(), "a.ipynb")
    >>> cells.texts[0].text, cells.notes
    ('pass\\nx = 1', ('cell 1, line 1: "%matplotlib inline" was left out',))
    """
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
        cells = notebook["cells"] if "cells" in notebook else notebook["worksheets"][0]["cells"]
        found = [(number, each) for number, each in enumerate(cells, start=1) if each["cell_type"] == "code"]
        sources = [(number, _joined(each.get("source", each.get("input", "")))) for number, each in found]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as problem:
        raise FileError(
            f"{name} is no notebook: it does not hold the JSON of one ({problem})."
            " Save it again in Jupyter, or export it as a .py file."
        ) from problem
    notes: list[str] = []
    texts = tuple(Text(name, _python(source, number, notes), number) for number, source in sources)
    return Cells(texts, tuple(notes))


def _joined(source: str | list[str]) -> str:
    text = source if isinstance(source, str) else "".join(source)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _python(source: str, number: int, notes: list[str]) -> str:
    """Take out of a cell what is no Python; a modulo at the start of a line is Python and stays."""
    lines = source.split("\n")
    first = next((k for k, line in enumerate(lines) if line.strip()), 0)
    if lines[first].lstrip().startswith("%%"):
        notes.append(f'cell {number}: "{lines[first].strip()}" was left out')
        if not lines[first].split()[0].startswith(PYTHON_CELLS):
            notes[-1] = f'cell {number} was left out: it begins with "{lines[first].strip()}"'
            return "\n".join("" for _ in lines)
        lines[first] = ""
    for _ in range(len(lines)):
        wrong = _first_wrong(lines)
        if wrong is None or not _only_notebooks(lines, wrong, number, notes):
            break
    return "\n".join(lines)


def _first_wrong(lines: list[str]) -> int | None:
    try:
        ast.parse("\n".join(lines))
    except SyntaxError as problem:
        line = min(int(problem.lineno or 1), len(lines)) - 1
        # A magic line after an open line is noticed late, one that is unclosed itself early.
        places: list[int] = [*range(line, -1, -1), *range(line, len(lines))]
        for k in places:
            if _mark(lines[k]) is not None:
                return k
    except ValueError:
        return None
    return None


def _mark(line: str) -> str | None:
    words = line.strip()
    if words.startswith(LINE_MARKS) or (
        words.endswith("?") and words.rstrip("?").replace(".", "").isidentifier()
    ):
        return words
    _, equals, right = words.partition("=")
    return words if equals and right.lstrip().startswith(("!", "%")) else None


def _only_notebooks(lines: list[str], k: int, number: int, notes: list[str]) -> bool:
    """Replace one line that only a notebook understands."""
    line, words = lines[k], lines[k].strip()
    indent = line[: len(line) - len(line.lstrip())]
    name, equals, right = words.partition("=")
    if words.startswith(("%time ", "%timeit ")) and not words.split(None, 1)[1].startswith("-"):
        lines[k] = indent + words.split(None, 1)[1]
    elif equals and right.lstrip().startswith(("!", "%")) and not words.startswith(LINE_MARKS):
        lines[k] = f"{indent}{name.rstrip()} = []"
    else:
        lines[k] = indent + "pass"
    notes.append(f'cell {number}, line {k + 1}: "{words}" was left out')
    return True
