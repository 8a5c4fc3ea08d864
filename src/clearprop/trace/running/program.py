"""The program as it is run: compiled units in order, each rewritten, or as written where that fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from clearprop.trace.running.hooks import Hooks
from clearprop.trace.running.warned import unheard
from clearprop.trace.source.notebook import read_cells
from clearprop.trace.source.rewrite import rewritten
from clearprop.trace.source.text import Text, decoded, read_source


class Program:
    """A file or a notebook; ``texts`` maps the file names that code objects carry to their text."""

    def __init__(self, path: Path, hooks: Hooks) -> None:
        self.path, self.hooks = path, hooks
        self.texts: dict[str, Text] = {}

    def units(self) -> Iterator[CodeType]:
        """Compile one unit after the other; the next cell only when the one before has run.

        Raises
        ------
        SyntaxError, ValueError
            as Python itself raises them
        """
        data = read_source(self.path)
        if self.path.suffix.lower() != ".ipynb":
            yield self.compiled(data, str(self.path), None)
            return
        cells = read_cells(data, str(self.path))
        self.hooks.notes.extend(cells.notes)
        for cell in cells.texts:
            yield self.compiled(cell.text.encode("utf-8"), f"{self.path}, cell {cell.cell}", cell)

    def compiled(self, data: bytes, name: str, cell: Text | None) -> CodeType:
        if cell is not None:
            self.texts[name] = cell
        else:
            self.texts[name] = Text(str(self.path), data.decode("utf-8", "replace"))
        plain = compile(data, name, "exec", dont_inherit=True)
        try:
            text = cell or Text(str(self.path), decoded(data, name))
            self.texts[name] = text
            with unheard():
                code = compile(rewritten(text, self.hooks.sites), name, "exec", dont_inherit=True)
        except Exception as problem:
            self.hooks.notes.append(f"the program ran as it is written, unobserved: {problem}"[:300])
            return plain
        self.hooks.files.add(name)
        return code
