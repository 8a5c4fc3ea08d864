"""Edits of order: an array is read after it was changed in place, where the numbers before the change were
meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.tape import Tape

CHANGING = ("apply", "write", "changed")


def overwritten_trials(tape: Tape, roles: Roles, judged: Judged) -> Iterator[Trial]:
    """Propose, for each array that the forward pass made or read and a line then changed, to read it as it
    was.
    """
    parameters = {node for parameter in roles.parameters for node in parameter.nodes | parameter.state.nodes}
    step = judged.steps[0]
    forward = tape.ancestors(step.step.predictions)
    seen = set()
    for number in step.step.round.nodes:
        node = tape.nodes[number]
        before = tape.previous.get(number)
        if before is None or node.kind not in CHANGING or number in parameters or number in forward:
            continue
        if before not in forward or before in parameters or not tape.children(number):
            continue
        if node.site >= 0 and node.site not in seen:
            seen.add(node.site)
            yield _kept(tape, judged, node.site)


def _kept(tape: Tape, judged: Judged, site: int) -> Trial:
    """Read what an array held before the lines at a site changed it."""

    def change(node: Node, value: Any) -> Any:
        begin = max(s.step.round.begin for s in judged.steps if s.step.round.begin <= node.id)
        return execute(node, lambda number: value(_older(tape, number, site, begin)))

    def where(tape: Tape, begin: int) -> list[int]:
        end = next(s.step.round.end for s in judged.steps if s.step.round.begin == begin)
        found: dict[int, None] = {}
        for number in range(begin, end):
            if tape.nodes[number].site == site and number in tape.previous:
                found.update(dict.fromkeys(child for child in tape.children(number) if child < end))
        return [number for number in found if tape.nodes[number].site != site]

    return Trial(site, "older", change, None, "", {"overwritten": True, "parameters": []}, where)


def _older(tape: Tape, number: int, site: int, begin: int) -> int:
    """Give what an array was before a step changed it; what earlier steps made of it stays."""
    while number >= begin and tape.nodes[number].site == site and number in tape.previous:
        number = tape.previous[number]
    return number
