"""What a loop leaves as it is: a name that no round gives anew, or only from such names.

``loss = mse(y, old)`` says the same in every round where ``y`` and ``old`` do not change, and ``mse`` reads
nothing else that does.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from clearprop.doctor.evidence.trees import FUNCTIONS, Tree

REDUCING = ("mean", "sum", "average", "nanmean")
READING = (*REDUCING, "item", "round", "ravel", "flatten", "reshape", "argmax", "max", "min", "std", "astype")
DEEPEST = 6


class Still:
    """The names that one loop does not change.

    ``read`` gives those from before the loop that what was asked for stands on, each with the statement of
    the loop that reads it first; None where nothing between does.

    Parameters
    ----------
    known : names that count, or stand for modules; in what is computed anew a count says that it changes
    """

    def __init__(self, tree: Tree, loop: ast.For | ast.While, known: set[str]) -> None:
        self.tree, self.loop, self.known = tree, loop, known
        self.read: dict[str, ast.stmt | None] = {}
        self._counts = (
            {n.id for n in tree.find(ast.Name, loop.target)} if isinstance(loop, ast.For) else set()
        )

    def stays(self, name: str, where: ast.stmt | None = None, depth: int = 0) -> bool:
        """Whether a name means the same in every round."""
        if depth > DEEPEST or name in self._counts:
            return False
        given = list(assigned(self.tree, self.loop, name))
        if given:
            return all(self._computed(each, name, depth) for each in given)
        made = next((each for each in self.tree.find(ast.FunctionDef) if each.name == name), None)
        if made is not None:
            return all(self.stays(each, where, depth + 1) for each in _from_outside(self.tree, made))
        if name in self.known or hasattr(builtins, name):
            return True
        self.read.setdefault(name, where)
        return not changes(self.tree, self.loop, name)

    def _computed(self, given: ast.AST, name: str, depth: int) -> bool:
        """Whether a statement of the loop gives a name the same in every round."""
        match given:
            case ast.Assign(targets=[ast.Name()], value=value) if not isinstance(value, ast.Constant):
                used = {each.id for each in self.tree.find(ast.Name, value)}
                methods = any(_called_method(each, self.known) for each in self.tree.find(ast.Call, value))
                return (
                    name not in used
                    and not methods
                    and all(self.stays(each, given, depth + 1) for each in used)
                )
        return False


def _called_method(call: ast.Call, modules: set[str]) -> bool:
    """Whether a call is that of a method of some object, which may read what it likes."""
    match call.func:
        case ast.Attribute(attr=name) if name in READING:
            return False
        case ast.Attribute():
            root: ast.expr = call.func
            while isinstance(root, ast.Attribute):
                root = root.value
            return not (isinstance(root, ast.Name) and root.id in modules)
    return False


def _from_outside(tree: Tree, function: ast.FunctionDef) -> set[str]:
    """Give the names that a function reads and does not give itself."""
    own = {each.arg for each in tree.find(ast.arg, function)} | {function.name}
    own |= {each.id for each in tree.find(ast.Name, function) if isinstance(each.ctx, ast.Store)}
    own |= {each.name for each in tree.find(FUNCTIONS, function) if isinstance(each, ast.FunctionDef)}
    return {each.id for each in tree.find(ast.Name, function)} - own


def changes(tree: Tree, loop: ast.AST, name: str) -> bool:
    """Whether a loop gives a name anew, writes into it, or hands it to a method of its own."""
    if any(True for _ in assigned(tree, loop, name)):
        return True
    for item in tree.find(ast.Subscript, loop):
        if _is(item.value, name) and isinstance(item.ctx, ast.Store):
            return True
    for part in tree.find(ast.Attribute, loop):
        called = isinstance(tree.parents.get(part), ast.Call)
        if _is(part.value, name) and (
            isinstance(part.ctx, ast.Store) or (called and part.attr not in READING)
        ):
            return True
    return False


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def assigned(tree: Tree, inside: ast.AST, name: str | None) -> Iterator[ast.AST]:
    """Give the statements inside a loop that give a name, as a target of any kind."""
    for each in tree.find(ast.Name, inside):
        if each.id == name and isinstance(each.ctx, ast.Store):
            yield tree.statement(each) or each
