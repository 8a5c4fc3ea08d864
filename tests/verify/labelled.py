"""The labelled texts, and what it means to get one right."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clearprop.verify import Verification, verify

COLLECTION = Path(__file__).parent / "collection"


@dataclass(frozen=True)
class Labelled:
    """A text and its label."""

    file: str
    text: str
    right: bool
    first_wrong_line: int | None
    right_value: Any
    lines: tuple[int, ...]
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    def checked(self) -> Verification:
        """What the checker says of it."""
        return verify(self.text, name=self.file)

    def is_line(self, line: int, named: int | None) -> bool:
        """Whether a named line is this one, or another line of the same equation."""
        first, last = self.spans.get(str(line), (line, line))
        return named is not None and first <= named <= last

    def unread(self, found: Verification) -> list[int]:
        """The lines with a calculation that the checker did not recompute."""
        return [line for line in self.lines if not any(self.is_line(line, n) for n in found.lines_checked)]

    def judged_right(self, found: Verification) -> bool:
        """Whether the verdict is the label's, and the wrong line too."""
        if self.right:
            return found.verdict == "right"
        assert self.first_wrong_line is not None
        return found.verdict == "wrong" and self.is_line(self.first_wrong_line, found.first_wrong_line)


def labelled_texts(folder: Path = COLLECTION) -> list[Labelled]:
    """Every labelled text of a folder."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return [
        Labelled(
            label["file"],
            (folder / label["file"]).read_text(encoding="utf-8"),
            label["right"],
            label["first_wrong_line"],
            label["right_value"],
            tuple(label["lines"]),
            {line: tuple(span) for line, span in label.get("spans", {}).items()},
        )
        for label in labels
    ]
