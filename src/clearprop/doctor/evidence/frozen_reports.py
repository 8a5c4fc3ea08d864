"""Reports in a training loop that can never change: what they say was computed before it."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from dataclasses import dataclass

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.still import Still
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

LOSSES = re.compile(
    r"(?:current_|epoch_|train_|avg_|mean_|total_)?"
    r"(?:loss|losses|cost|error|err|mse|perte|fehler|verlust|coste?|p[eé]rdidas?|perdas?|erro|损失|误差)",
    re.IGNORECASE,
)
LOOPS = (ast.For, ast.While)
# What is called so is meant to be of the beginning.
FIRST = re.compile(
    r"first|initial|start|before|begin|baseline|anfang|vorher|inicial|antes|avant|初|之前", re.IGNORECASE
)


@dataclass(frozen=True)
class Reported:
    """A report that says something else than its name: what stands there, and the cure."""

    span: Span
    text: str
    edit: Edit | None


def frozen(evidence: Evidence, tree: Tree, loop: ast.For | ast.While) -> Iterator[Reported]:
    """Read a report in a loop of a loss of answers that only the weights before the loop gave.

    Nothing that it reads changes in the loop, so it says the same in every round.
    """
    block = block_of(tree, loop) or []
    counters = {n.id for each in tree.up(loop) for n in _counters(tree, each)}
    counters |= {n.id for n in _counters(tree, loop)}
    for call in _reports(tree, loop):
        said = " ".join(
            str(each.value) for each in tree.find(ast.Constant, call) if isinstance(each.value, str)
        )
        named = [*said.split(), *(n.id for n in call.args if isinstance(n, ast.Name))]
        if not any(LOSSES.search(each) for each in named) or any(FIRST.search(each) for each in named):
            continue
        read = {n.id for n in tree.find(ast.Name, call)} - counters - _imported(tree) - {_kept_in(call)}
        still = Still(tree, loop, counters | _imported(tree))
        if _calls_own(tree, call) or not all(still.stays(name) for name in read):
            continue
        for each in block[: block.index(loop)]:
            name = _name_of(each)
            if name in still.read and not FIRST.search(name) and _of_parameters(evidence, tree, each):
                at = still.read[name] or tree.statement(call) or call
                span = tree.span(at)
                begin = Span(span.file, span.line, span.column, span.line, span.column, span.cell)
                yield Reported(span, tree.cut(each), Edit.of(begin, f"{tree.cut(each)}\n{tree.indent(at)}"))
                return


def _kept_in(report: ast.Call) -> str:
    """Give the list that a report is kept in."""
    match report.func:
        case ast.Attribute(value=ast.Name(id=name), attr="append"):
            return name
    return ""


def _counters(tree: Tree, loop: ast.AST) -> Iterator[ast.Name]:
    if isinstance(loop, ast.For):
        yield from tree.find(ast.Name, loop.target)


def _imported(tree: Tree) -> set[str]:
    given = [each.names for each in tree.find(ast.Import)]
    given += [each.names for each in tree.find(ast.ImportFrom)]
    return {(alias.asname or alias.name).split(".")[0] for names in given for alias in names}


def _calls_own(tree: Tree, report: ast.Call) -> bool:
    """Whether a report calls functions of the program itself, which may read what changes."""
    called = {each.func.id for each in tree.find(ast.Call, report) if isinstance(each.func, ast.Name)}
    return not called <= set(dir(builtins))


def _reports(tree: Tree, loop: ast.AST) -> Iterator[ast.Call]:
    for call in tree.find(ast.Call, loop):
        kept = _kept_in(call) and all(isinstance(each, ast.Name) for each in call.args)
        if getattr(call.func, "id", "") == "print" or kept:
            yield call


def _name_of(statement: ast.stmt) -> str | None:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() | ast.BinOp() | ast.Subscript()):
            return name
    return None


def _of_parameters(evidence: Evidence, tree: Tree, statement: ast.stmt) -> bool:
    """Whether a statement computed something of the parameters, as they were before training."""
    tape, sites = evidence.tape, evidence.traced.sites
    values = {n for p in evidence.understanding.roles.parameters for n in p.state.nodes}
    here = tree.span(statement)
    for node in tape.nodes:
        bound = any(binding.site >= 0 and sites[binding.site].statement == here for binding in node.names)
        if bound and node.id not in values and tape.ancestors([node.id]) & values:
            return True
    return False


def block_of(tree: Tree, statement: ast.stmt) -> list[ast.stmt] | None:
    """Give the statements that one stands among."""
    around = tree.parents.get(statement)
    for part in ("body", "orelse"):
        found = getattr(around, part, None)
        if isinstance(found, list) and statement in found:
            return found
    return None
