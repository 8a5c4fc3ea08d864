"""A copy of a program's folder in which an edit is tried: nothing of the program's own is written twice."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from clearprop.doctor.edits import Edit
from clearprop.doctor.texts import Source

MOST_BYTES = 200_000_000
MOST_FILES = 5_000
LEFT_OUT = frozenset(
    {
        "__pycache__",
        ".git",
        ".hg",
        ".svn",
        ".venv",
        "venv",
        "node_modules",
        ".ipynb_checkpoints",
        ".mypy_cache",
    }
)


class TooLarge(Exception):
    """The folder is larger than what is copied."""


@contextmanager
def edited_copy(program: Path, edit: Edit) -> Iterator[Path]:
    """Copy the folder of a program, make an edit in the copy, and give the program there; gone afterwards.

    Raises
    ------
    TooLarge
        "what the program reads holds more than 200 MB"
    ValueError
        where the edit does not fit the text, or leaves the folder
    """
    with TemporaryDirectory(prefix="clearprop-try-", ignore_cleanup_errors=True) as folder:
        home, there = program.parent, Path(folder) / program.parent.name
        copied(program, there)
        for name in edit.files:
            path = Path(name)
            if not path.is_relative_to(home):
                raise ValueError(f"{path} stands outside the folder of the program")
            own = edit.only(name)
            target = there / path.relative_to(home)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(Source.read(path).edited(own))
        yield there / program.name


def copied(program: Path, there: Path) -> None:
    """Copy what stands beside a program; of a folder that is too large, only files whose names it writes."""
    home = program.parent
    try:
        files = list(_files(home, MOST_BYTES))
    except TooLarge:
        files = list(_named(program))
    there.mkdir(parents=True)
    for path in files:
        target = there / path.relative_to(home)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _files(folder: Path, most: int) -> Iterator[Path]:
    size, number = 0, 0
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        for name in names:
            path = Path(place, name)
            if path.is_file():
                size, number = size + path.stat().st_size, number + 1
                if size > most or number > MOST_FILES:
                    raise TooLarge(f"the folder holds more than {most // 1_000_000} MB")
                yield path


def _named(program: Path) -> Iterator[Path]:
    """The program, the modules beside it, and what stands beside it under a name that it writes."""
    text = program.read_bytes()
    size = 0
    for path in sorted(program.parent.iterdir()):
        written = path.suffix == ".py" and path.stem.encode() in text
        if path.is_file() and (path == program or written or path.name.encode() in text):
            size += path.stat().st_size
            if size > MOST_BYTES:
                raise TooLarge(f"what the program reads holds more than {MOST_BYTES // 1_000_000} MB")
            yield path
