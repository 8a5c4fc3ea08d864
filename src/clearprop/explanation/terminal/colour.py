"""The same lines in colour, for a terminal that shows colours; nothing depends on them.

Hue means sign and nothing else: blue for positive numbers, orange for negative ones.
"""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

from clearprop.explanation.document import Derivation
from clearprop.explanation.terminal.spans import Line, Style
from clearprop.explanation.text import lines

STYLES: dict[Style, str] = {
    "heading": "bold",
    "dim": "dim",
    "positive": "color(68)",
    "negative": "color(172)",
}


def coloured(document: Derivation, columns: int = 80) -> str:
    """The document with the orders that set colours in a terminal."""
    console = Console(
        file=io.StringIO(), force_terminal=True, color_system="256", width=columns, legacy_windows=False
    )
    for each in lines(document, columns):
        console.print(_text(each), soft_wrap=True, highlight=False)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().rstrip("\n")


def _text(line: Line) -> Text:
    text = Text()
    for span in line:
        text.append(span.text, STYLES.get(span.style, ""))
    text.rstrip()
    return text
