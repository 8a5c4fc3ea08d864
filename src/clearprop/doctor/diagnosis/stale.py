"""Forward passes that read a copy of a parameter: training changes the original, and the answers never
hear of it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.rewriting.places import operand, span_of, text_of
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Parameter
from clearprop.trace.tape.nodes import Node


def stale(evidence: Evidence) -> Iterator[tuple[Parameter, Candidate]]:
    """Give one candidate for each trained parameter whose answers are computed from an old copy of it."""
    for parameter in evidence.understanding.roles.parameters:
        found = _read(evidence, parameter) if parameter.trained else None
        if found is not None:
            yield parameter, _candidate(evidence, parameter, *found)


def _read(evidence: Evidence, parameter: Parameter) -> tuple[StepFound, int] | None:
    """Find a late step whose forward pass reads a value from before the last steps; in all steps it must
    be so.
    """
    found = None
    for step in evidence.understanding.recognised.steps:
        change = parameter.state.changes.get(step.step.number)
        if change is None or step.step.number == 0 or change.start == parameter.first:
            continue
        read = [n for n in _forward(evidence, parameter, step) if n in parameter.nodes]
        if not read or max(read) >= change.start or max(read) > parameter.first:
            return None
        if not _same(evidence, max(read), change.start):
            found = found or (step, max(read))
    return found


def _forward(evidence: Evidence, parameter: Parameter, step: StepFound) -> set[int]:
    others = {n for p in evidence.understanding.roles.parameters for n in p.nodes}
    return evidence.tape.ancestors(step.step.predictions, stop=others)


def _same(evidence: Evidence, one: int, other: int) -> bool:
    return bool(np.array_equal(evidence.tape.value(one), evidence.tape.value(other)))


def _candidate(evidence: Evidence, parameter: Parameter, step: StepFound, read: int) -> Candidate:
    tape, sites = evidence.tape, evidence.traced.sites
    new = np.asarray(tape.value(parameter.state.changes[step.step.number].start), dtype=np.float64).reshape(
        -1
    )
    old = np.asarray(tape.value(read), dtype=np.float64).reshape(-1)
    entry = int(np.argmax(np.abs(new - old)))
    reader, copy = _reader(evidence, parameter, step)
    name = next((binding.name for binding in tape.nodes[copy].names), parameter.name)
    site = sites[reader.site] if reader.site >= 0 else sites[tape.nodes[copy].site]
    return Candidate(
        "S07",
        site.span,
        "doctor.message.S07",
        {"text": name, "names": parameter.name},
        f"{name}: {number(old[entry])}",
        f"{parameter.name}: {number(new[entry])}",
        edit=_edit(evidence, parameter, reader, name),
        proof="exact",
        rank=0.1,
        explains=("U03",),
    )


def _reader(evidence: Evidence, parameter: Parameter, step: StepFound) -> tuple[Node, int]:
    """Give the first node of the forward pass that reads the copy, and the copy."""
    tape, forward = evidence.tape, _forward(evidence, parameter, step)
    reached = {n for n in forward if n in parameter.nodes}
    copy = max(reached)
    for number_ in sorted(forward - reached):
        parents = set(tape.parents(number_)) & reached
        if not parents:
            continue
        if number_ >= step.step.round.begin and tape.nodes[number_].kind == "apply":
            return tape.nodes[number_], max(parents)
        reached.add(number_)
        copy = number_
    return tape.nodes[copy], copy


def _edit(evidence: Evidence, parameter: Parameter, reader: Node, name: str) -> Edit | None:
    site = evidence.traced.sites[reader.site]
    for k in (0, 1):
        part = operand(site.node, k)
        if part is not None and text_of(site, part).removesuffix(".T") == name:
            return Edit.of(span_of(site, part), text_of(site, part).replace(name, parameter.name))
    return None
