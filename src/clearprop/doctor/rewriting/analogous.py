"""A statement written like the one beside it: ``vb = mu * vb - g_b`` as ``vW = mu * vW - rate * g_W`` has it.

Programs treat their parameters alike, line by line.  Where one line does otherwise, its neighbour tells what
it should say, with the names of its own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.trees import Tree

WORD = re.compile(r"[A-Za-z_]\w*")
GIVING = (ast.Assign, ast.AugAssign)


def analogous(tree: Tree, statement: ast.stmt) -> Iterator[Edit]:
    """Give the statement as each of its neighbours would have it, the nearest first."""
    names = {word for text in tree.text.lines for word in WORD.findall(text)}
    own = _target(tree, statement)
    if own is None:
        return
    for other in _neighbours(tree, statement):
        theirs = _target(tree, other)
        swapped = None if theirs is None else _difference(theirs, own)
        if swapped is None:
            continue
        text = _with_names(tree.cut(other), *swapped, names)
        if _plain(text) != _plain(tree.cut(statement)) and _target_of(text) == _plain(own):
            yield Edit.of(tree.span(statement), text)


def _neighbours(tree: Tree, statement: ast.stmt) -> list[ast.stmt]:
    """Give the statements of the same block, the nearest first."""
    parent = tree.parents.get(statement)
    blocks = [value for _, value in ast.iter_fields(parent) if isinstance(value, list)] if parent else []
    block = next((each for each in blocks if statement in each), [])
    at = block.index(statement) if statement in block else 0
    return sorted((s for s in block if s is not statement), key=lambda s: abs(block.index(s) - at))


def _target(tree: Tree, statement: ast.stmt) -> str | None:
    if not isinstance(statement, GIVING):
        return None
    return tree.cut(statement.targets[0] if isinstance(statement, ast.Assign) else statement.target)


def _target_of(text: str) -> str:
    statement = ast.parse(text).body[0]
    if isinstance(statement, ast.Assign):
        return _plain(ast.unparse(statement.targets[0]))
    return _plain(ast.unparse(statement.target)) if isinstance(statement, ast.AugAssign) else ""


def _plain(text: str) -> str:
    return "".join(text.split()).replace('"', "'")


def _difference(theirs: str, own: str) -> tuple[str, str] | None:
    """Give the part in which two targets differ: ``W`` and ``b`` of ``self.vW`` and ``self.vb``."""
    first, second = WORD.findall(theirs), WORD.findall(own)
    unlike = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    if len(first) != len(second) or len(set(unlike)) != 1:
        return None
    a, b = unlike[0]
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    found = a[start : len(a) - end], b[start : len(b) - end]
    return found if all(found) else (a, b)


def _with_names(text: str, theirs: str, own: str, names: set[str]) -> str:
    return WORD.sub(lambda found: _renamed(found.group(), theirs, own, names), text)


def _renamed(word: str, theirs: str, own: str, names: set[str]) -> str:
    """Give a word with its part replaced, where the program knows such a word."""
    for at in [match.start() for match in re.finditer(re.escape(theirs), word)]:
        new = word[:at] + own + word[at + len(theirs) :]
        if new in names:
            return new
    return word
