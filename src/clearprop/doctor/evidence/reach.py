"""Which parameters the nodes of a step lead to: what leads to a right one is not at fault."""

from __future__ import annotations

from collections.abc import Iterable

from clearprop.doctor.evidence.judged import end_of
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.tape import Tape


class Reach:
    """For every node of a step, the set of parameters whose change it enters, as bits."""

    def __init__(self, tape: Tape, roles: Roles, step: StepFound, needed: Iterable[int]) -> None:
        self.bits: dict[int, int] = {}
        for k, parameter in enumerate(roles.parameters):
            end = end_of(parameter, step.step.number)
            if end is not None:
                self.bits[end] = self.bits.get(end, 0) | 1 << k
        for node in sorted(needed, reverse=True):
            mask = self.bits.get(node, 0)
            if mask:
                for parent in tape.parents(node):
                    self.bits[parent] = self.bits.get(parent, 0) | mask

    def of(self, nodes: Iterable[int]) -> int:
        """Give the parameters that any of these nodes lead to."""
        mask = 0
        for node in nodes:
            mask |= self.bits.get(node, 0)
        return mask
