"""Running the program within the test: what it printed where, and its exit code."""

from __future__ import annotations

import contextlib
import io
from typing import NamedTuple

from clearprop.cli.problems import run_and_report


class Ended(NamedTuple):
    """What a run of the program left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


def run(*words: str, encoding: str = "utf-8") -> Ended:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run_and_report(words)
    return Ended(code, _read(out), _read(err))


def _read(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def table_text(n: int = 40, words: tuple[str, str] = ("no", "yes")) -> str:
    """A CSV table: ``a`` tells the classes of ``y`` and the number in ``c``; ``b`` says nothing."""
    rows = (f"{i * 0.5},{i % 3},{words[i >= n / 2]},{i * 0.75 + 100:g}" for i in range(n))
    return "a,b,y,c\n" + "\n".join(rows) + "\n"
