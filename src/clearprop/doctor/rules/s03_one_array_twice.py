"""S03: two names stand for one and the same array or list.

What it sees: ``[[0, 0]] * 3``, ``a = b = np.zeros(3)``, a view or a second name of another parameter, or a
list as the default of an argument, which is changed in place, so that with an array of its own for each every
update is true or the loss clearly smaller; a second name for the data, to which something is added; or the
best weights so far, kept as a second name of those that training goes on changing.
Why it harms: what is learned in one place is written over in the other.
How to tell it from its look-alikes: numbers and arrays that are only replaced, never changed in place, may
share a start; tied weights are changed under one name only.
Source: the Python language reference, section 4.1 ("binding of names").
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from clearprop.doctor.candidate import Candidate, Proof
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.best_kept import Kept, best_kept
from clearprop.doctor.evidence.drifting import Drifting, drifting
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.slicing import base_of, written_as
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.evidence.tried import helpful, is_slow
from clearprop.trace.span import Span

CODES = ("S03",)
MAKERS = ("zeros", "ones", "full", "array", "zeros_like", "ones_like", "full_like", "empty", "copy")
DRAWS = ("randn", "rand", "normal", "uniform", "standard_normal", "random")
LOOPS = (ast.For, ast.While)
FILLING = ("append", "extend", "insert", "fill")
MOST = 6
EXPLAINED = (
    *("S02", "S05", "S06", "I01", "G01", "G02", "G03", "G06", "G07", "G10", "G12"),
    *("U03", "U04", "U05", "H01", "H02"),
)


@dataclass(frozen=True)
class Shared:
    """A place where one thing is given to two names, and the edit that makes it two."""

    tree: Tree
    node: ast.AST
    text: str
    edit: Edit


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the first shared thing whose separation does clear good."""
    if not evidence.understanding.roles.steps and evidence.traced.failure is None:
        return
    for drift in drifting(evidence):
        if drift.other is not None:
            yield _of_data(evidence, drift)
            return
    for tree in trees_of(evidence):
        for kept in best_kept(tree, _changed_in_place(tree)):
            yield _of_best(kept)
            return
    found = [each for tree in trees_of(evidence) for each in shared(tree)][:MOST]
    good = helpful(evidence, [each.edit for each in found], MOST)
    for each in found:
        if each.edit in good:
            yield _candidate(each, "rerun" if is_slow(evidence) else "exact")
            return


def _candidate(found: Shared, proof: Proof) -> Candidate:
    return Candidate(
        "S03",
        _place(found),
        "doctor.message.S03",
        {"text": " ".join(found.text.split())[:60]},
        observed="one array under two names",
        expected="an array for each",
        edit=found.edit,
        proof=proof,
        improves=proof == "rerun",
        rank=0.03,
        explains=EXPLAINED,
    )


def _of_best(kept: Kept) -> Candidate:
    return Candidate(
        "S03",
        kept.span,
        "doctor.message.S03.best",
        {"text": kept.text, "name": kept.name},
        observed="one array under two names",
        expected="an array for each",
        edit=kept.edit,
        proof="exact",
        rank=0.3,
        by="report",
    )


def _of_data(evidence: Evidence, drift: Drifting) -> Candidate:
    known = bool(evidence.understanding.recognised.steps)
    return Candidate(
        "S03",
        drift.span,
        "doctor.message.S03.data",
        {"text": " ".join(drift.text.split())[:60], "name": drift.name, "other": drift.other or ""},
        observed="one array under two names",
        expected="an array for each",
        edit=drift.edit,
        proof="exact" if drift.drawn else "rerun",
        improves=not drift.drawn,
        rank=0.03,
        explains=(*EXPLAINED, "D01"),
        by="loss" if known else "report",
    )


def _place(found: Shared) -> Span:
    statement = found.tree.statement(found.node)
    return found.tree.span(found.node if isinstance(found.node, ast.arguments) else statement or found.node)


def shared(tree: Tree) -> Iterator[Shared]:
    """Give the places of a file where one list or array gets two names and is changed in place."""
    changed = _changed_in_place(tree)
    yield from _repeated(tree)
    yield from _one_object(tree)
    yield from _chained(tree, changed)
    yield from _second_names(tree, changed)
    yield from _defaults(tree)


def _changed_in_place(tree: Tree) -> set[str]:
    """Give the keys of all variables of which some statement changes entries, or adds to as a whole."""
    found: set[str | None] = set()
    for each in tree.find(ast.AugAssign):
        found.add(written_as(base_of(each.target)))
    for given in tree.find(ast.Assign):
        found |= {written_as(base_of(t)) for t in given.targets if isinstance(t, ast.Subscript)}
    for call in tree.find(ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in FILLING:
            found.add(written_as(base_of(call.func.value)))
    return {each for each in found if each is not None}


def _repeated(tree: Tree) -> Iterator[Shared]:
    """Read ``[[0, 0]] * 3``, ``[Layer(8, 8)] * 3``: the same thing three times."""
    classes = {each.name for each in tree.find(ast.ClassDef)}
    for node in tree.find(ast.BinOp):
        if not isinstance(node.op, ast.Mult):
            continue
        for inner, count in ((node.left, node.right), (node.right, node.left)):
            if not isinstance(inner, ast.List) or len(inner.elts) != 1:
                continue
            if _is_mutable(inner.elts[0]) or _makes_object(inner.elts[0], classes):
                text = f"[{tree.cut(inner.elts[0])} for _ in range({tree.cut(count)})]"
                yield Shared(tree, node, tree.cut(node), Edit.of(tree.span(node), text))


def _one_object(tree: Tree) -> Iterator[Shared]:
    """Read ``relu = Relu()`` and ``[Dense(2, 8), relu, Dense(8, 8), relu]``: one object in several layers."""
    classes = {each.name for each in tree.find(ast.ClassDef)}
    for given in tree.find(ast.Assign):
        target = given.targets[0]
        if not isinstance(target, ast.Name) or not _makes_object(given.value, classes):
            continue
        loop = tree.around(given, LOOPS)
        listed = [each for each in tree.find(ast.Name) if each.id == target.id and _in_list(tree, each)]
        again = [each for each in listed if tree.around(each, LOOPS) not in (None, loop)]
        if len(listed) > 1 or again:
            text = tree.cut(given.value)
            parts = tuple(Replacement(tree.span(each), text) for each in listed)
            yield Shared(tree, listed[0], tree.cut(given), Edit(parts))


def _in_list(tree: Tree, name: ast.Name) -> bool:
    """Whether a name stands in a list, or is appended to one."""
    around = tree.parents.get(name)
    appended = isinstance(around, ast.Call) and getattr(around.func, "attr", "") == "append"
    return isinstance(name.ctx, ast.Load) and (isinstance(around, ast.List | ast.Tuple) or appended)


def _is_mutable(node: ast.AST) -> bool:
    if isinstance(node, ast.List | ast.ListComp | ast.Dict):
        return True
    if isinstance(node, ast.BinOp):
        return _is_mutable(node.left) or _is_mutable(node.right)
    name = (
        (getattr(node.func, "attr", "") or getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
    )
    return name in (*MAKERS, *DRAWS, "list", "dict")


def _makes_object(node: ast.AST, classes: set[str]) -> bool:
    """Whether a class of the program is called: its object remembers one pass, and is used for several."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in classes


def _chained(tree: Tree, changed: set[str]) -> Iterator[Shared]:
    """Read ``a = b = np.zeros(3)``."""
    for each in tree.find(ast.Assign):
        keys = [written_as(target) for target in each.targets]
        if len(keys) > 1 and _is_mutable(each.value) and sum(key in changed for key in keys) > 1:
            names = ", ".join(tree.cut(target) for target in each.targets)
            values = ", ".join([tree.cut(each.value)] * len(each.targets))
            yield Shared(tree, each, tree.cut(each), Edit.of(tree.span(each), f"{names} = {values}"))


def _second_names(tree: Tree, changed: set[str]) -> Iterator[Shared]:
    """Read ``b = a`` and ``b = W[0]`` where both are changed in place."""
    for each in tree.find(ast.Assign):
        for target, value in _pairs(each):
            keys = written_as(target), written_as(base_of(value))
            plain = isinstance(value, ast.Name | ast.Attribute | ast.Subscript)
            if plain and keys[0] != keys[1] and all(key in changed for key in keys):
                again, np_, copied = _made_again(tree, value), numpy_name(tree), tree.cut(value)
                # What is summed up in each round begins with 0; anything else with a copy.
                zeros = [f"{np_}.zeros_like({copied})"] if tree.around(each, LOOPS) else []
                for text in [*zeros, f"{np_}.array({copied})"] if again is None else [again]:
                    yield Shared(tree, each, tree.cut(each), Edit.of(tree.span(value), text))


def _made_again(tree: Tree, value: ast.expr) -> str | None:
    """Give how a list or dictionary of arrays was made, where its name was given once; None for others."""
    made = [
        each.value
        for each in tree.find(ast.Assign)
        if any(written_as(target) == written_as(value) for target in each.targets)
    ]
    several = (ast.List, ast.ListComp, ast.Dict, ast.DictComp)
    return tree.cut(made[0]) if len(made) == 1 and isinstance(made[0], several) else None


def _pairs(each: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    for target in each.targets:
        if isinstance(target, ast.Tuple) and isinstance(each.value, ast.Tuple):
            yield from zip(target.elts, each.value.elts, strict=False)
        else:
            yield target, each.value


def _defaults(tree: Tree) -> Iterator[Shared]:
    """Read ``def f(found=[])`` where the function adds to it: it remembers all that it was ever given."""
    for function in tree.find(ast.FunctionDef):
        given = function.args
        plain = [*given.posonlyargs, *given.args]
        for name, value in zip(plain[len(plain) - len(given.defaults) :], given.defaults, strict=True):
            filled = any(
                isinstance(call.func, ast.Attribute)
                and call.func.attr in FILLING
                and isinstance(call.func.value, ast.Name)
                and call.func.value.id == name.arg
                for call in tree.find(ast.Call, function)
            )
            if isinstance(value, ast.List) and filled:
                yield Shared(tree, value, tree.cut(value), _anew(tree, function, name.arg, value))


def _anew(tree: Tree, function: ast.FunctionDef, name: str, value: ast.expr) -> Edit:
    first = function.body[0]
    start = tree.span(first)
    begin = Span(start.file, start.line, start.column, start.line, start.column, start.cell)
    text = f"{name} = {tree.cut(value)} if {name} is None else {name}\n{tree.indent(first)}"
    return Edit.of(tree.span(value), "None") + Edit.of(begin, text)
