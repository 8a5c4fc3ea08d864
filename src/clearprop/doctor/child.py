"""What is done in the process of a program after it has run: all rules, and how it learned, in numbers.

Everything here is guarded.  A rule that raises, or takes too long, becomes a note; the others go on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import numpy as np

from clearprop.doctor import rules
from clearprop.doctor.clock import Clock, TimeUp
from clearprop.doctor.described import describe
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of
from clearprop.doctor.evidence.own_judged import OWN
from clearprop.doctor.measured import measure
from clearprop.trace.running.seeding import drew_unseeded
from clearprop.trace.traced import Traced

SECONDS = 25.0
LONGEST = 160
Made = TypeVar("Made")
Note = dict[str, Any]


def examine(traced: Traced) -> dict[str, Any]:
    """Run all rules on a traced program; gives plain data for the way back."""
    evidence, clock = Evidence(traced), Clock(SECONDS)
    notes: list[Note] = []
    measured = guarded("measure", lambda: measure(evidence), clock, notes)
    own = guarded("own_loss", lambda: _own(evidence, measured), clock, notes)
    candidates: list[dict[str, Any]] = []
    for name in rules.names():
        candidates += guarded(name, partial(_found, name, evidence), clock, notes) or []
    return {
        "candidates": candidates,
        "network": guarded("network", lambda: describe(evidence), clock, notes),
        "measured": measured,
        "understood": guarded("understood", lambda: understood(evidence), clock, notes) or "nothing",
        "reasons": guarded("reasons", lambda: reasons(evidence), clock, notes) or [],
        "poor": guarded("poor", lambda: poor(evidence), clock, notes),
        "own_loss": own,
        "cut": traced.cut,
        "unseeded": drew_unseeded(_text(traced)),
        "notes": notes,
    }


def _text(traced: Traced) -> str:
    """The text of the program and of the modules beside it."""
    return "\n".join(sorted({site.source.text for site in traced.sites}))


def outcome(traced: Traced) -> dict[str, Any]:
    """Measure a run that was made to try an edit."""
    notes: list[Note] = []
    found = guarded("measure", lambda: measure(Evidence(traced)), Clock(SECONDS), notes)
    return {"measured": found, "cut": traced.cut}


def understood(evidence: Evidence) -> str:
    """Say how far a program was understood: "updates", "network", "training" or "nothing"."""
    understanding = evidence.understanding
    explained = evidence.right or evidence.own is not None
    if explained or any(search.baseline().cured for search in evidence.searches):
        return "updates"
    if understanding.recognised.steps:
        return "network"
    return "training" if understanding.roles.steps else "nothing"


def reasons(evidence: Evidence) -> list[str]:
    """Give why more was not understood, in the words of those who looked."""
    understanding = evidence.understanding
    return [*understanding.roles.abstentions, *understanding.recognised.reasons][:3]


def _own(evidence: Evidence, measured: dict[str, Any] | None) -> dict[str, Any] | None:
    """Say which number of the program is its loss, where it is no usual one, and how far it fell."""
    if evidence.own is None:
        return None
    if measured is not None:
        ends = (evidence.own.nodes[0], evidence.own.last)
        measured["losses"][OWN] = [float(evidence.tape.value(node)) for node in ends]
    site = evidence.traced.sites[evidence.own.site]
    return {"text": " ".join(site.text.split())[:LONGEST], "line": site.line}


def poor(evidence: Evidence) -> dict[str, Any] | None:
    """Give how good the answers are, where they are bad; None where they are good, or nobody knows."""
    found = learned_of(evidence)
    if found is None or not is_bad(found):
        return None
    return {"kind": "classes" if found.classes else "numbers", "quality": max(float(found.quality), 0.0)}


def guarded(name: str, work: Callable[[], Made], clock: Clock, notes: list[Note]) -> Made | None:
    """Do a piece of work; what goes wrong in it becomes a note."""
    try:
        with clock.share():
            return work()
    except (Exception, TimeUp) as problem:
        told = f"{type(problem).__name__}: {problem}"[:LONGEST]
        notes.append({"key": "doctor.note.rule_stopped", "values": {"rule": name, "problem": told}})
    return None


def plain(value: Any) -> Any:
    """Give a value as what may be written down: NumPy's numbers as Python's, what is no data as its text."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    return value if value is None or isinstance(value, str | bool | int | float) else str(value)[:LONGEST]


def _found(name: str, evidence: Evidence) -> list[dict[str, Any]]:
    return [plain(candidate.as_plain()) for candidate in rules.rule(name).find(evidence)]
