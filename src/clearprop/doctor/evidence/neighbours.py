"""Edits that take the number of another layer, or the sum for the answer: the slips of an index in a loop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.part_roles import PartRole, PartRoles
from clearprop.doctor.evidence.trials import Trial, like, with_argument
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape


class Neighbours:
    """Knows the roles of the nodes of all judged steps."""

    def __init__(self, tape: Tape, roles: Roles, judged: Judged) -> None:
        self.tape = tape
        self.steps = [(step.step.round, PartRoles(tape, roles, step)) for step in judged.steps]

    def trials(self, site: int, node: Node) -> Iterator[Trial]:
        """Propose the weights and answers of the layers next to the one whose are read."""
        for k, given in enumerate(node.args[:2]):
            found = self._role(node, given)
            if found is None:
                continue
            for shift in (1, -1):
                yield self._trial(site, k, found[0].kind, shift)
            if found[0].kind in ("a", "z"):
                yield self._trial(site, k, "z" if found[0].kind == "a" else "a", 0)

    def _trial(self, site: int, k: int, kind: str, shift: int) -> Trial:
        def change(node: Node, value: Any) -> Any:
            found = self._role(node, node.args[k])
            if found is None:
                raise LookupError("no role")
            role, turned = found
            parts = self._parts(node)
            other = parts.nodes.get(PartRole(kind, role.layer + shift)) if parts is not None else None
            if other is None:
                raise LookupError("no such layer")
            array = value(other)
            result = with_argument(node, k, np.transpose(array) if turned else array, value)
            return like(result, self.tape.value(node.id))

        return Trial(site, "layer", change, k, "", {"kind": kind, "shift": shift})

    def _role(self, node: Node, given: Any) -> tuple[PartRole, bool] | None:
        parts = self._parts(node)
        return parts.role(given.node) if parts is not None and isinstance(given, Ref) else None

    def _parts(self, node: Node) -> PartRoles | None:
        return next((parts for round_, parts in self.steps if round_.begin <= node.id < round_.end), None)
