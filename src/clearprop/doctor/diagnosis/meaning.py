"""Which fault of the catalogue an edit cures: told by what the edit does to the numbers, and where."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.part_roles import PartRole, PartRoles
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.traced import Traced

FUSED = ("binary_cross_entropy", "cross_entropy")
BY_TRUTH = {"slope": "G01", "da": "G06", "delta": "G03", "dW": "G12", "db": "G07"}
RESHAPES = frozenset({np.reshape, np.ndarray.reshape, np.resize, np.ravel, np.ndarray.ravel})
PRODUCTS = frozenset({operator.mul, operator.imul, np.multiply})


class Meaning:
    """Names the faults of one program, under the loss of one search."""

    def __init__(self, traced: Traced, roles: Roles, search: Search) -> None:
        self.traced, self.tape, self.roles, self.search = traced, traced.tape, roles, search
        self.step: StepFound = search.judged.steps[0]
        self.parts = PartRoles(traced.tape, roles, self.step)
        met = {each.node for each in self.step.step.meetings}
        self.met = met
        self.after = traced.tape.descendants(met, self.step.step.round.end)
        self.chains = {node for parameter in roles.parameters for node in parameter.state.nodes}
        self.carried = self.chains | {node for state in roles.others for node in state.nodes}

    def code(self, trial: Trial) -> str:
        """Give the code of the fault that an edit cures."""
        node = self.node_of(trial)
        match trial.means:
            case "negate" | "swap":
                return "G11" if trial.means == "swap" and self._adds_penalty(node) else self._sign(node)
            case "operand" | "layer":
                return self._operand(trial, node)
            case "drop":
                return self._dropped(trial, node)
            case "factor":
                return "U04" if trial.detail.get("scalar") else "G03"
            case "scaled":
                return "U04"
            case "truth":
                return self._truth(trial, node)
            case "slope":
                return "G01"
            case "transpose" | "turn":
                return "S05" if self._reshaped(node) else "G06"
            case "axis":
                return "G07"
            case "older":
                return "S02" if trial.detail.get("overwritten") else "U01"
            case "fresh":
                return "G10"
            case "state":
                return "G08"
            case "rate":
                return "U02"
        return "G12"

    def node_of(self, trial: Trial) -> Node:
        """Give the node that stands for an edit: the last one that its site computed in the first step."""
        nodes = trial.nodes(self.search.judge.by_site[0], self.tape, self.step.step.round.begin)
        return self.tape.nodes[nodes[-1]] if nodes else self.tape.nodes[self.step.step.round.begin]

    def is_update(self, node: Node) -> bool:
        """Whether a node stands in the statement that changes a parameter."""
        if node.id in self.carried:
            return True
        sites = self.traced.sites
        if node.site < 0:
            return False
        statement = sites[node.site].statement
        return any(
            self.tape.nodes[n].site >= 0 and sites[self.tape.nodes[n].site].statement == statement
            for n in self.carried
            if self.tape.nodes[n].kind in ("apply", "write")
        )

    def _sign(self, node: Node) -> str:
        if node.id not in self.after:
            return "G04" if self._role(node.id) is not None or self.parts.role(self._inner(node)) else "G01"
        return "U02" if self.is_update(node) and node.id not in self.met else "G04"

    def _inner(self, node: Node) -> int:
        """Give what a node is the negative of, or itself."""
        parents = self.tape.parents(node.id)
        return parents[0] if len(parents) == 1 else node.id

    def _operand(self, trial: Trial, node: Node) -> str:
        old, new = self._old(trial, node), trial.detail.get("new")
        before = None if old is None else self.tape.value(old)
        after = None if new is None else self.tape.value(new)
        if before is not None and after is not None and _is_negative(before, after):
            return "G04"
        if old is not None and self._reshaped_node(old):
            return "S05"
        one = self._role(old)
        other = self._role(new) if trial.means == "operand" else self._shifted(one, trial)
        is_number = one is None and other is None and before is not None and np.size(before) == 1
        if is_number and old not in self.after and self.is_update(node):
            return "U04"
        is_turned = trial.text.endswith(".T") and one is not None and other is not None
        if is_turned and one.kind == other.kind == "W":  # type: ignore[union-attr]  # both are there
            return "G06"
        return self._by_roles(one, other, old, new)

    def _by_roles(
        self, one: PartRole | None, other: PartRole | None, old: int | None, new: int | None
    ) -> str:
        if one is not None and other is not None:
            if {one.kind, other.kind} == {"z", "a"} and one.layer == other.layer:
                return "G02"
            if one.kind == "W" and other.kind == "W":
                return "U01" if self._owner(old) == self._owner(new) else "G06"
        if other is not None and other.kind == "W":
            return "G06"
        if self._is_slope_of(old, other):
            return "G02"
        if old is not None and new is not None and self._is_gradient(old) and self._is_gradient(new):
            return "U05"
        return "G12"

    def _owner(self, node: int | None) -> int:
        """Give the number of the parameter that a node is a value of, perhaps moved about."""
        for _ in range(4):
            for k, parameter in enumerate(self.roles.parameters):
                if node in parameter.nodes:
                    return k
            parents = () if node is None else self.tape.parents(node)
            if len(parents) != 1:
                break
            node = parents[0]
        return -1

    def _is_slope_of(self, old: int | None, other: PartRole | None) -> bool:
        """Whether an operand is the right answer with a further function applied: ``f'(f(a))``."""
        if old is None or other is None or other.kind not in ("a", "z"):
            return False
        return any(
            self._role(parent) in (PartRole("a", other.layer), PartRole("z", other.layer))
            for parent in self.tape.parents(old)
        )

    def _old(self, trial: Trial, node: Node) -> int | None:
        if "old" in trial.detail:
            return int(trial.detail["old"])
        given = node.args[trial.place] if trial.place is not None and trial.place < len(node.args) else None
        return given.node if isinstance(given, Ref) else None

    def _shifted(self, role: PartRole | None, trial: Trial) -> PartRole | None:
        return None if role is None else PartRole(trial.detail["kind"], role.layer + trial.detail["shift"])

    def _role(self, node: Any) -> PartRole | None:
        found = self.parts.role(node) if isinstance(node, int) else None
        return None if found is None else found[0]

    def _is_gradient(self, node: int) -> bool:
        """Whether a node is the true gradient of some parameter, up to a factor."""
        value = np.asarray(self.tape.value(node), dtype=np.float64).reshape(-1)
        at, size = 0, float(np.linalg.norm(value))
        for parameter in self.roles.parameters:
            true = self.search.judged.gradients[0][at : at + parameter.size]
            at += parameter.size
            length = float(np.linalg.norm(true))
            if value.size == true.size and 0 < (1 - 1e-9) * size * length < abs(float(value @ true)):
                return True
        return False

    def _dropped(self, trial: Trial, node: Node) -> str:
        given = node.args[trial.place or 0]
        value = self.tape.value(given.node) if isinstance(given, Ref) else given
        if node.function not in PRODUCTS and node.function not in (operator.truediv, np.divide):
            if isinstance(given, Ref) and given.node in self._carried():
                return "G10"
            return "G11" if self._is_penalty(value) else "G03"
        if np.size(value) == 1 and not (
            isinstance(given, Ref) and given.node in self.after | self._parts_used()
        ):
            return "U04"
        if self.search.judged.loss in FUSED and self._is_last(node):
            return "G08" if self.search.judged.loss == FUSED[0] else "G09"
        return "G03"

    def _parts_used(self) -> set[int]:
        return set(self.parts.of)

    def _carried(self) -> set[int]:
        return {n for state in self.roles.others for n in state.nodes}

    def _adds_penalty(self, node: Node) -> bool:
        given = node.args[1] if len(node.args) > 1 else None
        if not isinstance(given, Ref) or node.id in self.chains:
            return False
        return self._is_penalty(self.tape.value(given.node))

    def _is_penalty(self, value: Any) -> bool:
        """Whether a value is a multiple of a parameter."""
        array, at = np.asarray(value, dtype=np.float64).reshape(-1), 0
        for parameter in self.roles.parameters:
            weights = self.step.before[at : at + parameter.size]
            at += parameter.size
            length = float(np.linalg.norm(weights) * np.linalg.norm(array))
            if weights.size == array.size and 0 < (1 - 1e-9) * length < abs(float(weights @ array)):
                return True
        return False

    def _is_last(self, node: Node) -> bool:
        return np.size(self.tape.value(node.id)) == self.step.layers[-1].a.size

    def _truth(self, trial: Trial, node: Node) -> str:
        kind = trial.detail["kind"]
        if self._reshaped(node) or (
            kind == "dW" and node.function in PRODUCTS and np.ndim(self.tape.value(node.id)) == 2
        ):
            return "S05"
        if (
            kind == "delta"
            and self.search.judged.loss in FUSED
            and trial.detail["layer"] == len(self.step.layers) - 1
        ):
            return "G08" if self.search.judged.loss == FUSED[0] else "G09"
        return BY_TRUTH[kind]

    def _reshaped(self, node: Node) -> bool:
        return any(self._reshaped_node(parent) for parent in (node.id, *self.tape.parents(node.id)))

    def _reshaped_node(self, node: int) -> bool:
        """Whether a matrix was laid out anew, so that its numbers stand in other rows."""
        recorded = self.tape.nodes[node]
        if recorded.function not in RESHAPES or not recorded.args or not isinstance(recorded.args[0], Ref):
            return False
        before, after = np.shape(self.tape.value(recorded.args[0].node)), np.shape(self.tape.value(node))
        return len(before) == len(after) == 2 and before != after and min(*before, *after) > 1


def _is_negative(before: Any, after: Any) -> bool:
    """Whether one value is minus another, which may lie on its side."""
    for turned in (after, np.transpose(after)):
        alike = np.shape(before) == np.shape(turned) and np.any(before)
        if alike and np.allclose(turned, np.negative(before), rtol=1e-9, atol=0):
            return True
    return False
