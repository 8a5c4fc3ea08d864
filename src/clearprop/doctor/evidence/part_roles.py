"""What the nodes of one step are in the network: weights, sums and answers of which layer."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.moving import moves
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.structures import parents_of
from clearprop.trace.tape.tape import Tape


class PartRole(NamedTuple):
    """``kind`` is "W", "b", "z", "a" or "x" (what entered the first layer); layers count from 0."""

    kind: str
    layer: int


class PartRoles:
    """The roles of nodes in one step, and the nodes that have them."""

    def __init__(self, tape: Tape, roles: Roles, step: StepFound) -> None:
        self.tape = tape
        self.nodes: dict[PartRole, int] = {}
        owners = np.concatenate([np.full(p.size, k) for k, p in enumerate(roles.parameters)])
        for layer, found in enumerate(step.layers):
            self._weights(roles, step, owners, layer)
            if len(found.z_nodes) == 1:
                self.nodes[PartRole("z", layer)] = found.z_nodes[0]
            if len(found.a_nodes) == 1:
                self.nodes[PartRole("a", layer)] = found.a_nodes[0]
        self.of = {node: role for role, node in self.nodes.items()}
        self._parts(roles, step, owners)

    def _weights(self, roles: Roles, step: StepFound, owners: np.ndarray, layer: int) -> None:
        wiring = step.layers[layer].wiring
        for kind, entries in (("W", wiring.W_entries), ("b", wiring.b_entries)):
            known = entries[entries >= 0]
            if known.size and len(set(owners[known].tolist())) == 1:
                parameter = roles.parameters[int(owners[known.flat[0]])]
                change = parameter.state.changes.get(step.step.number)
                if parameter.size == known.size:
                    self.nodes[PartRole(kind, layer)] = parameter.first if change is None else change.start

    def _parts(self, roles: Roles, step: StepFound, owners: np.ndarray) -> None:
        """Know the nodes of single units, weights and examples too."""
        for layer, found in enumerate(step.layers):
            for kind, nodes in (("z", found.z_nodes), ("a", found.a_nodes)):
                for node in nodes:
                    self.of.setdefault(node, PartRole(kind, layer))
            for kind, entries in (("W", found.wiring.W_entries), ("b", found.wiring.b_entries)):
                for k in sorted(set(owners[entries[entries >= 0]].tolist())):
                    change = roles.parameters[k].state.changes.get(step.step.number)
                    start = roles.parameters[k].first if change is None else change.start
                    self.of.setdefault(start, PartRole(kind, layer))

    def role(self, node: int) -> tuple[PartRole, bool] | None:
        """Give the role of a node, and whether it is its transpose; looked for behind what only moves
        numbers.
        """
        turned = False
        for _ in range(6):
            if node in self.of:
                return self.of[node], turned
            recorded = self.tape.nodes[node]
            parents = parents_of(recorded)
            if not moves(recorded) or len(parents) != 1:
                return None
            if recorded.args[-1] == "T" or getattr(recorded.function, "__name__", "") == "transpose":
                turned = not turned
            node = parents[0]
        return None
