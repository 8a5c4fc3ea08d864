"""Where a setting of a program is written: the number behind ``epochs`` in ``range(epochs)``, followed
through its names.

A name leads to its assignment, an argument of a function to its calls or its default, an attribute to the
class that sets it, an entry to the dictionary that holds it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from clearprop.doctor.evidence.trees import Tree, Trees
from clearprop.trace.span import Span

DEEPEST = 8
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Setting:
    """A number that is written in the text; ``name`` is what the program calls it, if anything."""

    tree: Tree
    node: ast.expr
    value: float
    name: str

    @property
    def span(self) -> Span:
        """Where the number stands."""
        return self.tree.span(self.node)


def setting(trees: Trees, tree: Tree, node: ast.expr, depth: int = 0) -> Setting | None:
    """Follow an expression to the number that it stands for; None where it is computed from several things.

    Parameters
    ----------
    tree, node : the expression and the file that it stands in
    """
    if depth > DEEPEST:
        return None
    number = _number(node)
    if number is not None:
        return Setting(tree, node, number, "")
    for owner, other in _behind(trees, tree, node):
        found = setting(trees, owner, other, depth + 1)
        if found is not None:
            return Setting(found.tree, found.node, found.value, found.name or _name(node))
    return None


def _number(node: ast.expr) -> float | None:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return float(value)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return -float(value)
    return None


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(slice=ast.Constant(value=str() as name)):
            return name
    return ""


def _behind(trees: Trees, tree: Tree, node: ast.expr) -> Iterator[tuple[Tree, ast.expr]]:
    match node:
        case ast.Name(id=name):
            yield from _of_name(trees, tree, node, name)
        case ast.Attribute(attr=name):
            yield from _of_attribute(trees, name)
        case ast.Subscript(value=owner, slice=ast.Constant(value=str() as key)):
            yield from _of_entry(trees, tree, owner, key)
        case ast.Call(func=ast.Name(id="int" | "float"), args=[inner]):
            yield tree, inner


def _of_name(trees: Trees, tree: Tree, node: ast.AST, name: str) -> Iterator[tuple[Tree, ast.expr]]:
    scope = tree.function(node)
    while True:
        yield from ((tree, value) for value in assigned(tree, scope, name))
        if isinstance(scope, Function):
            yield from _of_parameter(trees, tree, scope, name)
        if scope is tree.module:
            break
        scope = tree.function(scope)
    for other in trees:
        if other is not tree:
            yield from ((other, value) for value in assigned(other, other.module, name))


def assigned(tree: Tree, scope: ast.AST, name: str) -> Iterator[ast.expr]:
    """Give what is assigned to a name in one scope, the statements of inner functions left out."""
    for each, target, value in _assignments(tree, scope):
        if tree.function(each) is scope or (isinstance(scope, ast.ClassDef) and each in scope.body):
            yield from _matching(target, value, lambda t: isinstance(t, ast.Name) and t.id == name)


def _assignments(tree: Tree, inside: ast.AST) -> Iterator[tuple[ast.stmt, ast.expr, ast.expr]]:
    """Give every assignment as its statement, its target and its value."""
    for each in tree.find(ast.Assign, inside):
        for target in each.targets:
            yield each, target, each.value
    for noted in tree.find(ast.AnnAssign, inside):
        if noted.value is not None:
            yield noted, noted.target, noted.value


def _matching(target: ast.expr, value: ast.expr, wanted: object) -> Iterator[ast.expr]:
    if callable(wanted) and wanted(target):
        yield value
    elif isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List):
        for one, other in zip(target.elts, value.elts, strict=False):
            yield from _matching(one, other, wanted)


def _of_parameter(trees: Trees, tree: Tree, function: Function, name: str) -> Iterator[tuple[Tree, ast.expr]]:
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args)]
    if name not in (*names, *(each.arg for each in given.kwonlyargs)):
        return
    called = getattr(function, "name", "")
    owner = tree.parents.get(function)
    method = isinstance(owner, ast.ClassDef)
    if method and called == "__init__" and isinstance(owner, ast.ClassDef):
        called = owner.name
    place = names.index(name) - (1 if method and names[:1] == ["self"] else 0) if name in names else -1
    for other in trees:
        for call in other.find(ast.Call):
            if _called(call) == called:
                yield from _argument(trees, other, call, name, place)
    yield from ((tree, value) for value in _default(given, name))


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _argument(
    trees: Trees, tree: Tree, call: ast.Call, name: str, place: int
) -> Iterator[tuple[Tree, ast.expr]]:
    for keyword in call.keywords:
        if keyword.arg == name:
            yield tree, keyword.value
        elif keyword.arg is None:
            yield from _of_entry(trees, tree, keyword.value, name)
    if 0 <= place < len(call.args) and not any(
        isinstance(each, ast.Starred) for each in call.args[: place + 1]
    ):
        yield tree, call.args[place]


def _default(given: ast.arguments, name: str) -> Iterator[ast.expr]:
    plain = [*given.posonlyargs, *given.args]
    for parameter, value in zip(plain[len(plain) - len(given.defaults) :], given.defaults, strict=True):
        if parameter.arg == name:
            yield value
    for parameter, kept in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        if parameter.arg == name and kept is not None:
            yield kept


def _of_attribute(trees: Trees, name: str) -> Iterator[tuple[Tree, ast.expr]]:
    def is_it(target: ast.expr) -> bool:
        return isinstance(target, ast.Attribute) and target.attr == name

    for tree in trees:
        for _, target, given in _assignments(tree, tree.module):
            yield from ((tree, value) for value in _matching(target, given, is_it))
        for owner in tree.find(ast.ClassDef):
            yield from ((tree, value) for value in assigned(tree, owner, name))
        for call in tree.find(ast.Call):
            yield from ((tree, k.value) for k in call.keywords if k.arg == name)
            if any(isinstance(a, ast.Constant) and str(a.value).lstrip("-") == name for a in call.args):
                yield from ((tree, k.value) for k in call.keywords if k.arg == "default")


def _of_entry(trees: Trees, tree: Tree, owner: ast.expr, key: str) -> Iterator[tuple[Tree, ast.expr]]:
    holders = [(tree, owner)] if isinstance(owner, ast.Dict | ast.Call) else list(_behind(trees, tree, owner))
    for other, holder in holders:
        match holder:
            case ast.Dict(keys=keys, values=values):
                for k, value in zip(keys, values, strict=True):
                    if isinstance(k, ast.Constant) and k.value == key:
                        yield other, value
            case ast.Call(keywords=keywords):
                yield from ((other, k.value) for k in keywords if k.arg == key)
