"""Engines compute Steps: one protocol, one file or folder each."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from clearprop.engines import compiled
from clearprop.engines.course import Advance, Course
from clearprop.engines.engine import Batch, Engine, check_state, initial_state
from clearprop.errors import SettingError

# Each the name of its module, which is imported when it is asked for.
ENGINES = ("reference", "careful", "compiled")


def engine(name: str) -> Engine:
    """The engine of that name; ``"auto"`` is the fastest that is installed.

    Raises
    ------
    SettingError
        'engine is "warp"; use "auto" or "reference".'
    """
    if name == "auto":
        name = "careful" if compiled.problem() else "compiled"
    if not isinstance(name, str) or name not in ENGINES:
        known = ", ".join(f'"{known}"' for known in ENGINES)
        raise SettingError(f'engine is {name!r}; use "auto" or {known}.')
    return cast(Engine, import_module(f"{__name__}.{name}"))


__all__ = ["ENGINES", "Advance", "Batch", "Course", "Engine", "check_state", "engine", "initial_state"]
