"""The programs of tests/rules, and what a single rule says of them."""

from __future__ import annotations

import tomllib
import warnings
from functools import cache
from pathlib import Path

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.rules import rule
from tests.unit.doctor.programs import evidence

CASES = Path(__file__).parents[3] / "rules"


def text(code: str, which: str) -> str:
    """Give the faulty or the sound program of a rule."""
    return (CASES / code / f"{which}.py").read_text(encoding="utf-8")


@cache
def known(code: str, which: str) -> Evidence:
    """Run one of the two programs, once."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return evidence(text(code, which))


def said(name: str, code: str, which: str) -> list[Candidate]:
    """Give what one rule says of one of the two programs."""
    return list(rule(name).find(known(code, which)))


def lines(code: str) -> list[int]:
    """Give the lines that are right."""
    return list(tomllib.loads((CASES / code / "expected.toml").read_text(encoding="utf-8"))["lines"])


def cured(candidate: Candidate, program: str) -> str:
    """Give the text of a program with the edit of a candidate made."""
    assert candidate.edit is not None
    return candidate.edit.applied(program, candidate.edit.files[0])
