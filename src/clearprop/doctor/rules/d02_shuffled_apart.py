"""D02: inputs and targets are put in different orders, so that no row has its own target.

What it sees: the rows of the inputs went through one draw of an order, those of the targets through another,
and the two orders differ.
Why it harms: the network is taught wrong answers.
How to tell it from its look-alikes: two shuffles with the same seed give the same order; targets that are
computed from shuffled inputs carry the same draw.
Source: the provenance of both on the recorded tape.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.orders import Ordering, apart, inputs_of, orderings, targets_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

CODES = ("D02",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the place where the second order is drawn."""
    roles, tape = evidence.understanding.roles, evidence.tape
    for step in roles.steps[:2]:
        inputs, targets = inputs_of(tape, roles, step), targets_of(step)
        if not inputs or not targets:
            continue
        found = apart(tape, orderings(tape, inputs), orderings(tape, targets))
        if found is not None:
            yield _candidate(evidence, *found)
            return


def _candidate(evidence: Evidence, x: Ordering, y: Ordering) -> Candidate:
    places = sorted(
        (each for each in (_statement(evidence, x), _statement(evidence, y)) if each is not None),
        key=lambda place: place[0].span(place[1]).line,
    )
    span = None
    if places:
        first, last = places[0][0].span(places[0][1]), places[-1][0].span(places[-1][1])
        near = 0 <= last.line - first.line <= 3
        span = (
            Span(first.file, first.line, first.column, last.end_line, last.end_column, first.cell)
            if near
            else last
        )
    return Candidate(
        "D02",
        span,
        "doctor.message.D02",
        {},
        observed="two orders, drawn one after the other",
        expected="one order for both",
        edit=_edit(places),
        proof="exact",
        rank=0.03,
        explains=("H01", "H02", "A08", "D04"),
    )


def _statement(evidence: Evidence, ordering: Ordering) -> tuple[Tree, ast.stmt] | None:
    node = evidence.tape.nodes[ordering.node]
    found = trees_of(evidence).node(evidence.traced.sites[node.site]) if node.site >= 0 else None
    statement = None if found is None else found[0].statement(found[1])
    return None if found is None or statement is None else (found[0], statement)


def _edit(places: list[tuple[Tree, ast.stmt]]) -> Edit | None:
    if len(places) != 2 or places[0][1] is places[1][1]:
        return None
    (tree, first), (_, second) = places
    one, other = _shuffled(tree, first), _shuffled(tree, second)
    if one is not None and other is not None:
        return _one_order(tree, (first, *one), (second, *other))
    return _same_draw(tree, first, second)


def _shuffled(tree: Tree, statement: ast.stmt) -> tuple[str, str] | None:
    """Read ``rng.shuffle(X)``: what draws, and the name of what is shuffled."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=maker, attr="shuffle"), args=[given, *_])):
            return tree.cut(maker), tree.cut(given)
    return None


def _one_order(tree: Tree, first: tuple[ast.stmt, str, str], second: tuple[ast.stmt, str, str]) -> Edit:
    statement, maker, x = first
    other, _, y = second
    indent = tree.indent(statement)
    if maker == "random":
        text = f"order = random.sample(range(len({x})), len({x}))"
        new = f"{text}\n{indent}{x}, {y} = [{x}[k] for k in order], [{y}[k] for k in order]"
    else:
        new = f"order = {maker}.permutation(len({x}))\n{indent}{x}, {y} = {x}[order], {y}[order]"
    end = tree.span(other)
    gone = Span(end.file, end.line, 0, end.end_line + 1, 0, end.cell)
    return Edit((Replacement(tree.span(statement), new), Replacement(gone, "")))


def _same_draw(tree: Tree, first: ast.stmt, second: ast.stmt) -> Edit | None:
    """Write the first order's name in the place of a second draw, or draw once where both draw inside an
    index.
    """
    draws = [list(_draws(tree, each)) for each in (first, second)]
    if any(len(each) != 1 for each in draws):
        return None
    one, other = draws[0][0], draws[1][0]
    name = _given(tree, first, one)
    if name is not None:
        return Edit.of(tree.span(other), name)
    indent = tree.indent(first)
    start = tree.span(first)
    before = Replacement(
        Span(start.file, start.line, 0, start.line, 0, start.cell), f"{indent}order = {tree.cut(one)}\n"
    )
    parts = (Replacement(tree.span(one), "order"), Replacement(tree.span(other), "order"))
    return Edit((before, *parts))


def _draws(tree: Tree, statement: ast.stmt) -> Iterator[ast.Call]:
    for call in tree.find(ast.Call, statement):
        if getattr(call.func, "attr", "") in ("permutation", "choice", "sample"):
            yield call


def _given(tree: Tree, statement: ast.stmt, call: ast.Call) -> str | None:
    """Give the name that a draw is assigned to, where the whole statement is that."""
    if (
        isinstance(statement, ast.Assign)
        and statement.value is call
        and isinstance(statement.targets[0], ast.Name)
    ):
        return statement.targets[0].id
    return None
