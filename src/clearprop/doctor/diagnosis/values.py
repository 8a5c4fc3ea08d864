"""What the numbers of a step are: a layer's answers or sums, a true gradient, a multiple of a parameter."""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.doctor.evidence.part_roles import PartRole, PartRoles
from clearprop.doctor.evidence.search import Search
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.tape import Tape


class Values:
    """Knows the numbers of the first judged step, under the loss of one search."""

    def __init__(self, tape: Tape, roles: Roles, search: Search, parts: PartRoles) -> None:
        self.tape, self.roles, self.parts = tape, roles, parts
        self.step, self.gradient = search.judged.steps[0], search.judged.gradients[0]
        self.truth = search.judged.supposed.truths[0]
        self.after = tape.descendants(
            {each.node for each in self.step.step.meetings}, self.step.step.round.end
        )

    def role(self, node: Any) -> PartRole | None:
        """Give the role of a node; None for what is no node, or has none."""
        found = self.parts.role(node) if isinstance(node, int) else None
        if found is None:
            return self._by_value(node) if isinstance(node, int) else None
        return found[0]

    def _by_value(self, node: int) -> PartRole | None:
        """Know answers and sums that the program computes a second time."""
        value = self.tape.value(node)
        if node in self.after or not isinstance(value, np.ndarray) or value.size < 2:
            return None
        for layer, found in enumerate(self.step.layers):
            for kind, known in (("a", found.a), ("z", found.z)):
                for laid in (known, known.T):
                    if laid.shape == value.shape and np.array_equal(laid, value):
                        return PartRole(kind, layer)
        return None

    def is_gradient(self, node: int) -> bool:
        """Whether a node is the true gradient of some parameter, up to a factor."""
        value = np.asarray(self.tape.value(node), dtype=np.float64).reshape(-1)
        at, size = 0, float(np.linalg.norm(value))
        for parameter in self.roles.parameters:
            true = self.gradient[at : at + parameter.size]
            at += parameter.size
            length = float(np.linalg.norm(true))
            if value.size == true.size == 1:
                shares = [size / length * k for k in (1.0, 0.5, 2.0, len(self.step.x))] if length else []
                if any(abs(share - 1.0) < 1e-9 for share in shares):
                    return True
            elif value.size == true.size and 0 < (1 - 1e-9) * size * length < abs(float(value @ true)):
                return True
        return False

    def is_part(self, node: int, kind: str) -> int | None:
        """Give the layer of which a node is the true "da" or "delta", up to a factor; None where of none."""
        value = np.asarray(self.tape.value(node), dtype=np.float64)
        for layer, truth in enumerate(self.truth.layers):
            true = getattr(truth, kind)
            for laid in (value, value.T):
                if true is None or true.shape != laid.shape or true.size < 2:
                    continue
                length = float(np.linalg.norm(laid) * np.linalg.norm(true))
                if 0 < (1 - 1e-12) * length <= abs(float((laid * true).sum())):
                    return layer
        return None

    def is_penalty(self, value: Any) -> bool:
        """Whether a value is a multiple of a parameter."""
        array, at = np.asarray(value, dtype=np.float64).reshape(-1), 0
        for parameter in self.roles.parameters:
            weights = self.step.before[at : at + parameter.size]
            at += parameter.size
            length = float(np.linalg.norm(weights) * np.linalg.norm(array))
            if weights.size == array.size and 0 < (1 - 1e-9) * length < abs(float(weights @ array)):
                return True
        return False
