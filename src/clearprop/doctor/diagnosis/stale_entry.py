"""Loops over a copy of a list whose entries they replace: the loop goes on with what stood there before.

``for k, a in enumerate(answers[:-1]): answers[k + 1] = f(W[k] @ a)`` reads the answers of the last call,
since the slice was taken before the loop began.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.rewriting.places import operand
from clearprop.trace.tape.nodes import ItemAt, Node, Ref

COPIES = frozenset({"list", "copy", "tuple"})
CONSEQUENCES = ("H01", "H02", "H03", "G03", "G06", "G12", "U03", "A07", "A08")


@dataclass(frozen=True)
class CopyLoop:
    """A loop over a copy of ``listed``, whose body stores into the list; ``index`` counts its entries."""

    tree: Tree
    loop: ast.For
    listed: str
    entry: str
    index: str | None


def stale_entries(evidence: Evidence) -> Iterator[Candidate]:
    """Give each operation that reads an entry which the same loop has replaced before."""
    for tree in trees_of(evidence):
        for loop in tree.find(ast.For):
            found = copy_loop(tree, loop)
            if found is not None:
                yield from _read(evidence, found)


def copy_loop(tree: Tree, loop: ast.For) -> CopyLoop | None:
    """Read a loop over a copy of a list that it stores into; None for any other."""
    runs, entry, index = loop.iter, loop.target, None
    if isinstance(runs, ast.Call) and isinstance(runs.func, ast.Name) and runs.func.id == "enumerate":
        if len(runs.args) != 1 or not isinstance(entry, ast.Tuple) or len(entry.elts) != 2:
            return None
        runs, (counter, entry) = runs.args[0], entry.elts
        index = counter.id if isinstance(counter, ast.Name) else None
    original, begins = _copied(runs)
    if original is None or not isinstance(entry, ast.Name):
        return None
    listed = tree.cut(original)
    stored = (
        target
        for each in tree.find(ast.Assign, loop)
        for target in each.targets
        if isinstance(target, ast.Subscript)
    )
    if not any(tree.cut(target.value) == listed for target in stored):
        return None
    return CopyLoop(tree, loop, listed, entry.id, index if begins else None)


def _copied(runs: ast.expr) -> tuple[ast.expr | None, bool]:
    """Give what a copy is made of, and whether it begins where the list does."""
    match runs:
        case ast.Subscript(value=original, slice=ast.Slice(lower=lower, step=None)):
            return original, lower is None or (isinstance(lower, ast.Constant) and lower.value == 0)
        case ast.Call(func=ast.Name(id=name), args=[original]) if name in COPIES:
            return original, True
        case ast.Call(func=ast.Attribute(value=original, attr="copy"), args=[]):
            return original, True
    return None, False


def _read(evidence: Evidence, found: CopyLoop) -> Iterator[Candidate]:
    """Give the operations of the loop's body that read an old entry."""
    sites = evidence.traced.sites
    span = found.tree.span(found.loop)
    told: set[int] = set()
    for node in evidence.tape.nodes:
        site = sites[node.site] if node.site >= 0 else None
        if site is None or node.site in told or site.source.name != found.tree.text.name:
            continue
        if not span.line <= site.line <= span.end_line:
            continue
        for k, given in enumerate(node.args):
            part = operand(site.node, k)
            named = isinstance(part, ast.Name) and part.id == found.entry
            if named and isinstance(given, Ref) and (newer := _newer(evidence, given.node, node)) is not None:
                told.add(node.site)
                yield _candidate(evidence, found, node, given.node, newer)
                break


def _newer(evidence: Evidence, read: int, reader: Node) -> int | None:
    """Give what the entry held when it was read, where that is no longer what is read."""
    tape = evidence.tape
    places = {s.location for s in tape.stores if s.node == read and isinstance(s.location, ItemAt)}
    for place in places:
        held = [s.node for s in tape.stores if s.location == place and s.order <= reader.id]
        if held and held[-1] != read and read in held:
            return held[-1]
    return None


def _candidate(evidence: Evidence, found: CopyLoop, node: Node, read: int, newer: int) -> Candidate:
    site = evidence.traced.sites[node.site]
    entry = f"{found.listed}[{found.index}]"
    return Candidate(
        "S07",
        site.span,
        "doctor.message.S07.entry",
        {"text": found.entry, "names": found.listed},
        *_apart(evidence, found.entry, read, entry if found.index else found.listed, newer),
        edit=_edit(found, entry) if found.index else None,
        proof="exact",
        rank=0.05,
        explains=CONSEQUENCES,
    )


def _apart(evidence: Evidence, old: str, read: int, new: str, newer: int) -> tuple[str | None, str | None]:
    """Give the number that was read and the one that stands there now, where they differ most."""
    was, now = (np.asarray(evidence.tape.value(node)) for node in (read, newer))
    if was.shape != now.shape or was.dtype.kind not in "fiu" or not was.size:
        return None, None
    at = int(np.argmax(np.abs(now - was)))
    return f"{old}: {number(float(was.flat[at]))}", f"{new}: {number(float(now.flat[at]))}"


def _edit(found: CopyLoop, entry: str) -> Edit:
    """Read the list itself wherever the loop's body reads the copied entry."""
    edit = Edit(())
    for statement in found.loop.body:
        for part in ast.walk(statement):
            if isinstance(part, ast.Name) and part.id == found.entry and isinstance(part.ctx, ast.Load):
                edit += Edit.of(found.tree.span(part), entry)
    return edit
