"""How the parameters of a layer begin: the expression that made their first values, and one that draws them
instead.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.moving import moves
from clearprop.trace.span import Span

SHAPED = ("zeros", "ones", "full", "empty")
ALIKE = ("zeros_like", "ones_like", "full_like", "empty_like")
WIDE = 3.0
LARGEST_WRITTEN = 16
DRAWING = (
    "uniform", "normal", "gauss", "normalvariate", "random", "rand", "randn", "standard_normal", "randint",
    "integers", "choice", "triangular",
)  # fmt: skip
MAKERS = ("default_rng", "RandomState")


@dataclass(frozen=True)
class Start:
    """The expression in which the first values of a parameter were made."""

    tree: Tree
    node: ast.expr

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.tree.span(self.node)


def weights_starts(evidence: Evidence, step: StepFound, layer: int) -> list[Start]:
    """Give the places where the weights of a layer were first made, each once."""
    entries = step.layers[layer].wiring.W_entries
    known = set(entries[entries >= 0].reshape(-1).tolist())
    found: dict[Span, Start] = {}
    at = 0
    for parameter in evidence.understanding.roles.parameters:
        if known & set(range(at, at + parameter.size)):
            start = start_of(evidence, parameter.first)
            if start is not None:
                found.setdefault(start.span, start)
        at += parameter.size
    return list(found.values())


def bias_starts(evidence: Evidence, step: StepFound, wanted: Callable[[float], bool]) -> list[Start]:
    """Give the places where biases were first made that have such values."""
    chosen = {
        entry
        for layer in step.layers
        for entry in layer.wiring.b_entries.reshape(-1).tolist()
        if entry >= 0 and wanted(float(step.before[entry]))
    }
    found, at = {}, 0
    for parameter in evidence.understanding.roles.parameters:
        start = start_of(evidence, parameter.first) if chosen & set(range(at, at + parameter.size)) else None
        if start is not None:
            found[start.span] = start
        at += parameter.size
    return list(found.values())


def start_of(evidence: Evidence, node: int) -> Start | None:
    """Give the outermost expression that made a value: ``0.1 * np.ones(3)``, not ``np.ones(3)`` alone."""
    tape, sites, carrying = evidence.tape, evidence.traced.sites, Carrying(evidence.tape)
    while True:
        recorded = tape.nodes[node]
        before = carrying.carried(node) or (tape.parents(node) if moves(recorded) else ())
        older = [each for each in before if tape.nodes[each].kind != "literal" and each < node]
        if recorded.kind in ("apply", "draw", "literal") and not (moves(recorded) and older):
            break
        if not older:
            break
        node = older[0]
    if tape.nodes[node].site < 0:
        return _by_name(evidence, node)
    site = sites[tape.nodes[node].site]
    found = trees_of(evidence).node(site)
    if found is None or not isinstance(found[1], ast.expr):
        return None
    return Start(found[0], _whole(found[0], found[1]))


def _by_name(evidence: Evidence, node: int) -> Start | None:
    for binding in evidence.tape.nodes[node].names:
        site = evidence.traced.sites[binding.site] if binding.site >= 0 else None
        found = None if site is None else trees_of(evidence).node(site)
        statement = None if found is None else found[0].statement(found[1])
        if found is not None and isinstance(statement, ast.Assign):
            return Start(found[0], statement.value)
    return None


def _whole(tree: Tree, node: ast.expr) -> ast.expr:
    """Climb to the expression that a literal list or a repeated one is part of, inside one assignment."""
    whole = node
    for each in tree.up(node):
        listed = isinstance(each, ast.List) and isinstance(node, ast.Constant)
        repeated = isinstance(each, ast.BinOp) and isinstance(each.op, ast.Mult)
        if isinstance(each, ast.expr) and (listed or (repeated and isinstance(whole, ast.List))):
            whole = each
        elif not isinstance(each, ast.expr):
            break
    return whole


def drawn(evidence: Evidence, start: Start, step: StepFound, layer: int) -> Edit | None:
    """Write a random start in place of an expression that gives every unit the same."""
    tree, node = start.tree, start.node
    fan_in = step.layers[layer].wiring.W_entries.shape[0]
    scale = 1.0 if fan_in <= WIDE else float(f"{1.0 / np.sqrt(fan_in):.2g}")
    repeated = _repeated(tree, node)
    if repeated is not None:
        text = f"[random.uniform(-1, 1) for _ in range({repeated})]"
        return _with_import(tree, Edit.of(start.span, text), "random")
    shape = _shape(tree, node)
    if shape is not None:
        maker = generator(tree, node)
        return Edit.of(start.span, f"{maker}.normal(0, {scale:g}, {shape})")
    return _literal(tree, node)


def generator(tree: Tree, node: ast.AST) -> str:
    """Give the name of the program's own generator where one is in sight before a place, else NumPy's."""
    for each in tree.find(ast.Assign):
        target, call = each.targets[0], each.value
        made = isinstance(call, ast.Call) and _called(call) in MAKERS
        if made and len(each.targets) == 1 and _in_sight(tree, each, target, node):
            return tree.cut(target)
    return f"{numpy_name(tree)}.random"


def _in_sight(tree: Tree, given: ast.Assign, target: ast.expr, node: ast.AST) -> bool:
    """Whether a name or an attribute that is given in one place can be read in another."""
    scope, within = tree.function(node), tree.function(given)
    if isinstance(target, ast.Name):
        earlier = tree.span(given).line < tree.span(node).line
        return (within is scope and earlier) or (within is tree.module and within is not scope)
    owner = tree.around(node, ast.ClassDef)
    return (
        isinstance(target, ast.Attribute) and owner is not None and tree.around(given, ast.ClassDef) is owner
    )


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def numpy_name(tree: Tree) -> str:
    """Give the name under which a file knows NumPy."""
    for each in tree.find(ast.Import):
        for alias in each.names:
            if alias.name == "numpy":
                return alias.asname or "numpy"
    return "np"


def _repeated(tree: Tree, node: ast.expr) -> str | None:
    """Give how often ``[0.5] * n`` repeats its number."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(one, ast.List) and len(one.elts) == 1 and isinstance(one.elts[0], ast.Constant):
                return tree.cut(other)
    return None


def _shape(tree: Tree, node: ast.expr) -> str | None:
    for call in tree.find(ast.Call, node):
        name = getattr(call.func, "attr", "") or getattr(call.func, "id", "")
        given = (
            call.args[0] if call.args else next((k.value for k in call.keywords if k.arg == "shape"), None)
        )
        if given is not None and name in SHAPED:
            return tree.cut(given)
        if given is not None and name in ALIKE:
            return f"{tree.cut(given)}.shape"
    return None


def _literal(tree: Tree, node: ast.expr) -> Edit | None:
    """Write other numbers in a literal: alternating signs and sizes, so that no two units are alike."""
    numbers = [each for each in tree.find(ast.Constant, node) if isinstance(each.value, int | float)]
    draws = any(_called(call) in DRAWING for call in tree.find(ast.Call, node))
    if not 0 < len(numbers) <= LARGEST_WRITTEN or isinstance(node, ast.BinOp) or draws:
        return None
    golden = 0.618034
    spread = [round(2.0 * ((k + 1) * golden % 1.0) - 1.0, 2) for k in range(len(numbers))]
    return Edit(
        tuple(
            Replacement(tree.span(_signed(tree, n)), f"{value:g}")
            for n, value in zip(numbers, spread, strict=True)
        )
    )


def _signed(tree: Tree, number: ast.Constant) -> ast.expr:
    """Give a number with the sign that is written before it."""
    around = tree.parents.get(number)
    return around if isinstance(around, ast.UnaryOp) and isinstance(around.op, ast.USub) else number


def _with_import(tree: Tree, edit: Edit, module: str) -> Edit:
    imported = any(alias.name == module for each in tree.find(ast.Import) for alias in each.names)
    if imported:
        return edit
    first = next((each for each in tree.module.body if isinstance(each, ast.Import | ast.ImportFrom)), None)
    line = tree.span(first).line if first is not None else 1
    if isinstance(first, ast.ImportFrom) and first.module == "__future__":
        line += 1
    name, cell = tree.text.name, tree.text.cell
    return edit + Edit.of(Span(name, line, 0, line, 0, cell), f"import {module}\n")
