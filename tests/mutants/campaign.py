"""All mutants of all bases, and what each of them does to the run: nothing, harm, or a crash."""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.mutants.base import Base, bases
from tests.mutants.change import Mutant, mutant_of
from tests.mutants.operators import OPERATORS

LIMIT_SECONDS = 20.0


@dataclass(frozen=True)
class Outcome:
    """What a program printed, how it ended, and the number it is judged by."""

    code: int
    output: str
    metric: float
    last_error: str = ""


@dataclass(frozen=True)
class Effect:
    """What a fault does.

    ``equal``: bit for bit the same output.  ``harmless``: other numbers, but as good as the base, so that
    neither a finding nor silence is wrong.  ``harmful``: worse by the program's own number, or, where only
    the report is wrong, another report.  ``crash``: it ends with an error, or never.
    """

    kind: str
    outcome: Outcome


def mutants_of(base: Base) -> list[Mutant]:
    """Every mutant of a base once; where two operators write the same text, the codes of both are right."""
    found: dict[str, Mutant] = {}
    for operator in OPERATORS:
        for change in operator.find(base):
            mutant = mutant_of(base, operator, change)
            other = found.get(mutant.text)
            found[mutant.text] = mutant if other is None else joined(other, mutant)
    found.pop(base.text, None)
    return list(found.values())


def joined(one: Mutant, other: Mutant) -> Mutant:
    codes = tuple(dict.fromkeys((*one.codes, *other.codes)))
    lines, also = one.lines | other.lines, one.also_lines | other.also_lines
    return replace(one, codes=codes, lines=lines, also_lines=also - lines)


def mutants(chosen: Iterable[Base] | None = None) -> Iterator[tuple[Base, Mutant]]:
    for base in bases() if chosen is None else chosen:
        for mutant in mutants_of(base):
            yield base, mutant


def run(text: str, pattern: str, limit_seconds: float = LIMIT_SECONDS) -> Outcome:
    """Run a program plain, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "program.py").write_text(text, encoding="utf-8")
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        try:
            done = subprocess.run(
                [sys.executable, "-W", "ignore", "program.py"],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                timeout=limit_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Outcome(124, "", math.nan, "timeout")
    rows = done.stderr.strip().splitlines()
    return Outcome(done.returncode, done.stdout, last_number(pattern, done.stdout), rows[-1] if rows else "")


def last_number(pattern: str, output: str) -> float:
    """The number of the last match; nan if there is none."""
    found = re.findall(pattern, output)
    try:
        return float(found[-1]) if found else math.nan
    except ValueError:
        return math.nan


def is_good(base: Base, metric: float) -> bool:
    """Whether a run is as good as the base, by the program's own number."""
    wanted = base.places["metric"]
    good = float(wanted["good"])
    return metric <= good if wanted["better"] == "lower" else metric >= good


def run_base(base: Base) -> Outcome:
    return run(base.text, base.places["metric"]["pattern"])


def effect(base: Base, sound: Outcome, mutant: Mutant) -> Effect:
    outcome = run(mutant.text, base.places["metric"]["pattern"])
    if outcome.code:
        return Effect("crash", outcome)
    if outcome.output == sound.output:
        return Effect("equal", outcome)
    if not is_good(base, outcome.metric):
        return Effect("harmful", outcome)
    if mutant.code.startswith("E"):
        return Effect("harmful", outcome)  # training is the same: only what is said of it is another
    return Effect("harmless", outcome)


def differs(output: str, other: str) -> bool:
    """Whether two reports differ in any number by more than rounding."""
    number = re.compile(r"-?\d+\.?\d*(?:e[-+]?\d+)?|nan|inf")
    pairs = list(zip(number.findall(output), number.findall(other), strict=False))
    far = (abs(float(a) - float(b)) > 1e-6 * max(abs(float(a)), 1e-6) or "nan" in (a, b) for a, b in pairs)
    return any(far) or len(number.findall(output)) != len(number.findall(other))


def codes_accepted(mutant: Mutant, found: Effect) -> tuple[str, ...]:
    """The codes of the fault, and that of the crash if it ends in one: both tell the truth."""
    if found.kind != "crash":
        return mutant.codes
    name = found.outcome.last_error.split(":")[0]
    by_name = {"NameError": "S08", "AttributeError": "S08", "UnboundLocalError": "S08", "ImportError": "S08"}
    extra = by_name.get(name) or {"ValueError": "S06", "IndexError": "S06"}.get(name)
    if name.endswith("UFuncTypeError") or "Cannot cast ufunc" in found.outcome.last_error:
        extra = "N03"
    return tuple(dict.fromkeys((*mutant.codes, *([extra] if extra else []))))
