"""Early stopping that is written the wrong way round: it ends training because the loss falls.

Read from the text alone: a counter that ends the loop, the branch that remembers a new best value, and the
value that the best one begins with.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

LEAVING = (ast.Break, ast.Return)
ENDLESS = ("inf", "Inf", "infty", "maxsize", "max")
FALLING, RISING = (ast.Lt, ast.LtE), (ast.Gt, ast.GtE)
SIGNS: dict[type[ast.cmpop], str] = {ast.Lt: ">", ast.LtE: ">=", ast.Gt: "<", ast.GtE: "<="}
LARGE = 1e4


@dataclass(frozen=True)
class Reversed:
    """The statement that counts, or compares, the wrong way round, and the two put right."""

    span: Span
    edit: Edit


def reversed_patience(tree: Tree, loop: ast.AST) -> Reversed | None:
    """Find the early stopping of a loop that counts its successes, or that can never see one."""
    for counter in _counters(tree, loop):
        for test in tree.find(ast.If, loop):
            best = _remembered(test)
            if best is None:
                continue
            found = _swapped(tree, test, counter) or _never(tree, test, counter, best)
            if found is not None:
                return found
    return None


def _counters(tree: Tree, loop: ast.AST) -> Iterator[str]:
    """Give the names that leave the loop once they have grown to something."""
    for test in tree.find(ast.If, loop):
        if any(isinstance(each, LEAVING) for each in test.body):
            match test.test:
                case ast.Compare(left=ast.Name(id=name), ops=[ast.Gt() | ast.GtE() | ast.Eq()]):
                    yield name


def _remembered(test: ast.If) -> str | None:
    """Give the name of the best value so far: ``if value < best: best = value``."""
    match test.test:
        case ast.Compare(left=ast.Name(id=value), ops=[op], comparators=[ast.Name(id=best)]) if (
            type(op) in SIGNS
        ):
            pass
        case _:
            return None
    for each in test.body:
        match each:
            case ast.Assign(targets=[ast.Name(id=target)], value=ast.Name(id=given)) if (
                target == best and given == value
            ):
                return best
    return None


def _swapped(tree: Tree, test: ast.If, counter: str) -> Reversed | None:
    """Find a counter that grows with each new best value, and goes back to 0 with all others."""
    grown = next((each for each in test.body if _grows(each, counter)), None)
    cleared = next((each for each in test.orelse if _clears(each, counter)), None)
    if grown is None or cleared is None:
        return None
    edit = Edit.of(tree.span(grown), tree.cut(cleared)) + Edit.of(tree.span(cleared), tree.cut(grown))
    return Reversed(tree.span(grown), edit)


def _never(tree: Tree, test: ast.If, counter: str, best: str) -> Reversed | None:
    """Find a best value that begins where nothing can be better, so that every round counts as a failure."""
    compared = test.test
    if not isinstance(compared, ast.Compare) or not any(_grows(each, counter) for each in test.orelse):
        return None
    sign = _begins_endless(tree, best)
    upward = isinstance(compared.ops[0], RISING)
    if sign == 0 or (sign > 0) != upward:
        return None
    text = f"{tree.cut(compared.left)} {SIGNS[type(compared.ops[0])]} {best}"
    return Reversed(tree.span(compared), Edit.of(tree.span(compared), text))


def _begins_endless(tree: Tree, best: str) -> int:
    """Say whether a name begins as infinity, 1, or as minus infinity, -1; 0 for anything else."""
    for each in tree.find(ast.Assign):
        for target, value in _pairs(each):
            sign = 1
            if not isinstance(target, ast.Name) or target.id != best:
                continue
            if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.USub):
                value, sign = value.operand, -1
            if _is_endless(value):
                return sign
            if isinstance(value, ast.Call) and tree.cut(value).replace("'", '"') == 'float("-inf")':
                return -1
    return 0


def _pairs(given: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Give names and values one by one, of ``best, wait = inf, 0`` as well."""
    for target in given.targets:
        if isinstance(target, ast.Tuple) and isinstance(given.value, ast.Tuple):
            yield from zip(target.elts, given.value.elts, strict=False)
        else:
            yield target, given.value


def _is_endless(value: ast.expr) -> bool:
    match value:
        case ast.Attribute(attr=word):
            return word in ENDLESS
        case ast.Call(func=ast.Name(id="float"), args=[ast.Constant(value=str() as word)]):
            return word.strip("+").lower() in ("inf", "infinity")
        case ast.Constant(value=int() | float() as number):
            return number >= LARGE
    return False


def _grows(statement: ast.stmt, counter: str) -> bool:
    match statement:
        case ast.AugAssign(target=ast.Name(id=name), op=ast.Add()):
            return name == counter
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=left), op=ast.Add())):
            return name == left == counter
    return False


def _clears(statement: ast.stmt, counter: str) -> bool:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=0)):
            return name == counter
    return False
