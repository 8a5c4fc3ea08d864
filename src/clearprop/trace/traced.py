"""A program that has been run: its tape, its texts, and how it ended.  It lives where it ran."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clearprop.trace.failure import Failure, Warned
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.tape import Tape


@dataclass(frozen=True)
class Traced:
    """What an analysis is given.

    ``namespace`` is the program's module as it was left; ``cut`` says that the run was stopped early.
    """

    program: Path
    tape: Tape
    sites: SiteTable
    namespace: Mapping[str, Any]
    failure: Failure | None = None
    cut: bool = False
    seconds: float = 0.0
    notes: tuple[str, ...] = field(default=())
    warned: tuple[Warned, ...] = ()
    kept: dict[str, Any] = field(default_factory=dict)
