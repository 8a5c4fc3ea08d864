from __future__ import annotations

from pathlib import Path

from clearprop.examples import xor_2_4_1
from clearprop.trace.case import Case
from clearprop.trace.failure import Failure


def test_a_case_says_briefly_what_was_understood() -> None:
    case = Case(Path("a.py"), network=xor_2_4_1.network, steps=(xor_2_4_1.step(),))
    assert repr(case) == "Case(a.py: network 2-4-1, 1 step recorded; ran to its end)"


def test_a_case_says_how_the_program_ended() -> None:
    failure = Failure("ValueError", "bad", None, "", "", (), "")
    assert repr(Case(Path("a.py"), exception=failure)).endswith("ended with ValueError)")
    assert repr(Case(Path("a.py"), limits=("cut",))).endswith("cut)")


def test_everything_but_the_program_may_be_missing() -> None:
    case = Case(Path("a.py"))
    assert (case.network, case.settings, case.exception) == (None, None, None)
    assert (dict(case.names), dict(case.spans), case.steps, case.warnings) == ({}, {}, (), ())
