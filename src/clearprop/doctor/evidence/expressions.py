"""The text that computes a value out of another one: ``np.tanh(x @ W1 + b1)`` out of ``x @ W1 + b1``."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

FARTHEST = 12


@dataclass(frozen=True)
class Written:
    """An expression of the program's text."""

    tree: Tree
    node: ast.expr

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.tree.span(self.node)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.tree.cut(self.node)


def written(evidence: Evidence, node: int, frame: int | None = None) -> Written | None:
    """Give the expression that computes a node, as a frame sees it: the call, where a helper computes it."""
    site = site_in(evidence, node, frame)
    if site < 0:
        return None
    found = trees_of(evidence).node(evidence.traced.sites[site])
    if found is None or not isinstance(found[1], ast.expr):
        return None
    return Written(found[0], found[1])


def site_in(evidence: Evidence, node: int, frame: int | None = None) -> int:
    """Give the site that computes a node, or the call in a frame inside which it is computed."""
    tape = evidence.tape
    recorded = tape.nodes[node]
    site, serial = recorded.site, recorded.frame
    for _ in range(FARTHEST):
        if frame is None or serial == frame or serial == 0:
            break
        inner = tape.frames[serial - 1]
        site, serial = inner.call_site, inner.parent
    return site if frame is None or serial == frame else -1


def common_frame(evidence: Evidence, one: int, other: int) -> int | None:
    """Give the innermost frame in which two nodes are both computed, by themselves or inside calls."""
    chains = [_frames(evidence, node) for node in (one, other)]
    return next((serial for serial in chains[0] if serial in chains[1]), None)


def _frames(evidence: Evidence, node: int) -> list[int]:
    serial, found = evidence.tape.nodes[node].frame, []
    for _ in range(FARTHEST):
        found.append(serial)
        if serial == 0:
            break
        serial = evidence.tape.frames[serial - 1].parent
    return found


def in_text(tree: Tree, node: ast.expr, text: str) -> str:
    """Put parentheses around a sum that takes the place of an expression, where it would fall apart."""
    around = tree.parents.get(node)
    loose = (ast.UnaryOp, ast.Attribute, ast.Subscript, ast.Await)
    binds = isinstance(around, loose) or (
        isinstance(around, ast.BinOp)
        and not (isinstance(around.op, ast.Add) or (isinstance(around.op, ast.Sub) and around.left is node))
    )
    return f"({text})" if binds and not _wrapped(tree, node) else text


def _wrapped(tree: Tree, node: ast.expr) -> bool:
    """Whether an expression stands in parentheses of its own."""
    span = tree.span(node)
    lines = tree.text.lines
    before = lines[span.line - 1][: span.column].rstrip()
    after = lines[span.end_line - 1][span.end_column :].lstrip()
    return before.endswith("(") and after.startswith(")")
