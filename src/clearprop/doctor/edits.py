"""Edits of a program's text: pieces of it replaced, everything else as it was, to the last space."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from clearprop.trace.span import Span


@dataclass(frozen=True)
class Replacement:
    """One piece of text and what stands there instead; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True)
class Edit:
    """Replacements that are made together; they do not overlap."""

    replacements: tuple[Replacement, ...]

    @classmethod
    def of(cls, span: Span, text: str) -> Edit:
        """Replace one piece of text."""
        return cls((Replacement(span, text),))

    def __add__(self, other: Edit) -> Edit:
        return Edit((*self.replacements, *other.replacements))

    @property
    def files(self) -> tuple[str, ...]:
        """The files that are changed, each once."""
        return tuple(dict.fromkeys(each.span.file for each in self.replacements))

    def only(self, file: str) -> Edit:
        """Give what is changed in one file."""
        return Edit(tuple(each for each in self.replacements if each.span.file == file))

    def overlaps(self, other: Edit) -> bool:
        """Whether two edits touch the same text, so that they cannot be made together."""
        return any(
            a.span.file == b.span.file
            and a.span.cell == b.span.cell
            and (a.span.line, a.span.column) < (b.span.end_line, b.span.end_column)
            and (b.span.line, b.span.column) < (a.span.end_line, a.span.end_column)
            for a in self.replacements
            for b in other.replacements
        )

    def applied(self, text: str, file: str, cell: int | None = None) -> str:
        """Give the text of one file, or of one cell of a notebook, with its replacements made.

        Raises
        ------
        ValueError
            "two replacements overlap at line 12"; "there is no line 80 in xor.py"

        Examples
        --------
        >>> Edit.of(Span("a.py", 1, 4, 1, 5), "2").applied("x = 1\\n", "a.py")
        'x = 2\\n'
        """
        chosen = [r for r in self.replacements if r.span.file == file and r.span.cell == cell]
        if not text.endswith("\n") and any(r.span.end_line == text.count("\n") + 2 for r in chosen):
            # A last line without an end gets one where something must stand behind it.
            text += "\n"
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        pieces = sorted(
            (
                (
                    _offset(starts, r.span.line, r.span.column, r),
                    _offset(starts, r.span.end_line, r.span.end_column, r),
                    r,
                )
                for r in chosen
            ),
            key=lambda piece: piece[:2],
        )
        done, at = [], 0
        for begin, end, replacement in pieces:
            if begin < at:
                raise ValueError(f"two replacements overlap at line {replacement.span.line}")
            done += [text[at:begin], replacement.text]
            at = end
        return "".join([*done, text[at:]])

    def diff(self, text: str, file: str, name: str | None = None, cell: int | None = None) -> str:
        """Give the change of one file as a unified diff, under the file's own name or another."""
        shown = name or file
        before, after = _lines(text), _lines(self.applied(text, file, cell))
        ended = [
            line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(before, after, f"a/{shown}", f"b/{shown}")
        ]
        return "".join(ended)

    def as_plain(self) -> list[dict[str, Any]]:
        """Give it as plain data."""
        return [{"span": r.span.as_plain(), "text": r.text} for r in self.replacements]

    @classmethod
    def from_plain(cls, plain: list[dict[str, Any]]) -> Edit:
        """Read what :meth:`as_plain` gave."""
        return cls(tuple(Replacement(Span.from_plain(each["span"]), each["text"]) for each in plain))


def _offset(starts: list[int], line: int, column: int, replacement: Replacement) -> int:
    if not 1 <= line < len(starts):
        raise ValueError(f"there is no line {line} in {replacement.span.file}")
    return min(starts[line - 1] + column, starts[-1] - 1)


def _lines(text: str) -> list[str]:
    """Lines as Python counts them: other separators that Unicode knows do not end one."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
