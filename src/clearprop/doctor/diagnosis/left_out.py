"""A layer that the updates leave out: its gradients are worked out like the others, and read by nobody.

Such weights never change, so whoever watches the numbers takes them for data.  The reverse pass over the tape
tells what their gradient is; the line that computes it also computes one that is used.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.expressions import multiple
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.diagnosis.truth import agrees_twice, seeds_of
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.learning import is_bad, learned_of, trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.numerics.arrays import Array
from clearprop.trace.adjoint.backward import backward
from clearprop.trace.tape.nodes import Node

CLOSE = 1e-6
LARGEST = 100_000


class LeftOut(NamedTuple):
    """Weights that are never changed, their gradient that nobody reads, and what is trained by its side."""

    weights: Node
    gradient: Node
    trained: int


def left_out(evidence: Evidence) -> Iterator[Candidate]:
    """Give the loop that leaves a layer out, where the program ends badly."""
    right = {each.supposed.name for each in evidence.right}
    judged = next((each for each in evidence.judged if each.loss in right), None)
    learned = learned_of(evidence)
    if judged is None or learned is None or not is_bad(learned):
        return
    if not agrees_twice(evidence.tape, evidence.understanding.roles, judged):
        return
    found = next(_unread(evidence, judged), None)
    if found is None:
        return
    place = _loop(evidence, judged, found.trained)
    if place is None:
        return
    tree, loop = place
    edits = [Edit.of(tree.span(loop.iter), text) for text in whole(tree, loop.iter)]
    name = _name(found.weights)
    entry = int(np.argmax(np.abs(evidence.tape.value(found.gradient.id))))
    worth = float(np.asarray(evidence.tape.value(found.gradient.id)).reshape(-1)[entry])
    yield Candidate(
        "U03",
        tree.span(loop.iter),
        "doctor.message.U03.left_out",
        {"text": tree.cut(loop.iter), "names": name},
        f"Δ{name} = 0",
        f"d{name} = {number(worth)}",
        edit=edits[0] if edits else None,
        alternatives=tuple(edits[1:]),
        proof="exact" if edits else "none",
        improves=bool(edits),
        rank=0.4,
        explains=("H01", "H02", "A08", "A02"),
    )


def _unread(evidence: Evidence, judged: Judged) -> Iterator[LeftOut]:
    """Give what stands still in the forward pass and has a gradient that is computed and not read."""
    tape, step = evidence.tape, judged.steps[0]
    begin = step.step.round.begin
    seeds = seeds_of(tape, step, judged.supposed.truths[0].layers[-1].delta)
    adjoints = backward(tape, seeds)
    used = _used(evidence, judged)
    nodes = [tape.nodes[n] for n in step.step.round.nodes]
    spare = [node for node in nodes if node.site in used and node.names and not tape.children(node.id)]
    own = {n for p in evidence.understanding.roles.parameters if p.trained for n in p.nodes}
    inside = set(step.step.round.nodes)
    for n in sorted(tape.ancestors(step.step.predictions)):
        node = tape.nodes[n]
        if n >= begin or n in own or not inside & set(tape.children(n)) or not _is_array(node.held):
            continue
        true = np.asarray(adjoints.of(n), dtype=np.float64).reshape(-1)
        for each in spare:
            value = tape.value(each.id)
            if np.shape(value) != np.shape(tape.value(n)) or not true.any():
                continue
            factor = multiple(np.asarray(value, dtype=np.float64).reshape(-1), true)
            other, trained = used[each.site]
            if factor is not None and abs(factor - other) <= CLOSE * abs(other):
                yield LeftOut(node, each, trained)


def _used(evidence: Evidence, judged: Judged) -> dict[int, tuple[float, int]]:
    """Give the lines that compute the gradient of a trained parameter: as which multiple, and of which."""
    tape, found, at = evidence.tape, dict[int, tuple[float, int]](), 0
    true = judged.gradients[0]
    for k, parameter in enumerate(evidence.understanding.roles.parameters):
        part: Array = true[at : at + parameter.size]
        at += parameter.size
        if not parameter.trained or not part.any():
            continue
        for n in judged.steps[0].step.round.nodes:
            node = tape.nodes[n]
            if node.kind == "apply" and node.site >= 0 and node.names and np.size(tape.value(n)) == part.size:
                value = np.asarray(tape.value(n), dtype=np.float64).reshape(-1)
                factor = multiple(value, part) if np.isfinite(value).all() else None
                if factor is not None:
                    found.setdefault(node.site, (factor, k))
    return found


def _is_array(held: object) -> bool:
    return 1 < int(np.prod(getattr(held, "shape", ()), dtype=np.int64)) <= LARGEST


def _name(weights: Node) -> str:
    """Give the name that says most: ``layers[0].w`` before ``self.w``."""
    names = [binding.name for binding in weights.names]
    return max(names, key=lambda name: ("[" in name, len(name)), default="W")


def _loop(evidence: Evidence, judged: Judged, trained: int) -> tuple[Tree, ast.For] | None:
    """Find the loop around the update of what is trained, inside the loop of the steps."""
    roles = evidence.understanding.roles
    change = roles.parameters[trained].state.changes.get(judged.steps[0].step.number)
    nodes = [evidence.tape.nodes[n] for n in change.nodes] if change is not None else []
    for node in reversed(nodes):
        place = trees_of(evidence).node(evidence.traced.sites[node.site]) if node.site >= 0 else None
        loop = None if place is None else place[0].around(place[1], ast.For)
        if place is not None and loop is not None and whole(place[0], loop.iter):
            return place[0], loop
    return None


def whole(tree: Tree, over: ast.expr) -> list[str]:
    """Write what a loop goes over with nothing left out.

    Returns
    -------
    ``range(len(layers))`` for ``range(1, len(layers))``; ``layers`` for ``layers[1:]`` and ``layers[:-1]``
    """
    if isinstance(over, ast.Subscript) and isinstance(over.slice, ast.Slice) and over.slice.step is None:
        return [tree.cut(over.value)]
    if not isinstance(over, ast.Call):
        return []
    name = over.func.id if isinstance(over.func, ast.Name) else ""
    if name in ("enumerate", "reversed", "zip", "list") and over.args:
        parts = [(arg, whole(tree, arg)) for arg in over.args]
        if not any(texts for _, texts in parts):
            return []
        return [f"{name}({', '.join(texts[0] if texts else tree.cut(arg) for arg, texts in parts)})"]
    if name != "range" or over.keywords:
        return []
    return list(_ranges(tree, over.args))


def _ranges(tree: Tree, args: list[ast.expr]) -> Iterator[str]:
    texts = [tree.cut(each) for each in args]
    stop = args[0] if len(args) == 1 else args[1] if len(args) == 2 else None
    if stop is None:
        return
    first = args[0] if len(args) == 2 else None
    start = "" if first is None else f"{texts[0]}, "
    if isinstance(first, ast.Constant) and first.value == 1:
        yield f"range({texts[1]})"
    less = (
        isinstance(stop, ast.BinOp) and isinstance(stop.op, ast.Sub) and isinstance(stop.right, ast.Constant)
    )
    if less and isinstance(stop, ast.BinOp) and tree.cut(stop.right) == "1":
        yield f"range({start}{tree.cut(stop.left)})"
    else:
        yield f"range({start}{texts[-1]} + 1)"
