"""Tested inputs that did not go through what scaled the training inputs, and the statement that scales them.

What was done to both is read from the ways back to their origins: the operations, with the numbers that they
were given.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import written
from clearprop.doctor.evidence.orders import inputs_of
from clearprop.doctor.evidence.origins import Origin, origin
from clearprop.doctor.evidence.predictions import passes_after
from clearprop.doctor.evidence.sources import Named, named
from clearprop.doctor.evidence.trees import Tree
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.negation import without_minus
from clearprop.trace.span import Span
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.tape import Tape

TEST = re.compile(r"test|val|held|holdout|unseen|new|pr[uü]f|prueba|neu|nuev|测试|验证", re.IGNORECASE)
FEWEST = 4
FAR, NEAR = 3.0, 1.0


@dataclass(frozen=True)
class Unscaled:
    """Tested inputs that were scaled otherwise than those of training, or not at all.

    ``far`` says that they lie far outside of what was trained on, and scaled as in training would lie in it;
    ``own`` that they were scaled too, by other numbers.
    """

    name: str
    span: Span
    far: bool
    own: bool
    edit: Edit | None


def unscaled_test(evidence: Evidence) -> Unscaled | None:
    """Find inputs of a pass after training that were not scaled as the training inputs were."""
    steps, tape = evidence.understanding.roles.steps, evidence.tape
    made = [each for each in passes_after(evidence).products if each.layer == 0 and each.state == "trained"]
    inputs = inputs_of(tape, evidence.understanding.roles, steps[0]) if steps else []
    # The minus of ``exp(-x @ w)`` belongs to the activation.
    ways = (_table(tape, without_minus(tape, n)) for n in inputs)
    trained = next((way for way in ways if way is not None), None)
    for each in made if trained is not None else ():
        test = _table(tape, each.operand)
        found = None if trained is None or test is None else _compared(evidence, trained, test)
        if found is not None:
            return found
    return None


def _table(tape: Tape, node: int) -> Origin | None:
    """Give the way of inputs, from the table on that single examples were taken from."""
    way = origin(tape, node)
    for at, link in enumerate(way.links):
        if np.ndim(tape.value(link)) == 2 and min(np.shape(tape.value(link))) > 0:
            return Origin(way.links[at:], tuple(n for n in way.computed if n in way.links[at:]), way.passed)
        if link in way.computed:
            return None
    return None


def _compared(evidence: Evidence, train: Origin, test: Origin) -> Unscaled | None:
    tape, place = evidence.tape, named(evidence, test.links[0])
    done, did = (_told(tape, way) for way in (train, test))
    missing = [n for n in train.computed if n not in test.computed]
    own = [n for n in test.computed if n not in train.computed]
    rows = np.asarray(tape.value(test.links[0]))
    if (
        place is None
        or not missing
        or rows.ndim != 2
        or min(rows.shape[0], rows.size) < FEWEST
        or _alike(done, did)
    ):
        return None
    if train.root != test.root and not _related(tape, train, test, place.name):
        return None
    if set(test.links) & set(train.links[:1]):
        return None
    far = not own and _is_far(tape, train, test, missing)
    edit = _scaling(evidence, train, missing, own, place)
    return Unscaled(place.name, _behind(place, edit), far, bool(own), edit)


def _behind(place: Named, edit: Edit | None) -> Span:
    """Give the statement behind which the scaling is written, or that which names the tested inputs."""
    at = None if edit is None else edit.replacements[0].span
    if at is None or (at.line, at.column) != (at.end_line, at.end_column):
        return place.span if at is None else at
    above = [each for each in place.tree.find(ast.stmt) if place.tree.span(each).end_line == at.line - 1]
    return place.tree.span(above[-1]) if above else place.span


def _related(tape: Tape, train: Origin, test: Origin, name: str) -> bool:
    """Whether two arrays were made alike, or one is called a test."""
    sites = tape.nodes[train.root].site, tape.nodes[test.root].site
    return (sites[0] == sites[1] >= 0) or TEST.search(name) is not None


def _told(tape: Tape, way: Origin) -> list[tuple[str, list[Array]]]:
    """Tell what was done to an array, with what numbers, the first first."""
    found = []
    for number in reversed(way.computed):
        node = tape.nodes[number]
        others = [n for n in tape.parents(number) if n not in way.links]
        plain = [each for each in node.args if isinstance(each, int | float)]
        found.append((_word(node.function), [np.asarray(v) for v in (*plain, *map(tape.value, others))]))
    return found


def _word(function: object) -> str:
    word = getattr(function, "__name__", "")
    return {"isub": "sub", "itruediv": "truediv", "subtract": "sub", "divide": "truediv"}.get(word, word)


def _alike(one: list[tuple[str, list[Array]]], other: list[tuple[str, list[Array]]]) -> bool:
    return len(one) == len(other) and all(
        a[0] == b[0]
        and len(a[1]) == len(b[1])
        and all(v.shape == w.shape and np.allclose(v, w) for v, w in zip(a[1], b[1], strict=True))
        for a, b in zip(one, other, strict=True)
    )


def _is_far(tape: Tape, train: Origin, test: Origin, missing: list[int]) -> bool:
    """Whether the tested numbers are of another size than the trained ones, and would not be if scaled."""
    trained = np.asarray(tape.value(train.links[0]), dtype=np.float64)
    tested = np.asarray(tape.value(test.links[0]), dtype=np.float64)
    if trained.shape[1:] != tested.shape[1:]:
        return False
    scaled: Array = tested
    for number in reversed(missing):
        node = tape.nodes[number]
        main = next((n for n in tape.parents(number) if n in train.links), None)
        try:
            scaled = np.asarray(execute(node, partial(_given, tape, {main: scaled})))
        except Exception:  # what fits the training rows alone
            return False
    if scaled.shape != tested.shape:
        return False
    return _distance(trained, tested) > FAR and _distance(trained, scaled) < NEAR


def _given(tape: Tape, instead: dict[int | None, Array], node: int) -> Any:
    return instead[node] if node in instead else tape.value(node)


def _distance(trained: Array, tested: Array) -> float:
    """How far apart the columns of two tables are, in spreads of the first one, and in size."""
    spread = trained.std(axis=0) + 1e-12
    centre = np.abs(tested.mean(axis=0) - trained.mean(axis=0)) / spread
    size = np.abs(np.log2((tested.std(axis=0) + 1e-12) / spread)) / 2
    return float(max(centre.max(), size.max()))


def _scaling(
    evidence: Evidence, train: Origin, missing: list[int], own: list[int], place: Named
) -> Edit | None:
    """Write the scaling of training for the tested inputs."""
    tree, frame = place.tree, evidence.tape.nodes[train.links[0]].frame
    lines: list[tuple[ast.stmt, str]] = []
    names = train.names(evidence.tape)
    for number in reversed(missing):
        spot = written(evidence, number, 0) or written(evidence, number, frame)
        statement = None if spot is None or spot.tree is not tree else tree.statement(spot.node)
        text = None if spot is None or statement is None else _for_test(tree, statement, names, place.name)
        if statement is None or text is None:
            return None
        if all(each is not statement for each, _ in lines):
            lines.append((statement, text))
    first, last = lines[0][0], lines[-1][0]
    again = any(len([n for n in tree.find(ast.Name, s) if n.id in names]) > 2 for s, _ in lines)
    whole = [f"{place.name} = {text}" if isinstance(s, ast.Assign) else text for s, text in lines]
    if own:
        spot = written(evidence, own[0], 0)
        statement = None if spot is None else spot.tree.statement(spot.node)
        if spot is None or not isinstance(statement, ast.Assign) or len(whole) != 1:
            return None
        return Edit.of(spot.tree.span(statement), whole[0])
    behind = place.statement if tree.span(place.statement).line > tree.span(last).line else last
    if again and behind is last and len(lines) == 1:
        span = tree.span(first)
        at = Span(span.file, span.line, 0, span.line, 0, span.cell)
        return Edit.of(at, f"{tree.indent(first)}{whole[0]}\n")
    span = tree.span(behind)
    at = Span(span.file, span.end_line + 1, 0, span.end_line + 1, 0, span.cell)
    return Edit.of(at, "".join(f"{tree.indent(behind)}{line}\n" for line in whole))


def _for_test(tree: Tree, statement: ast.stmt, names: set[str], name: str) -> str | None:
    """Write the value of a scaling with another array in the place of the first one that it reads."""
    if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
        whole = tree.cut(statement)
        return f"{name}{whole[len(statement.target.id) :]}"
    if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
        return None
    value, start = statement.value, tree.span(statement.value)
    read = [n for n in tree.find(ast.Name, value) if n.id in names]
    if not read or start.line != start.end_line:
        return None
    spot = tree.span(min(read, key=lambda n: tree.span(n).column))
    text = tree.cut(value)
    return text[: spot.column - start.column] + name + text[spot.end_column - start.column :]
