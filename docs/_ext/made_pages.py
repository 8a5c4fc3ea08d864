"""Pages that are made from the code when the site is built, so that they cannot fall behind it.

Into ``docs/made/``, which git ignores, go the table of equations, the catalogue of faults, the reference
of public names, the picture of the first page, and the notebooks of ``examples/notebooks``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from equation_pages import equation_page
from fault_pages import fault_page
from reference_pages import reference_page

import clearprop as cp

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# A link that leaves docs/ leads to a file of the repository, which the site does not hold: its text stays.
OUTSIDE = re.compile(r"(?<!!)\[([^\]\n]*)\]\((?:\.\./)+(?!docs/)[^)\s]*\)")

_ALIAS = re.compile(r"TypeAliasForwardRef\('(\w+)'\)")
_RULE = re.compile("-{4,}")
_PARAMETER = re.compile(r"^(?P<names>\*{0,2}\w[\w, *]*?) *: +")


def make_pages(app: Sphinx) -> None:
    """Write every made page, and leave those alone that have not changed."""
    made = Path(app.srcdir) / "made"
    made.mkdir(exist_ok=True)
    pages = {"equations.md": equation_page, "faults.md": fault_page, "reference.md": reference_page}
    for name, page in pages.items():
        _write(made / name, page())
    _write(made / "network.svg", cp.draw(cp.examples.worked_2_2_2.step(), lang="en").text)
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


def keep_colons(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Keep what stands before a colon in a property's first line from being read as a type."""
    if what in ("property", "attribute") and lines:
        lines[0] = lines[0].replace(": ", " – ")


def say_parameters(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Make a list of the parameters: what stands behind a name is its shape and its meaning, no type."""
    if "Parameters" not in lines:
        return
    start = lines.index("Parameters")
    end = next((k - 1 for k in range(start + 2, len(lines)) if _RULE.fullmatch(lines[k])), len(lines))
    spaced = [re.sub(r"(?<=\S) {2,}(?=[^\s:])", "; ", line) for line in lines[start + 2 : end]]
    # A shape that stands on a line of its own is set apart from the meaning below it.
    following = [*spaced[1:], ""]
    shaped = [
        f"{line};" if re.search(r" : +\(.*[\w)]$", line) and after.startswith(" ") else line
        for line, after in zip(spaced, following, strict=True)
    ]
    items = [_PARAMETER.sub(r"* **\g<names>**: ", line) for line in shaped]
    said = [item if item.startswith("* ") else f"  {item.strip()}" for item in items]
    lines[start:end] = [":Parameters:", *(f"    {line}".rstrip() for line in said), ""]


def name_aliases(
    app: Sphinx,
    what: str,
    name: str,
    obj: object,
    options: object,
    signature: str | None,
    returns: str | None,
) -> tuple[str | None, str | None]:
    """Write aliases of types by their names; in a union Sphinx shows the object that stands for them."""
    plain = [None if each is None else _ALIAS.sub(r"\1", each) for each in (signature, returns)]
    return plain[0], plain[1]


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", make_pages)
    app.connect("source-read", keep_inside)
    # Before napoleon, which reads the sections.
    app.connect("autodoc-process-docstring", set_sources_apart, priority=400)
    app.connect("autodoc-process-docstring", keep_colons, priority=400)
    app.connect("autodoc-process-docstring", say_parameters, priority=450)
    app.connect("autodoc-process-signature", name_aliases)
    return {"parallel_read_safe": True}
