"""S08: a name, an attribute, a key or a module that does not exist.

What it sees: the exception, and the existing word that looks most like the missing one, with which the
program runs.
Why it harms: the program ends there.
How to tell it from its look-alikes: a library that is not installed is no fault of the program, unless its
name is misspelt.
Source: Python's own exceptions; Ratcliff and Metzener (1988), Dr. Dobb's Journal, for the likeness of
words.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.crash import Crash, crash
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.meant import meant_variants
from clearprop.doctor.evidence.probes import Probe, prober
from clearprop.doctor.evidence.variant import Variant

CODES = ("S08",)
IMPORTS = ("ImportError", "ModuleNotFoundError")
KINDS = ("NameError", "UnboundLocalError", "AttributeError", "KeyError", *IMPORTS)
MOST_RUNS = 12.0


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give one candidate for an exception about a word that is not known."""
    found = crash(evidence)
    if found is None or found.failure.kind not in KINDS:
        return
    mended = _mended(evidence, found)
    if not mended and found.failure.kind in (*IMPORTS, "KeyError"):
        return
    best = mended[0] if mended else None
    yield Candidate(
        "S08",
        found.span if best is None else best.span,
        "doctor.message.no_such_name" if best is None else "doctor.message.name_meant",
        {"problem": f"{found.failure.kind}: {found.failure.message}"[:160]}
        | ({} if best is None else {"meant": " ".join(best.text.split())[:60]}),
        edit=None if best is None else best.edit,
        proof="exact",
        rank=0.05,
        alternatives=tuple(each.edit for each in mended[1:4]),
    )


def _mended(evidence: Evidence, found: Crash) -> list[Variant]:
    """Give what may have been meant: first that with which the program runs, and is true."""
    proposed = sorted(meant_variants(evidence, found), key=lambda each: each.effort)
    probes = prober(evidence)
    if probes is None:
        return proposed
    by_edit = {each.edit: each for each in reversed(proposed)}
    edits = [each.edit for each in proposed]
    running: list[tuple[Variant, Probe]] = []
    for edit, probe in probes.running(edits, MOST_RUNS):
        running.append((by_edit[edit], probe))
        if probe.true or len(running) >= 3:
            break
    running.sort(key=lambda pair: (not pair[1].true, pair[0].effort))
    elsewhere = [each for each in proposed if _gets_further(found, probes.made.get(each.edit))]
    return [variant for variant, _ in running] or elsewhere


def _gets_further(found: Crash, probe: Probe | None) -> bool:
    """Whether the next exception is another one."""
    return probe is not None and (probe.failed, probe.message) != (found.failure.kind, found.failure.message)
