"""Check the documents: every relative link leads somewhere, and every Python block is Python.

    python scripts/check_docs.py [FOLDER]

Links to the web are not followed: a check must not depend on the network.
"""

from __future__ import annotations

import ast
import doctest
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)|!\[[^\]\n]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(`{3,}|~{3,})\s*([\w-]*)[^\n]*\n(.*?)^\1\s*$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]+`")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)


def documents(root: Path) -> list[Path]:
    """Every Markdown file, those of hidden folders, environments and builds, and made ones, left out."""
    found = (path for path in root.rglob("*.md") if path.is_file())
    return sorted(p for p in found if not any(map(_is_left_out, p.relative_to(root).parts)))


def _is_left_out(part: str) -> bool:
    return part.startswith((".", "build")) or part == "made"


def anchors(text: str) -> set[str]:
    """The names that a heading can be linked by, as GitHub makes them."""
    headings = (match[1].replace("`", "") for match in HEADING.finditer(FENCE.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def broken_links(path: Path, text: str) -> Iterator[str]:
    for match in LINK.finditer(CODE.sub("", FENCE.sub("", text))):
        target = unquote(match[1] or match[2])
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        name, _, anchor = target.partition("#")
        if "made" in Path(name).parts:
            continue  # there once the site is built, which tells on its own of links that lead nowhere
        goal = (path.parent / name) if name else path
        if not goal.exists():
            yield f"link to {target}: there is no such file"
        elif anchor and goal.suffix == ".md" and anchor not in anchors(goal.read_text(encoding="utf-8")):
            yield f"link to {target}: there is no such heading"


def broken_blocks(text: str) -> Iterator[str]:
    if len(re.findall(r"^(?:```|~~~)", text, re.MULTILINE)) % 2:
        yield "a code block is opened and not closed"
    for _, language, code in FENCE.findall(text):
        if language != "python":
            continue
        examples = doctest.DocTestParser().get_examples(code)
        for source in [example.source for example in examples] or [code]:
            try:
                ast.parse(source)
            except SyntaxError as error:
                yield f"a Python block does not parse: {error.msg}: {error.text or ''}".strip()


def main() -> int:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1]).resolve()
    paths = documents(root)
    faults = 0
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for fault in [*broken_links(path, text), *broken_blocks(text)]:
            faults += 1
            print(f"{path.relative_to(root)}: {fault}")
    print(f"{len(paths)} documents, {faults} faults")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
