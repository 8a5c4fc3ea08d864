"""Terminal sessions as text files: what is typed, and every line that is printed.

::

    # a remark
    @ a.csv                  a file, its lines behind bars
    | x,y
    | 1,2
    @ iris.csv < iris        a data set of clearprop's under a name
    $ COLUMNS=40 clearprop train a.csv
    what it prints, stdout and stderr as a terminal shows them, where … stands for what may differ
    [exit 2]

    python -m tests.surfaces.cli.sessions tests/surfaces/cli/*.txt

writes into the files what the commands print now, so that a change of words can be read as a difference.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from unittest import mock

from clearprop.cli.problems import run_and_report

SURROUNDINGS = {"COLUMNS": "80", "CLEARPROP_LANG": "en"}
MAY_DIFFER = (
    r"Trained\sin\s(\d+\.\d)",
    r"用时\s?(\d+\.\d)",
    r"relative\sgap\s(\S+)",
    r"相对差\s(\S+)",
    r"engine\s(\w+)",
    r"引擎\s(\w+)",
)


@dataclass
class Command:
    """One line that is typed: the variables before it, its words, and what it prints."""

    typed: str
    printed: list[str] = field(default_factory=list)

    @property
    def surroundings(self) -> dict[str, str]:
        pairs = (word.split("=", 1) for word in shlex.split(self.typed) if re.match(r"[A-Z_]+=", word))
        return {**SURROUNDINGS, **dict(pairs)}

    @property
    def words(self) -> list[str]:
        words = shlex.split(self.typed)
        return words[words.index("clearprop") + 1 :]

    def run(self) -> list[str]:
        """What it prints now, with the exit code where that is not 0."""
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
        with (
            mock.patch.dict(os.environ, self.surroundings),
            contextlib.redirect_stdout(stream),
            contextlib.redirect_stderr(stream),
        ):
            code = run_and_report(self.words)
        stream.seek(0)
        return stream.read().splitlines() + ([f"[exit {code}]"] if code else [])


@dataclass
class Part:
    """A stretch of a session: lines to keep as they are (remarks and files), then a command."""

    before: list[str]
    command: Command


def read(text: str) -> list[Part]:
    """Read a session; blank lines between commands belong to neither."""
    parts: list[Part] = []
    before: list[str] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            parts.append(Part(before, Command(line[2:])))
            before = []
        elif parts and not before and not line.startswith(("# ", "@ ", "| ")):
            parts[-1].command.printed.append(line)
        else:
            before.append(line)
    for part in parts:
        while part.command.printed and not part.command.printed[-1]:
            part.command.printed.pop()
    return parts


def prepare(lines: list[str], folder: Path) -> None:
    """Write the files that a session names."""
    for line in lines:
        if line.startswith("@ ") and " < " in line:
            name, source = line[2:].split(" < ")
            data = files("clearprop.examples") / "data" / f"{source}.csv"
            (folder / name).write_bytes(data.read_bytes())
        elif line.startswith("@ "):
            path = folder / line[2:]
            path.write_text("", encoding="utf-8")
        elif line.startswith("|"):
            with path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(line[2:] + "\n")


def pattern(lines: list[str]) -> re.Pattern[str]:
    """Lines as they must be, ``…`` for any letters of one line."""
    return re.compile("\n".join(re.escape(line).replace("…", "[^\n]*") for line in lines))


def typed(text: str) -> Iterator[tuple[list[str], Command]]:
    for part in read(text):
        yield part.before, part.command


def written(text: str) -> str:
    """The session with what its commands print now."""
    folder = Path(tempfile.mkdtemp())
    lines: list[str] = []
    try:
        with contextlib.chdir(folder):
            for before, command in typed(text):
                prepare(before, folder)
                lines += [*before, f"$ {command.typed}", *_with_gaps(command.run()), ""]
    finally:
        shutil.rmtree(folder)
    return "\n".join(lines[:-1]) + "\n"


def _with_gaps(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    for what in MAY_DIFFER:
        text = re.sub(what, lambda found: found[0].replace(found[1], "…"), text)
    return text.split("\n")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")
