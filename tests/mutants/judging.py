"""What a report of the doctor is worth: found, named, placed, cured.

Reports are read through their public form alone, the JSON of ``clearprop doctor PROGRAM.py --json``.  Strict
is what the first proven or likely finding says; lenient is whether any finding says it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.mutants.base import Base
from tests.mutants.campaign import Effect, Outcome, codes_accepted, differs, is_good, run
from tests.mutants.change import Mutant

SPAN_LINES = 6
LEFT_SHARE = 0.1
HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@")


@dataclass(frozen=True)
class Judged:
    """One program and what was said of it; a share counts only the programs where the question arises."""

    program: str
    code: str
    effect: str
    verdict: str
    seconds: float
    first_code: str = ""
    first_lines: tuple[int, int] = (0, 0)
    right_class: bool = False
    right_line: bool = False
    exact_line: bool = False
    any_class: bool = False
    any_line: bool = False
    fix: str = "none"
    problem: str = ""

    @property
    def detected(self) -> bool:
        return self.verdict == "faulty"

    @property
    def counts(self) -> bool:
        """Whether silence would be wrong."""
        return self.effect in {"harmful", "crash"}


def accusing(report: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings that accuse: proven or likely, causes first."""
    return [f for f in report.get("findings", ()) if f.get("certainty") in {"proven", "likely"}]


def span(finding: dict[str, Any]) -> tuple[int, int]:
    first = finding.get("line") or 0
    return first, finding.get("end_line") or first


def touches(finding: dict[str, Any], lines: Iterable[int]) -> bool:
    """Whether a span of at most six lines holds one of these."""
    first, last = span(finding)
    return last - first < SPAN_LINES and any(first <= line <= last for line in lines)


def judged(
    base: Base, sound: Outcome, mutant: Mutant, effect: Effect, report: dict[str, Any], seconds: float
) -> Judged:
    """What a report says of a mutant, against what is known of it."""
    findings, codes = accusing(report), codes_accepted(mutant, effect)
    first = findings[0] if findings else {}
    return Judged(
        program=f"{mutant.base}: {mutant.operator}",
        code=mutant.code,
        effect=effect.kind,
        verdict=str(report.get("verdict", "no report")),
        seconds=seconds,
        first_code=str(first.get("code", "")),
        first_lines=span(first),
        right_class=bool(findings) and first.get("code") in codes,
        right_line=bool(findings) and touches(first, mutant.accepted_lines),
        exact_line=bool(findings) and touches(first, mutant.lines),
        any_class=any(f.get("code") in codes for f in findings),
        any_line=any(touches(f, mutant.accepted_lines) for f in findings),
        fix=fix_of(base, sound, mutant, effect, first),
        problem=str(report.get("problem") or ""),
    )


def fix_of(base: Base, sound: Outcome, mutant: Mutant, effect: Effect, finding: dict[str, Any]) -> str:
    """``cured`` if the diff makes the program about as good as its base; else what became of it."""
    if not finding.get("diff"):
        return "none"
    try:
        text = patched(mutant.text, finding["diff"])
    except ValueError:
        return "does not apply"
    outcome = run(text, base.places["metric"]["pattern"])
    if not is_cured(base, sound, mutant, effect, outcome):
        return "no cure"
    return "cured" if finding.get("rerun") else "cured, no rerun"


def is_cured(base: Base, sound: Outcome, mutant: Mutant, effect: Effect, outcome: Outcome) -> bool:
    """As good as the base, or nine tenths of what was lost won back: another start is as right as ours."""
    if outcome.code:
        return False
    if mutant.code.startswith("E"):
        return not differs(sound.output, outcome.output)
    lost, left = effect.outcome.metric - sound.metric, outcome.metric - sound.metric
    won = math.isfinite(lost) and abs(left) <= LEFT_SHARE * abs(lost)
    return won or is_good(base, outcome.metric)


def patched(text: str, diff: str) -> str:
    """A unified diff applied; ValueError if a line that it takes away or leaves is another one."""
    rows, done, at = text.splitlines(), [], 0
    for row in diff.splitlines():
        head = HUNK.match(row)
        if head:
            start = int(head[1]) - (0 if head[2] == "0" else 1)
            if start < at:
                raise ValueError("hunks go backwards")
            done += rows[at:start]
            at = start
        elif row.startswith(("---", "+++")) and not done and at == 0:
            continue
        elif row.startswith("+"):
            done.append(row[1:])
        elif row.startswith(("-", " ")) or not row:
            if at >= len(rows) or rows[at] != row[1:]:
                raise ValueError(f"line {at + 1} is not {row[1:]!r}")
            if not row.startswith("-"):
                done.append(rows[at])
            at += 1
    return "\n".join([*done, *rows[at:]]) + "\n"
