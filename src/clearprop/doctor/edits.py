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

    def applied(self, text: str, file: str) -> str:
        """Give the text of one file with its replacements made.

        Raises
        ------
        ValueError
            "two replacements overlap at line 12"
        """
        lines = text.splitlines(keepends=True)
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line))
        pieces = sorted(
            (
                (starts[r.span.line - 1] + r.span.column, starts[r.span.end_line - 1] + r.span.end_column, r)
                for r in self.replacements
                if r.span.file == file
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

    def diff(self, text: str, file: str) -> str:
        """Give the change of one file as a unified diff."""
        before, after = text.splitlines(keepends=True), self.applied(text, file).splitlines(keepends=True)
        ended = [
            line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(before, after, f"a/{file}", f"b/{file}")
        ]
        return "".join(ended)

    def as_plain(self) -> list[dict[str, Any]]:
        """Give it as plain data."""
        return [{"span": r.span.as_plain(), "text": r.text} for r in self.replacements]

    @classmethod
    def from_plain(cls, plain: list[dict[str, Any]]) -> Edit:
        """Read what :meth:`as_plain` gave."""
        return cls(tuple(Replacement(Span.from_plain(each["span"]), each["text"]) for each in plain))
