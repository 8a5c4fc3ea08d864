"""What a document promises: its Python sessions, its files, and its commands with what they print.

Python blocks of a document are doctests and share one session.  A block in ``py`` or ``text`` whose first
line is ``# NAME`` is a file of that name.  In a console block each line that starts with ``$ clearprop`` is
run as the command it is; ``# exit code 1`` behind it says how it ends.  The lines under it are what it
prints, where ``…`` stands for what may differ.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ENDS = re.compile(r"\s+# exit code (\d+)$")


@dataclass(frozen=True)
class Promise:
    """A command, the code that it ends with, and what it prints."""

    command: str
    code: int
    said: str


def blocks(text: str, language: str) -> list[str]:
    """The code of every block in a language."""
    return [code for found, code in FENCE.findall(text) if found == language]


def promises(text: str) -> list[Promise]:
    """Every command of the document, in the order in which they stand."""
    found = []
    for lines in "".join(blocks(text, "console")).split("$ ")[1:]:
        command, _, said = lines.partition("\n")
        ends = ENDS.search(command)
        found.append(Promise(ENDS.sub("", command), int(ends[1]) if ends else 0, said))
    return found


def write_files(text: str, folder: Path) -> None:
    """Write the files that the document shows."""
    for code in [*blocks(text, "py"), *blocks(text, "text")]:
        name = code.partition("\n")[0].removeprefix("# ")
        (folder / name).write_text(code, encoding="utf-8")


def kept(promise: Promise, folder: Path) -> str:
    """Run a command; the fault found, or nothing."""
    program, *words = shlex.split(promise.command)
    if program != "clearprop":
        return f"{promise.command}: only clearprop is run"
    words = [name for word in words for name in (_matches(word, folder) if "*" in word else [word])]
    ended = subprocess.run(
        [sys.executable, "-m", "clearprop", *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = ended.stdout + ended.stderr
    pattern = ".*".join(map(re.escape, promise.said.strip().split("…")))
    if ended.returncode == promise.code and re.search(pattern, said, re.DOTALL):
        return ""
    return f"$ {promise.command} ended with {ended.returncode} and said\n{said}"


def _matches(pattern: str, folder: Path) -> list[str]:
    """The files that a shell would put in place of a pattern."""
    return sorted(str(path.relative_to(folder)) for path in folder.glob(pattern))
