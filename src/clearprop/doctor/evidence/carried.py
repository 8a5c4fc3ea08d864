"""The first training steps in a row, computed again with an edit, so that what is carried from step to
step is too.

Every step begins with the parameters that the program had: what an edit does to the momentum of the first
step is felt in the second, but not through the answers of the network.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from clearprop.doctor.evidence.edited import AGAIN, Change
from clearprop.doctor.evidence.judged import end_of
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.replay.quiet import quiet
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.tape import Tape


class CarriedSteps:
    """The first steps of one program."""

    def __init__(self, tape: Tape, roles: Roles, steps: tuple[StepFound, ...]) -> None:
        self.tape, self.roles, self.steps = tape, roles, steps
        self.begin = steps[0].step.round.begin
        self.ends = [[end_of(p, step.step.number) for p in roles.parameters] for step in steps]
        later = [step.step.number for step in steps[1:]]
        changes = [p.state.changes.get(number) for p in roles.parameters for number in later]
        self.kept = {change.start for change in changes if change is not None}
        wanted = [end for row in self.ends for end in row if end is not None]
        self.needed = sorted(n for n in tape.ancestors(wanted) if n >= self.begin)

    def run(self, edits: Mapping[int, Change]) -> list[Array]:
        """Give what each step does to all parameters, laid end to end, when nodes are computed by their
        changes.

        Raises
        ------
        Exception
            whatever the program's own functions raise when they are given other numbers
        """
        tape = self.tape
        values: dict[int, Any] = {}

        def value(node: int) -> Any:
            return tape.value(node) if node in self.kept or node not in values else values[node]

        with quiet():
            for number in sorted(set(edits).difference(self.needed)):
                values[number] = edits[number](tape.nodes[number], value)
            for number in self.needed:
                node = tape.nodes[number]
                if number in edits:
                    values[number] = edits[number](node, value)
                elif node.kind in AGAIN and any(
                    parent in values and parent not in self.kept for parent in tape.parents(number)
                ):
                    values[number] = execute(node, value)
        return [self._moved(step, row, values) for step, row in zip(self.steps, self.ends, strict=True)]

    def _moved(self, step: StepFound, ends: list[int | None], values: Mapping[int, Any]) -> Array:
        parts, at = [], 0
        for parameter, end in zip(self.roles.parameters, ends, strict=True):
            part = step.before[at : at + parameter.size]
            if end is not None:
                got = values[end] if end in values else self.tape.value(end)
                part = np.asarray(got, dtype=np.float64).reshape(-1)
            if part.size != parameter.size:
                raise ValueError("the edit changes the shape of a parameter")
            parts.append(part)
            at += parameter.size
        return np.concatenate(parts) - step.before
