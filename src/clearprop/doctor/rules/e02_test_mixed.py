"""E02: the test is no test: it holds rows that were trained on, or dropout is still active in it.

What it sees: an answer after training for rows of which some were trained on and some were not; or answers
after training of which some were dropped by chance, as in training; or a test that is printed, while the rows
that were split off for it are never read.
Why it harms: the measured quality is too good, or noisy and too bad.
How to tell it from its look-alikes: an answer for all rows, or for the trained ones alone, is no test; rows
that occur several times in the data are alike by nature.
Source: the provenance of rows on the tape.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import common_frame, written
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.origins import origin
from clearprop.doctor.evidence.other_calls import calls_around
from clearprop.doctor.evidence.overlapping import overlap
from clearprop.doctor.evidence.predictions import Product, Slipped, passes_after
from clearprop.doctor.evidence.rows import moves_or_takes
from clearprop.doctor.evidence.sources import inputs_named
from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.evidence.unused_test import TESTED, UnusedTest, unused_test
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.span import Span

CODES = ("E02",)
TEST = re.compile(
    r"(?:^|_)x?(?:test|val|valid|validation|held|holdout|unseen|new|pr[uü]f|prueba)", re.IGNORECASE
)
FEWEST = 2
# Of fewer rows nobody would set some aside.
MANY = 40


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give rows that are in both parts, or dropout in a test."""
    passes = passes_after(evidence)
    dropped = [each for each in passes.slips if each.slip == "dropout"]
    if dropped:
        yield _dropout(evidence, dropped[0])
        return
    steps = evidence.understanding.recognised.steps
    for made in passes.products:
        if made.layer == 0 and made.state == "trained":
            found = (
                _mixed(evidence, steps, made)
                or _same_rows(evidence, steps, made)
                or _overlapping(evidence, steps, made)
            )
            if found is not None:
                yield found
                return
    unused = unused_test(evidence)
    if unused is not None:
        yield _unused(unused)


def _unused(found: UnusedTest) -> Candidate:
    return Candidate(
        "E02",
        found.span,
        "doctor.message.E02.unused",
        {"name": found.name},
        observed="the trained rows",
        expected=f"the rows of {found.name}",
        edit=found.edit,
        proof="exact",
        rank=0.75,
    )


def _mixed(evidence: Evidence, steps: tuple[StepFound, ...], made: Product) -> Candidate | None:
    trained = {row.tobytes() for step in steps for row in np.ascontiguousarray(step.x)}
    full = len(steps[0].x) == len(steps[-1].x) and len({step.x.tobytes() for step in steps}) == 1
    tested = [row.tobytes() for row in np.ascontiguousarray(made.a_in, dtype=np.float64)]
    both = sum(row in trained for row in tested)
    if not full or len(set(tested)) < len(tested) or len(trained) < len(steps[0].x):
        return None
    if both in (0, len(tested)) or both == len(trained):
        return None
    return _both(evidence, len(steps[0].x), made, both, len(tested))


def _overlapping(evidence: Evidence, steps: tuple[StepFound, ...], made: Product) -> Candidate | None:
    """Find a test that was taken from the same table as what was trained on, and overlaps it in part."""
    found = overlap(evidence, made)
    if found is None or not found.both:
        return None
    within = found.both == found.tested
    if found.both == found.trained or (
        within and not (found.trained >= MANY and _called_test(evidence, made))
    ):
        return None
    return _both(evidence, found.trained, made, found.both, found.tested)


def _called_test(evidence: Evidence, made: Product) -> bool:
    """Whether rows are called a test, and a quality is printed as one of a test."""
    names = origin(evidence.tape, made.operand).names(evidence.tape)
    printed = (call for tree in trees_of(evidence) for call in tree.find(ast.Call))
    return any(TEST.search(name) for name in names) and any(
        getattr(call.func, "id", "") == "print" and TESTED.search(ast.unparse(call)) for call in printed
    )


def _both(evidence: Evidence, trained: int, made: Product, both: int, tested: int) -> Candidate:
    place, edit = _cut(evidence, trained, made)
    return Candidate(
        "E02",
        place,
        "doctor.message.E02.mixed",
        {"both": both, "tested": tested},
        observed=f"{both} of {tested} tested rows were trained on",
        expected="0",
        edit=edit,
        proof="exact",
        rank=0.75,
    )


def _same_rows(evidence: Evidence, steps: tuple[StepFound, ...], made: Product) -> Candidate | None:
    """Find a test, by its name, of trained rows, while others of the same array never were trained on."""
    tape = evidence.tape
    chain = [made.operand]
    while tape.parents(chain[-1]) and moves_or_takes(tape, chain[-1]):
        chain.append(tape.parents(chain[-1])[0])
    names = [binding.name for node in chain for binding in tape.nodes[node].names]
    if not any(TEST.search(name) for name in names) or len(chain) < 2:
        return None
    tested, trained, whole = (
        {row.tobytes() for row in np.ascontiguousarray(rows, dtype=np.float64)}
        for rows in (made.a_in, np.vstack([step.x for step in steps]), _table(tape.value(chain[-1]), made))
    )
    source = inputs_named(evidence)
    given = set() if source is None else {row.tobytes() for row in _table(source.value, made)}
    left = whole - trained - given
    if not tested <= trained | given or not tested & trained or len(left) < FEWEST:
        return None
    return _both(evidence, len(steps[0].x), made, len(tested), len(tested))


def _table(value: Array, made: Product) -> Array:
    """Give the rows of an array that are as wide as those that were tested; none where it has no such."""
    table = np.asarray(value, dtype=np.float64)
    fits = table.ndim == 2 and table.shape[1] == made.a_in.shape[1]
    return np.ascontiguousarray(table if fits else np.zeros((0, made.a_in.shape[1])))


def _cut(evidence: Evidence, trained: int, made: Product) -> tuple[Span | None, Edit | None]:
    """Find the slice that the tested rows come from, and begin it where the trained ones end."""
    tape, sites = evidence.tape, evidence.traced.sites
    taken = tape.nodes[made.operand]
    while (
        tape.parents(taken.id)
        and getattr(taken.function, "__name__", "") != "getitem"
        and taken.kind != "view"
    ):
        taken = tape.nodes[tape.parents(taken.id)[0]]
    found = trees_of(evidence).node(sites[taken.site]) if taken.site >= 0 else None
    if found is None:
        return None, None
    tree, node = found
    statement = tree.statement(node)
    span = tree.span(statement) if statement is not None else tree.span(node)
    edits = [
        Edit.of(tree.span(index.lower), str(trained))
        for part in tree.find(ast.Subscript, statement or node)
        for index in [part.slice]
        if isinstance(index, ast.Slice) and index.lower is not None and index.upper is None
    ]
    edits += [
        Edit.of(tree.span(index), f"{tree.cut(index.upper)}:")
        for part in tree.find(ast.Subscript, statement or node)
        for index in [part.slice]
        if isinstance(index, ast.Slice) and index.lower is None and index.upper is not None
    ]
    return span, sum(edits[1:], edits[0]) if edits else None


def _dropout(evidence: Evidence, slip: Slipped) -> Candidate:
    place, edit = _switched_off(evidence, slip)
    return Candidate(
        "E02",
        place,
        "doctor.message.E02.dropout",
        {"layer": slip.product.layer + 1},
        observed="units dropped at random",
        expected="all units",
        edit=edit,
        proof="exact",
        rank=0.7,
        explains=("E04",),
    )


def _switched_off(evidence: Evidence, slip: Slipped) -> tuple[Span | None, Edit | None]:
    """Find the flag that the dropout stands under, and set it to False where the network answers."""
    place = written(evidence, slip.answer, common_frame(evidence, slip.answer, slip.product.node))
    if place is None:
        return None, None
    tree = place.tree
    guard = tree.around(place.node, ast.If)
    if guard is None or not isinstance(guard.test, ast.Name | ast.Attribute):
        return tree.span(tree.statement(place.node) or place.node), None
    calling = _calling(evidence, slip.product.node)
    if calling is None:
        return place.span, None
    there, statement, call = calling
    if isinstance(guard.test, ast.Name):
        edit = _argument(tree, there, guard, call)
        return there.span(statement), edit
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if owner is None:
        return there.span(statement), None
    text = f"{there.cut(owner)}.{guard.test.attr} = False\n{there.indent(statement)}{there.cut(statement)}"
    span = there.span(statement)
    above = Span(span.file, span.line - 1, 0, span.line - 1, len(there.text.lines[span.line - 2]), span.cell)
    return above if span.line > 1 else span, Edit.of(span, text)


def _calling(evidence: Evidence, node: int) -> tuple[Tree, ast.stmt, ast.Call] | None:
    """Give the innermost call inside which a node was computed, and that training does not go through."""
    tape, step = evidence.tape, evidence.understanding.recognised.steps[-1]
    here = tape.nodes[node].site
    training = next((n for n in step.step.round.nodes if tape.nodes[n].site == here), None)
    usual = set() if training is None else set(calls_around(evidence, training))
    site = next((each for each in calls_around(evidence, node) if each not in usual), None)
    found = None if site is None else trees_of(evidence).node(evidence.traced.sites[site])
    if found is None or not isinstance(found[1], ast.Call):
        return None
    statement = found[0].statement(found[1])
    return None if statement is None else (found[0], statement, found[1])


def _argument(tree: Tree, there: Tree, guard: ast.If, call: ast.Call) -> Edit | None:
    if not isinstance(guard.test, ast.Name):
        return None
    for keyword in call.keywords:
        if keyword.arg == guard.test.id:
            return Edit.of(there.span(keyword.value), "False")
    function = tree.around(guard, ast.FunctionDef)
    names = [] if function is None else [each.arg for each in function.args.args]
    called = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    if guard.test.id not in names or function is None or function.name != called:
        return None
    last = call.args[-1] if call.args else None
    for argument in call.args:
        if isinstance(argument, ast.Constant) and argument.value is True:
            return Edit.of(there.span(argument), "False")
    return None if last is None else Edit.of(there.span(last), f"{there.cut(last)}, {guard.test.id}=False")
