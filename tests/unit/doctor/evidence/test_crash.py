"""The exception that ended a program, and what leads there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from clearprop.doctor.evidence.crash import crash, repairs, variants
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.trace.failure import Failure, Operand
from tests.unit.doctor.evidence.page import page
from tests.unit.doctor.programs import SOUND, evidence, traced

TEXT = "import numpy as np\n\n\ndef f(a):\n    return a @ np.ones(97)\n\n\nx = np.ones((2, 3))\n"
TOLD = 'Traceback:\n  File "{name}", line 8, in <module>\n  File "{name}", line 5, in f\n'


def crashed() -> Evidence:
    seen = traced(TEXT)
    read = page(TEXT)
    name = seen.sites[0].source.name
    span = replace(read.span(read.statements[2].value), file=name)  # type: ignore[attr-defined]
    operands = (Operand("a", "ndarray", (2, 3), "float64", ""),)
    failure = Failure(
        "ValueError", "size 97 is different from 3", span, "", "f", operands, TOLD.format(name=name)
    )
    return Evidence(replace(seen, failure=failure, program=Path(name)))


def test_the_statement_its_callers_and_its_numbers_are_found() -> None:
    found = crash(crashed())
    assert found is not None
    assert found.statement.lineno == 5
    assert [statement.lineno for _, statement in found.calls] == [8]
    assert found.numbers() == (97, 3, 2)


def test_cheap_variants_come_first_and_one_of_them_cures() -> None:
    known = crashed()
    found = crash(known)
    assert found is not None
    proposed = variants(known, found)
    efforts = [effort for effort, _ in proposed]
    assert efforts == sorted(efforts)
    assert any(variant.text == "3" and variant.means == "size" for _, variant in proposed)


def test_a_program_that_ran_has_no_crash() -> None:
    assert crash(evidence(SOUND)) is None


def test_what_cannot_be_copied_is_not_repaired() -> None:
    known = crashed()
    found = crash(known)
    assert found is not None
    known.once("prober", lambda: None)
    assert repairs(known, found) == []
