"""Statements in another order: an update that must come after what still needs the old values."""

from __future__ import annotations

import ast

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.frozen_reports import block_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.evidence.versions import reads
from clearprop.trace.source.text import Text
from clearprop.trace.span import Span
from clearprop.trace.traced import Traced
from clearprop.trace.understanding import understand

RETURN = "return "
NAMES = ("below", "carried", "passed_on")


def later(traced: Traced, trial: Trial) -> Edit | None:
    """Move the updates of some parameters behind the last statement that reads their old values."""
    understanding = understand(traced)
    tape, sites = traced.tape, traced.sites
    step = understanding.recognised.steps[0].step
    moved: dict[tuple[int, int], Span] = {}
    last: Span | None = None
    for parameter in understanding.roles.parameters:
        change = parameter.state.changes.get(step.number)
        if change is None or parameter.name not in trial.detail["parameters"]:
            continue
        for node in change.nodes:
            span = sites[tape.nodes[node].site].statement
            moved[(span.line, span.end_line)] = span
        for node in reads(tape, parameter, step):
            span = sites[tape.nodes[node].site].statement
            last = span if last is None or span.end_line > last.end_line else last
    if not moved or last is None:
        return None
    return _moved(traced, sorted(moved.values()), last)


def _moved(traced: Traced, spans: list[Span], last: Span) -> Edit | None:
    same = [
        each.source for each in traced.sites if each.span.file == last.file and each.span.cell == last.cell
    ]
    if not same or any(s.file != last.file or s.cell != last.cell or s.end_line >= last.line for s in spans):
        return None
    whole = _in_one_block(same[0], spans, last)
    if whole is None:
        return None
    text, (spans, last) = same[0].lines, whole
    if text[last.line - 1].lstrip().startswith(RETURN):
        return _returned(same[0], spans[0], last)
    lines = [line for s in spans for line in text[s.line - 1 : s.end_line]]
    removed = [Replacement(Span(s.file, s.line, 0, s.end_line + 1, 0, s.cell), "") for s in spans]
    inserted = Replacement(
        Span(last.file, last.end_line + 1, 0, last.end_line + 1, 0, last.cell), "\n".join(lines) + "\n"
    )
    return Edit((*removed, inserted))


def _in_one_block(source: Text, spans: list[Span], last: Span) -> tuple[list[Span], Span] | None:
    """Give the statements of one block that hold the updates and what reads: whole loops, where need be."""
    tree = Tree.of(source)
    chains = [] if tree is None else [_chain(tree, span) for span in (*spans, last)]
    if tree is None or not all(chains):
        return None
    for reader in chains[-1]:
        block = block_of(tree, reader) or []
        holding = [next((each for each in chain if each in block), None) for chain in chains[:-1]]
        moved = list(dict.fromkeys(each for each in holding if each is not None))
        if len(moved) == 0 or None in holding or reader in moved:
            continue
        if any(not _only_updates(tree, each, block, reader) for each in moved if isinstance(each, ast.For)):
            return None
        plain = all(isinstance(each, ast.For) or tree.span(each) in spans for each in moved)
        return ([tree.span(each) for each in moved], tree.span(reader)) if plain else None
    return None


def _chain(tree: Tree, span: Span) -> list[ast.stmt]:
    """Give a statement and those around it, the innermost first."""
    found = tree.at(span) or next((each for each in tree.find(ast.Expr) if tree.span(each) == span), None)
    return [] if found is None else [each for each in (found, *tree.up(found)) if isinstance(each, ast.stmt)]


def _only_updates(tree: Tree, loop: ast.For, block: list[ast.stmt], reader: ast.stmt) -> bool:
    """Whether nothing up to the reader needs what a loop computes beside its updates."""
    if any(True for _ in tree.find(ast.Expr, loop)) or reader not in block:
        return False
    made = {n.id for n in tree.find(ast.Name, loop) if isinstance(n.ctx, ast.Store)}
    for each in block[block.index(loop) + 1 : block.index(reader) + 1]:
        names = list(tree.find(ast.Name, each))
        own = {n.id for n in names if isinstance(n.ctx, ast.Store)}
        if any(isinstance(n.ctx, ast.Load) and n.id in made - own for n in names):
            return False
    return True


def _returned(source: Text, first: Span, last: Span) -> Edit | None:
    """Compute what is returned before the updates: nothing can stand behind a return."""
    returned = source.cut(last).removeprefix(RETURN)
    name = next((each for each in NAMES if each not in source.text), None)
    if name is None:
        return None
    line = source.lines[first.line - 1]
    indent = line[: len(line) - len(line.lstrip())]
    before = Span(first.file, first.line, 0, first.line, 0, first.cell)
    return Edit((Replacement(before, f"{indent}{name} = {returned}\n"), Replacement(last, f"{RETURN}{name}")))
