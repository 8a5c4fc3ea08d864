"""The best weights so far, kept under a name of their own and not as a copy: they go on changing."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.slicing import written_as
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

BEST = re.compile(r"best|best[_ ]?so|mejor|melhor|beste|meilleur|最好|最佳", re.IGNORECASE)
LOOPS = (ast.For, ast.While)


@dataclass(frozen=True)
class Kept:
    """The statement, the name of what is kept, and the edit that makes it a copy."""

    span: Span
    text: str
    name: str
    edit: Edit


def best_kept(tree: Tree, changed: Collection[str]) -> Iterator[Kept]:
    """Give ``W_best = W`` under a condition in a loop, where W is changed in place.

    Parameters
    ----------
    changed : the keys of the variables whose entries some statement changes
    """
    for given in tree.find(ast.Assign):
        guard, loop = tree.around(given, ast.If), tree.around(given, LOOPS)
        if guard is None or loop is None or not any(True for _ in tree.find(ast.Compare, guard.test)):
            continue
        for target, value in _pairs(given):
            key = written_as(value) if isinstance(value, ast.Name | ast.Attribute) else None
            name = tree.cut(target)
            if key is not None and key in changed and BEST.search(name) and _is_used(tree, loop, name):
                text = _copied(tree, value, key)
                yield Kept(tree.span(given), tree.cut(given), name, Edit.of(tree.span(value), text))


def _pairs(given: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    for target in given.targets:
        if isinstance(target, ast.Tuple) and isinstance(given.value, ast.Tuple):
            yield from zip(target.elts, given.value.elts, strict=False)
        else:
            yield target, given.value


def _is_used(tree: Tree, loop: ast.AST, name: str) -> bool:
    """Whether what was kept is read behind the loop."""
    end = tree.span(loop).end_line
    return any(
        isinstance(each, ast.Name | ast.Attribute)
        and isinstance(each.ctx, ast.Load)
        and tree.span(each).line > end
        and tree.cut(each) == name
        for each in tree.find(ast.expr)
    )


def _copied(tree: Tree, value: ast.expr, key: str) -> str:
    """Write a copy: of each array where there are several in a list or a dictionary."""
    text = tree.cut(value)
    made = [a.value for a in tree.find(ast.Assign) if any(written_as(t) == key for t in a.targets)]
    if any(isinstance(each, ast.Dict | ast.DictComp) for each in made):
        return f"{{key: each.copy() for key, each in {text}.items()}}"
    if any(isinstance(each, ast.List | ast.ListComp) for each in made):
        return f"[each.copy() for each in {text}]"
    return f"{text}.copy()"
