"""On every recorded step of every program: repeated bit for bit, and differentiated rightly.

A program is run under observation and checked in its own process, where its functions are.  Without
``--all`` some of the programs are taken, one of every style of writing, and some of their steps.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from clearprop.trace.reading import read_program

HERE = Path(__file__).resolve().parent
CHECK = HERE / "adjoint_check.py"
PROGRAMS = HERE.parent / "programs"
ALWAYS = ("flat_theta_views", "matrix_type", "vectorized_sigmoid", "xor_nested_lists", "averaged_twice")
BASES = HERE.parent / "mutants" / "bases"
EVERY = sorted((*PROGRAMS.glob("*/program.*"), *BASES.glob("*/*.py")), key=lambda path: path.parent.name)
REPEATED, DERIVED, EVERYWHERE = (f"{CHECK}:{name}" for name in ("repeated", "derived", "derived_everywhere"))


def checked(program: Path, folder: Path, how: str = DERIVED) -> dict[str, Any]:
    """Run a program in a copy of its folder; it may write files."""
    copy = shutil.copytree(program.parent, folder / program.parent.name) / program.name
    case = read_program(copy, time_limit=60.0, analyses=(REPEATED, how))
    assert set(case.analyses) == {REPEATED, how}, (case.notes, case.limits)
    return dict(case.analyses)


def check(found: dict[str, Any], how: str) -> None:
    assert list(found[REPEATED]["wrong"]) == []
    assert list(found[how]["wrong"]) == []
    assert list(found[how]["missing"]) == []


@pytest.mark.parametrize("name", ALWAYS)
def test_steps_of_every_style(name: str, tmp_path: Path) -> None:
    (program,) = (PROGRAMS / name).glob("program.*")
    check(checked(program, tmp_path), DERIVED)


@pytest.mark.slow
@pytest.mark.parametrize("program", EVERY, ids=[path.parent.name for path in EVERY])
def test_every_step(program: Path, tmp_path: Path) -> None:
    check(checked(program, tmp_path, EVERYWHERE), EVERYWHERE)


def test_the_check_measures_something(tmp_path: Path) -> None:
    found = checked(PROGRAMS / "averaged_twice" / "program.py", tmp_path)
    derived = found[DERIVED]
    assert found[REPEATED]["checked"] > 100
    assert derived["checked"] - derived["kinked"] - derived["unmeasured"] > 20
