"""Data on stdout, for other programs: whole or refused, never with a question mark in a name."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from clearprop.cli.console import say_data
from clearprop.cli.usage import Misuse

SCHEMA = 1
Json = dict[str, Any]


def say_json(command: str, fields: Json) -> None:
    """Print one JSON object on one line; what is not a finite number is null."""
    whole = {"schema": SCHEMA, "command": command, **fields}
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    say_data(json.dumps(plain(whole), ensure_ascii=not unicode, allow_nan=False) + "\n")


def plain(value: Any) -> Any:
    """The same with None for every number that JSON does not have.

    Examples
    --------
    >>> plain({"loss": float("nan"), "sizes": (2, 1)})
    {'loss': None, 'sizes': [2, 1]}
    """
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def say_csv(content: str) -> None:
    """Print a CSV table; refused where the encoding of a pipe or a file cannot hold what it says."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        content.encode(encoding)
    except UnicodeEncodeError as problem:
        if not sys.stdout.isatty():
            letter = problem.object[problem.start]
            raise Misuse("cli.predict.encoding", encoding=encoding, letter=letter) from problem
    say_data(content)
