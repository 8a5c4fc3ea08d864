"""What to type next: commands that can be copied as they stand."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

from clearprop.cli.console import columns, styled, wrapped
from clearprop.words import text
from clearprop.words.width import pad, width


def typed(*words: str) -> str:
    """A command as it is typed, with quotation marks where the shell needs them.

    Examples
    --------
    >>> typed("clearprop", "train", "data.csv")
    'clearprop train data.csv'
    """
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def from_here(path: Path) -> str:
    """Name a file as seen from this folder, if it is below it.

    Examples
    --------
    >>> from_here(Path.cwd() / "xor.py")
    'xor.py'
    """
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


Entry = tuple[str, str]


def next_lines(steps: Sequence[Entry], lang: str) -> list[str]:
    """Commands under one another, and what each is for, unless there is no room to say it."""
    label = text("cli.next", lang)
    return labelled(label, steps if _has_room(label, steps) else [(command, "") for command, _ in steps])


def labelled(label: str, entries: Sequence[Entry]) -> list[str]:
    """Commands or files behind a label, and a remark on each: beside it, or under it where that is narrow."""
    left = max(width(entry) for entry, _ in entries)
    margin = " " * (width(label) + 3)
    lines = []
    for place, (entry, about) in enumerate(entries):
        start = margin if place else f"{styled(label, 'bold')}   "
        if about and _has_room(label, entries):
            lines.append(f"{start}{pad(entry, left)}   {styled(about, 'dim')}")
        else:
            under = wrapped(f"{margin}  {about}", indent=f"{margin}  ").split("\n") if about else []
            lines += [start + entry, *(styled(line, "dim") for line in under)]
    return lines


def _has_room(label: str, entries: Sequence[Entry]) -> bool:
    left, right = (max(map(width, column)) for column in zip(*entries, strict=True))
    return width(label) + 3 + left + 3 + right <= columns()
