"""Write ``examples/notebooks``: each of the five worked networks, in English and Chinese, executed.

    python scripts/make_notebooks.py

What is said stands in ``scripts/notebooks/*.txt``, once in each language, and the code once for both: blocks
that begin with a line ``[en]``, ``[zh]`` or ``[code]``.  In code, ``LANG`` stands for the language.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "scripts" / "notebooks"
FOLDER = ROOT / "examples" / "notebooks"
LANGUAGES = ("en", "zh")
MOST_SECONDS = 120
_BLOCK = re.compile(r"^\[(en|zh|code)\]\n(.*?)(?=^\[(?:en|zh|code)\]$|\Z)", re.MULTILINE | re.DOTALL)


def written(source: str, lang: str) -> Any:
    """The notebook of a source in a language, not executed."""
    cells = []
    for kind, text in _BLOCK.findall(source):
        if kind == "code":
            cells.append(nbformat.v4.new_code_cell(text.strip().replace('"LANG"', f'"{lang}"')))
        elif kind == lang:
            cells.append(nbformat.v4.new_markdown_cell(text.strip()))
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number:02}"  # the same each time, so that a change is seen as what it is
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=about)


def executed(notebook: Any, folder: Path) -> Any:
    """The notebook with what its cells show; an error of a cell is raised."""
    client = NotebookClient(notebook, timeout=MOST_SECONDS, resources={"metadata": {"path": str(folder)}})
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times, which differ from run to run
    notebook.metadata.pop("language_info", None)  # the Python that happened to run it
    return notebook


def notebooks() -> dict[str, Any]:
    """Every notebook by the name of its file, not executed."""
    found: dict[str, Any] = {}
    for path in sorted(SOURCES.glob("*.txt")):
        source = path.read_text(encoding="utf-8")
        found |= {f"{path.stem}.{lang}.ipynb": written(source, lang) for lang in LANGUAGES}
    return found


def main() -> None:
    """Execute all of them and write them."""
    FOLDER.mkdir(exist_ok=True)
    for name, notebook in notebooks().items():
        text: str = nbformat.writes(executed(notebook, FOLDER))
        (FOLDER / name).write_text(text + "\n", encoding="utf-8")
        sys.stderr.write(f"{name}: {(FOLDER / name).stat().st_size / 1000:.0f} kB\n")


if __name__ == "__main__":
    main()
