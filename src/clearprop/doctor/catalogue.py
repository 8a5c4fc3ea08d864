"""The catalogue of faults: 54 codes, each with a page of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from clearprop.doctor.lines import paragraph
from clearprop.errors import SettingError
from clearprop.words import text

SECTIONS = ("what", "shows", "matters", "proven")
INDENT = "  "


@cache
def _code() -> dict[str, dict[str, str]]:
    """Wrong and right code by fault; read once, not to be changed."""
    found: dict[str, dict[str, str]] = json.loads(
        files("clearprop.doctor").joinpath("faults.json").read_text("utf-8")
    )
    return found


def codes() -> tuple[str, ...]:
    """Give all codes, in alphabetical order.

    Examples
    --------
    >>> len(codes()), codes()[0]
    (54, 'A01')
    """
    return tuple(_code())


def known(code: str) -> str:
    """Give a code as it is written, whatever its case.

    Raises
    ------
    SettingError
        "G99 is no code of the catalogue. There are A01, A02, …"
    """
    written = code.strip().upper()
    if written not in _code():
        raise SettingError(f"{code} is no code of the catalogue. There are {', '.join(codes())}.")
    return written


def wrong_and_right(code: str) -> tuple[str, str]:
    """Give a few lines of code with the fault, and the same without it.

    Examples
    --------
    >>> wrong_and_right("A01")
    ('h = sigmoid(x @ W1)', 'h = sigmoid(x @ W1 + b1)')
    """
    found = _code()[known(code)]
    return found["wrong"], found["right"]


def page(code: str, lang: str | None = None, cells: int = 80) -> Iterator[str]:
    """Give the page of a fault, line by line.

    Examples
    --------
    >>> next(page("g03", "en"))
    'G03  A factor of the chain rule is missing, or there is one too many'
    """
    code = known(code)
    yield from paragraph(f"{code}  {text(f'doctor.{code}.name', lang)}", cells, " " * 5)
    for section in SECTIONS[:-1]:
        yield from _section(code, section, lang, cells)
    for kind, lines in zip(("wrong", "right"), wrong_and_right(code), strict=True):
        yield ""
        yield text(f"doctor.page.{kind}", lang)
        yield from (f"{INDENT}{INDENT}{line}" for line in lines.split("\n"))
    yield from _section(code, SECTIONS[-1], lang, cells)


def _section(code: str, section: str, lang: str | None, cells: int) -> Iterator[str]:
    yield ""
    yield text(f"doctor.page.{section}", lang)
    yield from paragraph(INDENT + text(f"doctor.{code}.{section}", lang), cells, INDENT)
