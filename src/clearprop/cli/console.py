"""Where text goes: what was asked for to stdout, everything else to stderr, at most 80 cells wide.

A reader who has had enough (``clearprop train … | head``) stops the text and not the work.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import Literal, TextIO

import click

from clearprop.cli.wrapping import wrap
from clearprop.words import text as words

Style = Literal["bold", "dim"]

NARROWEST, WIDEST = 40, 80

_ORDER = re.compile(r"(\x1b\[[0-9;]*m)|[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # a style, or what no line should hold


def say(text: str = "") -> None:
    """Print what was asked for, as it is, to stdout."""
    _write(text + "\n", sys.stdout)


def say_data(text: str) -> None:
    """Print data, which end their own lines and are never altered, to stdout."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)


def remark(text: str, indent: str = "") -> None:
    """Print something about the work, wrapped, to stderr."""
    _write(wrapped(text, indent) + "\n", sys.stderr)


def complain(sentence: str, lang: str = "en") -> None:
    """Print what went wrong to stderr, under the program's name; ``lang`` is that of the sentence."""
    remark(words("cli.says", lang, sentence=sentence))


def wrapped(text: str, indent: str = "") -> str:
    """A text in lines that fit."""
    return wrap(text, columns(), indent)


def columns(most: int = WIDEST) -> int:
    """How many cells there are in a line: those of the terminal, at least 40 and at most 80 or ``most``."""
    return max(NARROWEST, min(most, _terminal_columns()))


def _terminal_columns() -> int:
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            if found := os.get_terminal_size(stream.fileno()).columns:
                return found
    return WIDEST


def styled(text: str, style: Style) -> str:
    """A text for stdout, bold or dim where that is shown; nothing depends on it."""
    if not text or not has_colour(sys.stdout):
        return text
    return click.style(text, bold=style == "bold" or None, dim=style == "dim" or None)


def has_colour(stream: TextIO) -> bool:
    """Whether a stream shows styles: a terminal that is not dumb, and nobody set NO_COLOR."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR")


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody watches: a terminal that can move its cursor."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def printable(text: str, *, with_styles: bool = False) -> str:
    """A text in which control characters, which could give a terminal orders, are spelt out.

    Examples
    --------
    >>> print(printable("a\\x1b[2Jb"))
    a\\x1b[2Jb
    """
    return _ORDER.sub(lambda found: found[0] if found[1] and with_styles else _spelt(found[0]), text)


def _spelt(characters: str) -> str:
    return characters.encode("unicode_escape").decode("ascii")


def _write(text: str, stream: TextIO) -> None:
    try:
        click.echo(printable(text, with_styles=has_colour(stream)), file=stream, nl=False)
    except BrokenPipeError:
        silence(stream)


def silence(stream: TextIO) -> None:
    """Write what is still to come nowhere; also what Python flushes when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
