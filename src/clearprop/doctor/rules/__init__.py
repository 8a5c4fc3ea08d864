"""The rules: one file for each fault or family of faults, found by looking into this folder.

A rule is a module with ``CODES``, the codes of the catalogue that it can name, and ``find(evidence)``,
which gives
candidates.  Nothing is registered anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence

Find = Callable[[Evidence], Iterable[Candidate]]


@dataclass(frozen=True)
class Rule:
    """One rule; ``name`` is that of its file."""

    name: str
    codes: tuple[str, ...]
    find: Find


def rules() -> tuple[Rule, ...]:
    """Give all rules, by the order of their names.

    Examples
    --------
    >>> all(rule.codes for rule in rules())
    True
    """
    return tuple(map(rule, names()))


def names() -> tuple[str, ...]:
    """Give the names of all rule files, in alphabetical order."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


def rule(name: str) -> Rule:
    """Load one rule by the name of its file."""
    module = import_module(f"{__name__}.{name}")
    return Rule(name, tuple(module.CODES), module.find)
