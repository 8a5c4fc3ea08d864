"""What names stand for, what is left out, and the commands that show more, in a terminal.

A command is typed as a whole: where it does not fit behind the words it stands below them.
"""

from __future__ import annotations

from clearprop.explanation.document import Legend, NotPrinted, Text
from clearprop.explanation.terminal.calculations import MARGIN
from clearprop.explanation.terminal.spans import Line, Style, formula, line, paragraph, wrapped, written
from clearprop.words.width import width


def legend(block: Legend, columns: int, lang: str | None) -> list[Line]:
    """What names stand for, as many on a line as fit, and how to see more."""
    parts = [f"{formula(name, lang)} = {address}" for name, address in block.names]
    more = written(block.deeper, lang)
    lines: list[str] = []
    for part in (*parts, more) if width(more) + MARGIN <= columns else parts:
        if lines and width(lines[-1]) + 6 + width(part) <= columns - MARGIN:
            lines[-1] += " " * 6 + part
        elif part:
            lines.append(part)
    told = [] if width(more) + MARGIN <= columns else _told(*_parted(block.deeper, lang), columns, "dim")
    return [*(line(each, "dim") for each in lines), *told]


def _parted(text: Text, lang: str | None) -> tuple[str, str]:
    """A text that ends in a command: the words, and the command."""
    return written(text[:-1], lang), written(text[-1:], lang)


def not_printed(block: NotPrinted, columns: int, lang: str | None) -> list[Line]:
    """What is left out, and the commands that show it."""
    lines = paragraph(block.what, columns, lang)
    for what, command in block.commands:
        label = written(what, lang)
        lines += _told(label + ("" if label.endswith("：") else " "), command.text, columns)
    return lines


def _told(label: str, command: str, columns: int, style: Style = "") -> list[Line]:
    """What a command is for, and the command: below it where both do not fit, for it is typed as a whole."""
    if width(label + command) + MARGIN <= columns:
        return [line(label + command, style)]
    return [*wrapped(label, columns, style=style), *wrapped(command, columns, 2 * MARGIN, style)]
