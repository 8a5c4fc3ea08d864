"""Which small slip turns the right calculation into the printed number?

Each slip that people make by hand is tried on the calculation: a sign lost, a factor or a term left out,
another row, digits swapped.  One is named only if it gives the printed number to every digit; otherwise
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from clearprop.verify.grammar.tree import Binary, Call, Name, Negative, Node, Number, Transposed
from clearprop.verify.judging.agree import Table, with_result
from clearprop.verify.judging.book import Book
from clearprop.verify.judging.leaves import rebuilt
from clearprop.verify.judging.outcome import Side
from clearprop.verify.values.arrays import PLAIN, Reading, Unfit, Value
from clearprop.verify.values.evaluate import Missing, evaluate
from clearprop.verify.values.measure import Measured

MOST_TRIED = 2000
_LIKELY_FIRST = (
    ("sign",),
    ("factor", "divisor", "power", "function", "one_minus", "transposed", "order"),
    ("term",),
)
_PRODUCTS = frozenset("*·⊙@")


@dataclass(frozen=True)
class Slip:
    """A slip: its kind, the expression that gives the printed number, and what it is about.

    Kinds: sign, factor, divisor, term, power, function, one_minus, operand, squashed, transposed,
    swapped_digits, point, digit, order.
    """

    kind: str
    node: Node | None = None
    about: str = ""
    values: tuple[tuple[str, float], ...] = ()


def explain(side: Side, printed: Table, book: Book) -> Slip | None:
    """The slip that gives the printed number, if there is one."""
    for slip in candidates(side, printed, book):
        return slip
    return None


def candidates(side: Side, printed: Table, book: Book) -> Iterator[Slip]:
    """Every slip that reproduces the printed result, likely ones first."""
    for node, about in _lost_minus(side):
        if _gives(node, side.leaves.values, side, printed, book):
            yield Slip("sign", node, about)
    for kinds in _LIKELY_FIRST:
        for kind, node, about in islice(edits(side.node), MOST_TRIED):
            if kind in kinds and _gives(node, side.leaves.values, side, printed, book):
                yield Slip(kind, node, about)
    yield from _digits(side, printed)
    yield from _operands(side, printed, book)


def _lost_minus(side: Side) -> Iterator[tuple[Node, str]]:
    """A negative number put in without its minus: the most natural way to lose a sign."""
    for kind, node, about in edits(side.node):
        value = side.leaves.values.get(about)
        if kind == "sign" and value is not None and not isinstance(value, np.ndarray) and value < 0:
            yield node, about


def _gives(node: Node, values: dict[str, Value], side: Side, printed: Table, book: Book) -> bool:
    try:
        value = evaluate(node, values, side.measured.reading, book.conventions.log)
    except (Missing, Unfit):
        return False
    slack = side.measured.slack if np.shape(side.measured.slack) == np.shape(value) else 0.0
    return with_result(Measured(value, slack, PLAIN), printed) == "rounded"


def edits(node: Node) -> Iterator[tuple[str, Node, str]]:
    """The tree with one place changed, for each place and each change."""
    yield from _own(node)
    for place, part in enumerate(node.parts):
        for kind, changed, about in edits(part):
            yield kind, _with(node, place, changed), about


def _with(node: Node, place: int, changed: Node) -> Node:
    counter = iter(range(len(node.parts)))
    return rebuilt(node, lambda part: changed if next(counter) == place else part)


def _own(node: Node) -> Iterator[tuple[str, Node, str]]:
    match node:
        case Binary("+", left, right):
            yield "sign", Binary("-", left, right), right.key
            yield "term", left, right.key
            yield "term", right, left.key
        case Binary("-", left, right):
            yield "sign", Binary("+", left, right), right.key
            yield "term", left, right.key
            yield "order", Binary("-", right, left), ""
            if isinstance(left, Number) and left.value == 1:
                yield "one_minus", right, right.key
            yield "term", Negative(right), left.key
        case Binary("/", left, right):
            yield "divisor", left, right.key
            yield "divisor", Binary("*", left, right), right.key
        case Binary("^", left, right):
            yield "power", left, right.key
            yield "power", Binary("*", Number("2", 2.0, 1.0), left), right.key
        case Binary(sign, left, right) if sign in _PRODUCTS:
            yield "factor", left, right.key
            yield "factor", right, left.key
            yield "order", Binary(sign, right, left), ""
            yield "transposed", Binary(sign, Transposed(left), right), left.key
            yield "transposed", Binary(sign, left, Transposed(right)), right.key
            yield "term", Binary("+", left, right), ""
        case Negative(operand):
            yield "sign", operand, operand.key
        case Call(function, (argument,)):
            yield "function", argument, function
        case Transposed(operand):
            yield "transposed", operand, operand.key
        case Name():
            yield "sign", Negative(node), node.key
            yield "one_minus", Binary("-", Number("1", 1.0, 1.0), node), node.key
        case Number():
            yield "sign", Negative(node), node.text


def _digits(side: Side, printed: Table) -> Iterator[Slip]:
    """Two digits swapped, the point moved, one digit wrong: in the result, or in a number put in."""
    if printed.values.ndim or isinstance(side.measured.value, np.ndarray):
        return
    value, written, unit = float(side.measured.value), float(printed.values), float(printed.units)
    slip = digit_slip(value, written, unit)
    if slip:
        yield Slip(slip, None, "")
    for power in (-3, -2, -1, 1, 2, 3):
        moved = value * 10.0**power
        if abs(moved - written) <= 0.55 * unit * max(1.0, 10.0**power) and abs(written) > 20 * unit:
            yield Slip("point", None, "")


def digit_slip(value: float, written: float, unit: float) -> str:
    """swapped_digits or digit if the written digits are the value's with two swapped, or one changed."""
    if abs(value) > 1e12 * unit or value * written < 0 or unit <= 0:
        return ""
    right = str(round(abs(value) / unit))
    wrong = str(round(abs(written) / unit))
    if len(right) != len(wrong) or len(right) < 2 or right == wrong:
        return ""
    differ = [place for place, (a, b) in enumerate(zip(right, wrong, strict=True)) if a != b]
    if len(differ) == 2 and differ[1] == differ[0] + 1:
        first, second = differ
        if right[first] == wrong[second] and right[second] == wrong[first]:
            return "swapped_digits"
    return "digit" if len(differ) == 1 and len(right) >= 3 else ""


def _operands(side: Side, printed: Table, book: Book) -> Iterator[Slip]:
    """Another quantity of the document in the place of one; σ of what is squashed already."""
    leaves = side.leaves.values
    others = known_scalars(book)
    for key, value in leaves.items():
        if isinstance(value, np.ndarray) or (key.startswith("#") and "." not in key):
            continue
        squashed = 1.0 / (1.0 + np.exp(-np.clip(value, -500, 500)))
        if _gives(side.node, {**leaves, key: float(squashed)}, side, printed, book):
            yield Slip("squashed", None, key.lstrip("#"), ((key, float(squashed)),))
        for name, other in _siblings_first(key, others):
            if other != value and _gives(side.node, {**leaves, key: other}, side, printed, book):
                yield Slip("operand", None, f"{key.lstrip('#')} {name}", ((key, other),))


def known_scalars(book: Book) -> list[tuple[str, float]]:
    """Every number that has a name now, entries of matrices too."""
    found: list[tuple[str, float]] = []
    for key, bindings in list(book.history.items())[:400]:
        value = bindings[-1].value
        if not isinstance(value, np.ndarray):
            found.append((key, float(value)))
        elif value.size <= 64:
            first = 0 if book.conventions.from_zero else 1
            names = (f"{key}_{''.join(str(i + first) for i in index)}" for index in np.ndindex(value.shape))
            found += zip(names, map(float, value.reshape(-1)), strict=True)
    return found[:400]


def _siblings_first(key: str, others: list[tuple[str, float]]) -> list[tuple[str, float]]:
    base = key.partition("_")[0]
    return sorted(others, key=lambda other: other[0].partition("_")[0] != base)


__all__ = ["PLAIN", "Reading", "Slip", "candidates", "digit_slip", "edits", "explain", "known_scalars"]
