"""Which fault of the catalogue an edit cures: told by what the edit does to the numbers, and where."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

from clearprop.doctor.diagnosis.misses import missed
from clearprop.doctor.diagnosis.slope_of_what import code_of_slope
from clearprop.doctor.diagnosis.values import Values
from clearprop.doctor.evidence.differences import DIFFERENCES, errors
from clearprop.doctor.evidence.oracle import nodes_of
from clearprop.doctor.evidence.part_roles import PartRole, PartRoles
from clearprop.doctor.evidence.pieces import Label
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.traced import Traced

FUSED = ("binary_cross_entropy", "cross_entropy")
RESHAPES = frozenset({np.reshape, np.ndarray.reshape, np.resize, np.ravel, np.ndarray.ravel})
PRODUCTS = frozenset({operator.mul, operator.imul, np.multiply})
LINEAR = frozenset({operator.matmul, np.matmul, np.dot, np.ndarray.dot, np.outer, np.inner})


class Meaning:
    """Names the faults of one program, under the loss of one search."""

    def __init__(self, traced: Traced, roles: Roles, search: Search) -> None:
        self.traced, self.tape, self.roles, self.search = traced, traced.tape, roles, search
        self.step: StepFound = search.judged.steps[0]
        self.parts = PartRoles(traced.tape, roles, self.step)
        self.values = Values(traced.tape, roles, search, self.parts)
        met = {each.node for each in self.step.step.meetings}
        self.met = met
        errors_ = errors(traced.tape, self.step)
        self.after = traced.tape.descendants(errors_, self.step.step.round.end)
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
                return "G05" if self._counts(trial, node) else "U04"
            case "truth":
                return self._truth(trial, node)
            case "slope":
                return code_of_slope(self.tape, self.step, trial, node)
            case "regroup":
                return "G03"
            case "product":
                return "S05" if node.id in self.after else "G01"
            case "transpose" | "turn":
                return "S05" if self._reshaped(node) else "G06"
            case "axis":
                return "G05" if "reduction" in trial.detail else "G07"
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
        if self.is_update(node) and not self._is_error(node):
            return "U02"
        if node.id not in self.after:
            known = self.values.role(node.id) is not None or self.parts.role(self._inner(node))
            return "G04" if known else "G01"
        return "G04"

    def _is_error(self, node: Node) -> bool:
        """Whether a node takes targets from answers, or the reverse."""
        if node.id in self.met:
            return True
        if node.function not in DIFFERENCES or node.id in self.carried:
            return False
        last = {*self.step.step.predictions, *self.step.layers[-1].a_nodes}
        return bool(last.intersection(self.tape.parents(node.id)))

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
        one = self.values.role(old)
        other = self.values.role(new) if trial.means == "operand" else self._shifted(one, trial)
        is_number = one is None and other is None and before is not None and np.size(before) == 1
        if is_number and old not in self.after and self.is_update(node):
            return "U04"
        is_turned = trial.text.endswith(".T") and one is not None and other is not None
        if is_turned and one.kind == other.kind == "W":  # type: ignore[union-attr]  # both are there
            return "G06"
        if node.function in LINEAR and {one and one.kind, other and other.kind} == {"z", "a"}:
            return "G12"
        if (
            self._is_in_slope(node)
            and not self._is_error(node)
            and (other is None or other.kind in ("a", "z"))
        ):
            return "G02"
        return self._by_roles(one, other, old, new)

    def _is_in_slope(self, node: Node) -> bool:
        """Whether a node is part of a slope: the error does not enter it, and it enters an update."""
        return node.id not in self.after and node.function not in LINEAR and not self.is_update(node)

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
        if (
            old is not None
            and new is not None
            and self.values.is_gradient(old)
            and self.values.is_gradient(new)
        ):
            return "U05"
        if old is not None and new is not None:
            layer = self.values.is_part(new, "delta")
            if layer is not None and self.values.is_part(old, "da") == layer:
                return "G03"
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
            self.values.role(parent) in (PartRole("a", other.layer), PartRole("z", other.layer))
            for parent in self.tape.parents(old)
        )

    def _old(self, trial: Trial, node: Node) -> int | None:
        if "old" in trial.detail:
            return int(trial.detail["old"])
        given = node.args[trial.place] if trial.place is not None and trial.place < len(node.args) else None
        return given.node if isinstance(given, Ref) else None

    def _shifted(self, role: PartRole | None, trial: Trial) -> PartRole | None:
        return None if role is None else PartRole(trial.detail["kind"], role.layer + trial.detail["shift"])

    def _dropped(self, trial: Trial, node: Node) -> str:
        given = node.args[trial.place or 0]
        value = self.tape.value(given.node) if isinstance(given, Ref) else given
        if node.function not in PRODUCTS and node.function not in (operator.truediv, np.divide):
            if isinstance(given, Ref) and given.node in self._carried():
                return "G10"
            return "G11" if self.values.is_penalty(value) else "G03"
        is_slope = trial.detail.get("depth", 1) > 1 and self._is_last(node)
        used = isinstance(given, Ref) and given.node in self.after | self._parts_used()
        if np.size(value) == 1 and not used and not is_slope:
            return "G05" if self._is_count(value) else "U04"
        if self.search.judged.loss in FUSED and self._is_last(node):
            return "G08" if self.search.judged.loss == FUSED[0] else "G09"
        return "G03"

    def _counts(self, trial: Trial, node: Node) -> bool:
        """Whether an edit multiplies or divides by the number of examples."""
        value = self.search.judge.values([trial], 0)
        old, new = self.tape.value(node.id), None if value is None else value(node.id)
        if new is None or np.shape(old) != np.shape(new) or not np.any(old) or not np.any(new):
            return False
        factor = float(np.abs(new).max()) / float(np.abs(old).max())
        n = len(self.step.x)
        return n > 1 and any(abs(factor / each - 1.0) < 1e-9 for each in (n, 1 / n))

    def _is_count(self, value: Any) -> bool:
        """Whether a number is the number of examples, or one divided by it."""
        number, n = float(np.ravel(value)[0]), len(self.step.x)
        return n > 1 and any(abs(number / each - 1.0) < 1e-9 for each in (n, 1 / n))

    def _parts_used(self) -> set[int]:
        return set(self.parts.of)

    def _carried(self) -> set[int]:
        return {n for state in self.roles.others for n in state.nodes}

    def _adds_penalty(self, node: Node) -> bool:
        given = node.args[1] if len(node.args) > 1 else None
        if not isinstance(given, Ref) or node.id in self.chains:
            return False
        return self.values.is_penalty(self.tape.value(given.node))

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
        return self._missed(trial)

    def _missed(self, trial: Trial) -> str:
        """Tell by a line's numbers what it misses of its truth."""
        judge, detail = self.search.judge, trial.detail
        label = Label(detail["kind"], detail["layer"], detail["turn"], detail["grain"], detail["place"])
        steps, call = range(len(judge.by_site)), detail.get("call")
        values = [[self.tape.value(n) for n in nodes_of(judge, trial.site, k, call)] for k in steps]
        return missed(self.search.judged, values, label)

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
    if any(np.asarray(each).dtype.kind not in "fiu" for each in (before, after)):
        return False
    for turned in (after, np.transpose(after)):
        alike = np.shape(before) == np.shape(turned) and np.any(before)
        if alike and np.allclose(turned, np.negative(before), rtol=1e-9, atol=0):
            return True
    return False
