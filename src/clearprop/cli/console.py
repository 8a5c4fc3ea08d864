"""Where text goes: data to stdout, everything else to stderr, and every console can show it."""

from __future__ import annotations

import io
import os
import shutil
import sys
import textwrap
from typing import TextIO

import click


def make_encodable(*streams: TextIO) -> None:
    """A console that cannot show δ shows a question mark; it does not stop the program."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Print data, or the result that was asked for, to stdout."""
    click.echo(text)


def remark(text: str = "") -> None:
    """Print something about the work, wrapped, to stderr."""
    click.echo(wrapped(text), err=True)


def complain(sentence: str) -> None:
    """Print what went wrong to stderr, under the program's name."""
    click.echo(wrapped(f"clearprop: {sentence}"), err=True)


def wrapped(text: str) -> str:
    """A paragraph in lines of at most the terminal's width, and at most 80."""
    lines = text.split("\n")
    return "\n".join(
        "\n".join(textwrap.wrap(line, width(), break_long_words=False, break_on_hyphens=False))
        for line in lines
    )


def width() -> int:
    """How many columns there are to write in: the terminal's, at least 40 and at most 80."""
    return max(40, min(80, shutil.get_terminal_size((80, 24)).columns))


def is_terminal(stream: TextIO | None = None) -> bool:
    """Whether somebody watches: a real terminal that is not dumb."""
    stream = sys.stderr if stream is None else stream
    return stream.isatty() and os.environ.get("TERM") != "dumb"
