"""The edit that gives rows which were taken apart the same order again."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written, written
from clearprop.doctor.evidence.misaligned import Apart, Side
from clearprop.doctor.evidence.origins import Places, places
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span
from clearprop.trace.tape.tape import Tape

TURNING = ("roll", "flip", "flipud", "permutation", "permuted")
BLOCKS = ("body", "orelse", "finalbody")


@dataclass(frozen=True)
class Taken:
    """An operation that took rows in an order, where it stands, and whether chance drew the order."""

    node: int
    place: Written
    drawn: bool

    @property
    def index(self) -> str | None:
        """The text of its index."""
        node = self.place.node
        return self.place.tree.cut(node.slice) if isinstance(node, ast.Subscript) else None


@dataclass(frozen=True)
class Realigned:
    """Where rows went apart, the edit that keeps them together, and whether one side alone was shuffled."""

    place: Written
    edit: Edit | None
    drawn: bool


def realigned(evidence: Evidence, apart: Apart) -> Realigned | None:
    """Find the first operation that took rows of one side in another order than those of the other."""
    x, y = (list(_orders(evidence, side, apart.rows)) for side in (apart.x, apart.y))
    while x and y and np.array_equal(x[0][1], y[0][1]):
        x, y = x[1:], y[1:]
    if x and y and len(x[0][1]) != len(y[0][1]):
        # One side went on to its batches before the other one was put in order.
        x, y = (x, []) if len(x[0][1]) > len(y[0][1]) else ([], y)
    one, other = (_taken(evidence, side[0][0]) if side else None for side in (x, y))
    giver, taker = (other, one) if _gives(other, one) else (one, other)
    side = apart.x if giver is other else apart.y
    if giver is None:
        return None
    turned = _unturned(giver) or (None if taker is None else _unturned(taker))
    drawn = giver.drawn and not (taker is not None and taker.drawn)
    if turned is not None:
        return Realigned(giver.place if _unturned(giver) else (taker or giver).place, turned, False)
    if giver.index is None:
        return Realigned(giver.place, None, drawn)
    if taker is not None and taker.index is not None and isinstance(taker.place.node, ast.Subscript):
        edit = Edit.of(taker.place.tree.span(taker.place.node.slice), giver.index)
        return Realigned(taker.place, edit, drawn)
    return Realigned(giver.place, _followed(evidence, giver, side), drawn)


def _gives(one: Taken | None, other: Taken | None) -> bool:
    """Whether the order of the first is the one to keep: that which chance drew, or the only one."""
    return one is not None and (other is None or (one.drawn and not other.drawn))


def _orders(evidence: Evidence, side: Side, rows: int) -> Iterator[tuple[int, Places]]:
    """Give the operations that change which rows there are, or their order, with the rows after each."""
    tape, numbered = evidence.tape, places(evidence.tape, side.way) or []
    shape = np.shape(tape.value(side.way.root))
    axis = next((k for k, size in enumerate(shape) if size == rows), 0)
    before: Places | None = None
    for node, at in zip(reversed(side.way.links), reversed(numbered), strict=False):
        now = _line(np.asarray(np.unravel_index(at, shape)[axis]))
        if before is not None and now is not None and not np.array_equal(before, now):
            yield node, now
        before = now if now is not None else before


def _line(at: Places) -> Places | None:
    """Give the rows along the one axis on which they change."""
    if at.ndim < 2:
        return at.reshape(-1)
    for table in (at.reshape(len(at), -1), np.moveaxis(at, -1, 0).reshape(at.shape[-1], -1)):
        if bool((table == table[:, :1]).all()):
            return table[:, 0]
    return None


def _taken(evidence: Evidence, node: int) -> Taken | None:
    tape, place = evidence.tape, written(evidence, node)
    if place is None:
        return None
    return Taken(node, place, any(_is_drawn(tape, n) for n in tape.parents(node)[1:]))


def _is_drawn(tape: Tape, node: int) -> bool:
    return any(tape.nodes[n].kind == "draw" for n in tape.ancestors([node]))


def _unturned(taken: Taken) -> Edit | None:
    """Take ``np.roll(y, 1)``, ``rng.permutation(y)`` and ``y[::-1]`` back."""
    tree = taken.place.tree
    match taken.place.node:
        case ast.Call(func=ast.Attribute(attr=name), args=[given, *_]) if name in TURNING:
            return Edit.of(taken.place.span, tree.cut(given))
        case ast.Subscript(value=given, slice=ast.Slice(lower=None, upper=None, step=ast.expr())):
            return Edit.of(taken.place.span, tree.cut(given))
    return None


def _followed(evidence: Evidence, giver: Taken, other: Side) -> Edit | None:
    """Take the rows of the other side in the order of the first, where they are named next."""
    tree = giver.place.tree
    statement = tree.statement(giver.place.node)
    names = other.way.names(evidence.tape)
    if statement is None or giver.index is None:
        return None
    beside = list(_reads(tree, statement, names))
    if beside:
        return _indexed(tree, beside[:1], giver.index)
    around = tree.parents.get(statement)
    block: list[ast.stmt] = next((b for p in BLOCKS if statement in (b := getattr(around, p, []))), [])
    later = block[block.index(statement) + 1 :] if statement in block else []
    for each in later[:2]:
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Name) and each.value.id in names:
            return _indexed(tree, [each.value], giver.index)
    again = isinstance(statement, ast.Assign) and tree.cut(statement.targets[0]) == _owner(giver)
    used = [each for part in later for each in _reads(tree, part, names)]
    if again and used:
        span, name = tree.span(statement), tree.cut(used[0])
        after = Span(span.file, span.end_line + 1, 0, span.end_line + 1, 0, span.cell)
        return Edit.of(after, f"{tree.indent(statement)}{name} = {name}[{giver.index}]\n")
    return _indexed(tree, used, giver.index) if used else None


def _owner(giver: Taken) -> str:
    node = giver.place.node
    return giver.place.tree.cut(node.value) if isinstance(node, ast.Subscript) else ""


def _reads(tree: Tree, inside: ast.AST, names: set[str]) -> Iterator[ast.Name | ast.Attribute]:
    """Give where one of some names is read."""
    for each in tree.find(ast.expr, inside):
        named = isinstance(each, ast.Name | ast.Attribute) and tree.cut(each) in names
        if named and isinstance(each, ast.Name | ast.Attribute) and isinstance(each.ctx, ast.Load):
            yield each


def _indexed(tree: Tree, reads: Sequence[ast.expr], index: str) -> Edit:
    return Edit(tuple(Replacement(tree.span(each), f"{tree.cut(each)}[{index}]") for each in reads))
