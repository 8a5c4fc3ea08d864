"""Pages that are made from the code when the site is built, so that they cannot fall behind it.

Into ``docs/made/``, which git ignores, go the table of equations, the catalogue of faults, the reference
of public names, and the notebooks of ``examples/notebooks``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from equation_pages import equation_page
from fault_pages import fault_page
from reference_pages import reference_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# A link that leaves docs/ leads to a file of the repository, which the site does not hold: its text stays.
OUTSIDE = re.compile(r"(?<!!)\[([^\]\n]*)\]\((?:\.\./)+(?!docs/)[^)\s]*\)")


def make_pages(app: Sphinx) -> None:
    """Write every made page, and leave those alone that have not changed."""
    made = Path(app.srcdir) / "made"
    made.mkdir(exist_ok=True)
    pages = {"equations.md": equation_page, "faults.md": fault_page, "reference.md": reference_page}
    for name, page in pages.items():
        _write(made / name, page())
    for notebook in sorted((Path(app.srcdir).parent / "examples" / "notebooks").glob("*.ipynb")):
        _write(made / notebook.name, notebook.read_text(encoding="utf-8"))


def keep_inside(app: Sphinx, docname: str, source: list[str]) -> None:
    """Turn links that leave the site into their text."""
    source[0] = OUTSIDE.sub(r"`\1`", source[0])


def set_sources_apart(
    app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Make a section of the paragraph ``Source: …``, which ends the section before it."""
    for number, line in enumerate(lines):
        if line.startswith("Source: "):
            lines[number : number + 1] = ["Source", "------", line.removeprefix("Source: ")]
            return


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", make_pages)
    app.connect("source-read", keep_inside)
    # Before napoleon, which reads the sections.
    app.connect("autodoc-process-docstring", set_sources_apart, priority=400)
    return {"parallel_read_safe": True}
