"""The program as a process of its own, with every warning an error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PROGRAM = [sys.executable, "-W", "error", "-m", "clearprop"]
LEFT_OUT = {"CLEARPROP_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS", "PYTHONIOENCODING"}


def surroundings(**changed: str) -> dict[str, str]:
    """The variables that the program sees: those of the tests, without what chooses language or look."""
    kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    return {**kept, "TERM": "xterm-256color", "PYTHONUTF8": "1", **changed}


def clearprop(
    folder: Path, *words: str, env: dict[str, str] | None = None, **settings: Any
) -> subprocess.CompletedProcess[str]:
    """Run the program to its end in a folder."""
    return subprocess.run(
        [*PROGRAM, *words],
        cwd=folder,
        env=surroundings(**(env or {})),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        **settings,
    )


def said(text: str) -> str:
    """A message without its line breaks."""
    return " ".join(text.split())


def table(folder: Path, n: int = 60, name: str = "data.csv") -> None:
    """A table whose target ``y`` is told by ``a``."""
    rows = "".join(f"{i * 0.5},{i % 7},{'no' if i < n / 2 else 'yes'},{i * 0.75 + 100}\n" for i in range(n))
    (folder / name).write_text("a,b,y,c\n" + rows, encoding="utf-8")


# Quick, and fast enough to end well: nothing is advised.
QUICK = (
    *("train", "data.csv", "--target", "y", "--drop", "c", "--hidden", "4", "--learning-rate", "0.1"),
    *("--epochs", "3", "--seed", "1"),
)
