"""On every recorded step of every program: repeated bit for bit, and differentiated rightly.

A program is run under observation and checked in its own process, where its functions are.  Without
``--all`` some of the programs are taken, one of every style of writing.
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
ALL = sorted(path.parent.name for path in PROGRAMS.glob("*/program.*"))
REPEATED, DERIVED = f"{CHECK}:repeated", f"{CHECK}:derived"

chosen = [pytest.param(name, marks=() if name in ALWAYS else pytest.mark.slow) for name in ALL]


def checked(name: str, folder: Path) -> dict[str, Any]:
    """Run a program in a copy of its folder; it may write files."""
    shutil.copytree(PROGRAMS / name, folder / name)
    (program,) = (folder / name).glob("program.*")
    case = read_program(program, time_limit=60.0, analyses=(REPEATED, DERIVED))
    assert set(case.analyses) == {REPEATED, DERIVED}, (case.notes, case.limits)
    return case.analyses


@pytest.mark.parametrize("name", chosen)
def test_every_step(name: str, tmp_path: Path) -> None:
    found = checked(name, tmp_path)
    assert list(found[REPEATED]["wrong"]) == []
    assert list(found[DERIVED]["wrong"]) == []
    assert list(found[DERIVED]["missing"]) == []


def test_the_check_measures_something(tmp_path: Path) -> None:
    found = checked("averaged_twice", tmp_path)
    derived = found[DERIVED]
    assert found[REPEATED]["checked"] > 100
    assert derived["checked"] - derived["kinked"] - derived["unmeasured"] > 20
