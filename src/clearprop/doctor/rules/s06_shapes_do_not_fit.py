"""S06: two arrays whose shapes do not fit meet, and the program ends with an exception.

What it sees: the exception, the operands with their shapes, and the edit after which the program runs and
its updates follow the gradient.
Why it harms: nothing is trained.
How to tell it from its look-alikes: edits are tried by running them; of those that run, the one after which
the updates are true.
Source: the rules of broadcasting and of matmul in NumPy's documentation.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.crash import Crash, crash, repairs
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.trace.failure import Failure

CODES = ("S06",)
KINDS = ("ValueError", "IndexError", "AxisError", "LinAlgError", "TypeError")
WORDS = (
    "shape",
    "dimension",
    "broadcast",
    "aligned",
    "out of bounds",
    "out of range",
    "axis",
    "array element with a sequence",
    "axes",
    "size",
    "zip()",
    "unpack",
    "only length-1",
    "only size-1",
    "only 0-dimensional",
    "ambiguous",
    "too many indices",
)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give one candidate for an exception that speaks of shapes."""
    found = crash(evidence)
    if found is None or not speaks_of_shapes(found.failure):
        return
    mended = repairs(evidence, found)
    values = {"problem": _short(found.failure), "operands": _operands(found)}
    if not mended:
        yield Candidate(
            "S06", found.span, "doctor.message.shapes", values, _observed(found), proof="exact", rank=0.1
        )
        return
    best = mended[0]
    yield Candidate(
        "S06",
        best.variant.span,
        "doctor.message.shapes",
        values,
        _observed(found),
        None,
        best.variant.edit,
        "exact",
        0.1,
        alternatives=tuple(each.variant.edit for each in mended[1:4]),
    )


def speaks_of_shapes(failure: Failure) -> bool:
    """Whether an exception is about shapes, sizes or indices."""
    return failure.kind in KINDS and any(word in failure.message for word in WORDS)


def _short(failure: Failure) -> str:
    return f"{failure.kind}: {failure.message}"[:160]


def _operands(found: Crash) -> str:
    named = [
        f"{' '.join(each.name.split())[:40]} {each.shape}"
        for each in found.failure.operands
        if each.shape is not None
    ]
    return ", ".join(named[:3])


def _observed(found: Crash) -> str | None:
    return _operands(found) or None
