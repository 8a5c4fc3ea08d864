"""Rows that are split off for a test and never read, while a quality is printed under the name of a test."""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

TESTED = re.compile(r"test|valid|held.?out|unseen|prueba|pr[uü]f|测试|验证", re.IGNORECASE)


@dataclass(frozen=True)
class UnusedTest:
    """The statement that answers for trained rows in the place of the test, and the same for the test."""

    name: str
    span: Span
    edit: Edit


def unused_test(evidence: Evidence) -> UnusedTest | None:
    """Find a test whose rows nobody reads; None where nothing is reported as one."""
    steps, trees = evidence.understanding.roles.steps, trees_of(evidence)
    loop = next((each.site for each in steps[0].round.context), None) if steps else None
    found = None if loop is None else trees.node(evidence.traced.sites[loop])
    if found is None:
        return None
    tree, training = found
    place = next((k for k, each in enumerate(tree.module.body) if each is training), None)
    behind = [] if place is None else tree.module.body[place + 1 :]
    if not any(_says_test(tree, each) for each in behind):
        return None
    pairs = {train: test for given in tree.find(ast.Assign) for train, test in _split(tree, given)}
    pairs |= {train: test for train, test in (*_called(tree), *_made_alike(tree)) if train not in pairs}
    read = {
        each.id
        for each in tree.find(ast.Name)
        if isinstance(each.ctx, ast.Load) and not _gives(tree, tree.statement(each), each.id)
    }
    trained = {each.id for each in tree.find(ast.Name, training)}
    unused = {train: test for train, test in pairs.items() if test not in read}
    said = [each for each in behind if _says_test(tree, each)]
    # What is computed before it is printed counts where the print itself reads none of it.
    parts = _read(tree, said, unused) or _read(tree, behind, unused)
    told = {each.id for each in parts}
    if len(told) < 2 or not told & trained or any(name in trained for name in set(unused) - told):
        return None
    parts.sort(key=tree.span)
    edit = Edit(tuple(Replacement(tree.span(each), unused[each.id]) for each in parts))
    statement = tree.statement(parts[0]) or parts[0]
    return UnusedTest(unused[parts[0].id], tree.span(statement), edit)


def _read(tree: Tree, statements: list[ast.stmt], names: Container[str]) -> list[ast.Name]:
    return [
        each
        for part in statements
        for each in tree.find(ast.Name, part)
        if isinstance(each.ctx, ast.Load) and each.id in names
    ]


def _says_test(tree: Tree, statement: ast.stmt) -> bool:
    """Whether a statement prints something that it calls a test."""
    for call in tree.find(ast.Call, statement):
        if getattr(call.func, "id", "") == "print":
            texts = (each.value for each in tree.find(ast.Constant, call) if isinstance(each.value, str))
            if any(TESTED.search(each) for each in texts):
                return True
    return False


def _split(tree: Tree, given: ast.Assign) -> Iterator[tuple[str, str]]:
    """Give the names of trained and of tested rows: ``a, b = x[:40], x[40:]``, or ``split(x, y)``."""
    target = given.targets[0]
    if not isinstance(target, ast.Tuple) or not all(isinstance(each, ast.Name) for each in target.elts):
        return
    names = [each.id for each in target.elts if isinstance(each, ast.Name)]
    match given.value:
        case ast.Tuple(elts=[ast.Subscript() as head, ast.Subscript() as tail]) if len(names) == 2:
            if _parts(tree, head, tail):
                yield names[0], names[1]
        case ast.Tuple(elts=values) if len(values) == len(names) == 4:
            beside = tree.cut(_owner(values[0])) == tree.cut(_owner(values[1]))
            for k, j in ((0, 1), (2, 3)) if beside else ((0, 2), (1, 3)):
                if _parts(tree, values[k], values[j]):
                    yield names[k], names[j]
        case ast.Call(func=func) if len(names) == 4 and "split" in tree.cut(func):
            yield names[0], names[1]
            yield names[2], names[3]


def _called(tree: Tree) -> Iterator[tuple[str, str]]:
    """Give names that differ by "test" alone: ``X_train`` and ``X_test``, ``y`` and ``y_test``."""
    given = {n.id for n in tree.find(ast.Name, tree.module) if isinstance(n.ctx, ast.Store)}
    for test in given:
        for word in ("test", "valid", "val"):
            trains = (test.replace(word, "train"), test.replace(f"_{word}", ""))
            train = next((each for each in trains if each in given and each != test), None)
            if word in test and train is not None:
                yield train, test


def _made_alike(tree: Tree) -> Iterator[tuple[str, str]]:
    """Give the names of two calls of one function, of which one is for a test: ``a, b = load(9)``."""
    made = [
        (ast.dump(each.value.func), each.targets[0].elts)
        for each in tree.module.body
        if isinstance(each, ast.Assign)
        and isinstance(each.value, ast.Call)
        and isinstance(each.targets[0], ast.Tuple)
    ]
    for function, names in made:
        for other, tests in made:
            alike = function == other and len(names) == len(tests)
            for one, test in zip(names, tests, strict=False) if alike else ():
                if not isinstance(one, ast.Name) or not isinstance(test, ast.Name):
                    continue
                if TESTED.search(test.id) and not TESTED.search(one.id):
                    yield one.id, test.id


def _gives(tree: Tree, statement: ast.stmt | None, name: str) -> bool:
    """Whether a statement reads a name only to give it anew."""
    if not isinstance(statement, ast.Assign):
        return False
    return any(each.id == name for target in statement.targets for each in tree.find(ast.Name, target))


def _owner(value: ast.expr) -> ast.expr:
    return value.value if isinstance(value, ast.Subscript) else value


def _parts(tree: Tree, head: ast.expr, tail: ast.expr) -> bool:
    """Whether two slices are the two parts of one array, cut at one place."""
    match head, tail:
        case (
            ast.Subscript(value=one, slice=ast.Slice(lower=None, upper=ast.expr() as end, step=None)),
            ast.Subscript(value=other, slice=ast.Slice(lower=ast.expr() as begin, upper=None, step=None)),
        ):
            return tree.cut(one) == tree.cut(other) and tree.cut(end) == tree.cut(begin)
    return False
