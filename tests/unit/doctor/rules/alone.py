"""One rule alone, on a program that is run for it; each rule is a function of this file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.rules import names, rule
from clearprop.trace.reading import read_program
from clearprop.trace.traced import Traced

RULES = Path(__file__).parents[3] / "rules"


def _alone(name: str) -> Callable[[Traced], dict[str, Any]]:
    return lambda traced: {"found": [each.as_plain() for each in rule(name).find(Evidence(traced))]}


globals().update({name: _alone(name) for name in names()})


def candidates(name: str, program: Path) -> list[Candidate]:
    """What one rule finds in a program."""
    analysis = f"{__file__}:{name}"
    case = read_program(program, analyses=(analysis,))
    assert analysis in case.analyses, case.notes
    return [Candidate.from_plain(each) for each in case.analyses[analysis]["found"]]


def found(name: str, text: str, folder: Path) -> list[Candidate]:
    """What one rule finds in a program that is written for it."""
    program = folder / "net.py"
    program.write_text(text, encoding="utf-8")
    return candidates(name, program)


def of_folder(name: str, code: str) -> tuple[list[Candidate], list[Candidate]]:
    """What one rule finds in the faulty and in the sound program of its folder."""
    return candidates(name, RULES / code / "faulty.py"), candidates(name, RULES / code / "sound.py")


def cured(candidate: Candidate, program: Path) -> str:
    """The text of a program with a candidate's edit."""
    assert candidate.edit is not None
    text = program.read_text(encoding="utf-8")
    return candidate.edit.applied(text, str(program))
