"""The program's warnings: shown as they are, and remembered with their place."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from clearprop.trace.failure import Warned
from clearprop.trace.source.text import Text
from clearprop.trace.span import Span

MOST = 200


@contextmanager
def unheard() -> Iterator[None]:
    """Show no warning: what is compiled a second time has warned already."""
    shown = getattr(warnings, "_showwarnmsg", None)
    warnings._showwarnmsg = lambda message: None  # type: ignore[attr-defined]
    try:
        yield
    finally:
        warnings._showwarnmsg = shown  # type: ignore[attr-defined]


class Warnings:
    """Stands before ``warnings.showwarning`` and counts what passes."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        self.texts = texts
        self.seen: dict[tuple[str, str, str, int], int] = {}
        self._show: Callable[..., Any] = warnings._showwarnmsg_impl  # type: ignore[attr-defined]

    def install(self) -> None:
        """See every warning that Python is about to show; ``showwarning`` stays the program's to set."""
        warnings._showwarnmsg_impl = self._seen  # type: ignore[attr-defined]

    def _seen(self, message: Any) -> None:
        key = (message.category.__name__, str(message.message), message.filename, message.lineno)
        if key in self.seen or len(self.seen) < MOST:
            self.seen[key] = self.seen.get(key, 0) + 1
        self._show(message)

    def all(self) -> tuple[Warned, ...]:
        """Give the warnings in the order in which they came."""
        return tuple(
            Warned(kind, text, self.place(file, line), count)
            for (kind, text, file, line), count in self.seen.items()
        )

    def place(self, file: str, line: int) -> Span | None:
        text = self.texts.get(file)
        if text is None or not 1 <= line <= len(text.lines):
            return None
        words = text.lines[line - 1]
        indent = len(words) - len(words.lstrip())
        return Span(text.name, line, indent, line, len(words.rstrip()), text.cell)
