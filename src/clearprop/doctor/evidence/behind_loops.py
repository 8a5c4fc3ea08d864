"""Updates that stand behind the loop over the examples: each is answered, and only the last is learned."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.frozen_reports import block_of
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.recognise.kinds import parameter_values
from clearprop.trace.roles.roles import TrainingStep
from clearprop.trace.span import Span

FEWEST = 2
MOST_STEPS = 3


@dataclass(frozen=True)
class Behind:
    """The statements behind a loop that belong into it, and how many examples no update hears of."""

    span: Span
    unused: int
    edit: Edit | None


def updates_behind(evidence: Evidence) -> Behind | None:
    """Find forward passes of an inner loop of which only the last one reaches the updates."""
    steps = [each for each in evidence.understanding.roles.steps if each.meetings][:MOST_STEPS]
    if len(steps) < FEWEST or not all(_thrown_away(evidence, step) >= FEWEST for step in steps):
        return None
    step, tape, sites = steps[0], evidence.tape, evidence.traced.sites
    answer = tape.nodes[step.meetings[0].prediction]
    inner = trees_of(evidence).node(sites[answer.context[len(step.round.context)].site])
    if inner is None or not isinstance(inner[1], ast.For):
        return None
    tree, loop = inner[0], inner[1]
    block = block_of(tree, loop) or []
    lines = _lines(evidence, step)
    after = block[block.index(loop) + 1 :] if loop in block else []
    behind = [each for each in after if _holds(tree, each, lines)]
    if not behind:
        return None
    behind += _reading(tree, behind, after[after.index(behind[-1]) + 1 :])
    first, last = tree.span(behind[0]), tree.span(behind[-1])
    span = Span(first.file, first.line, first.column, last.end_line, last.end_column, first.cell)
    at_once = behind == after[: len(behind)]
    return Behind(span, _thrown_away(evidence, step), _indented(tree, loop, span) if at_once else None)


def _lines(evidence: Evidence, step: TrainingStep) -> set[tuple[str, int]]:
    """Give the lines that lead from the answers to the updates."""
    tape, roles = evidence.tape, evidence.understanding.roles
    ends = [node for p in roles.parameters for node in p.state.changes[step.number].nodes]
    answers = {each.prediction for each in step.meetings}
    made = tape.ancestors(ends, stop=answers) - answers
    found = (tape.nodes[n] for n in made if n >= step.round.begin and tape.nodes[n].site >= 0)
    spans = [evidence.traced.sites[node.site].statement for node in found if node.kind in ("apply", "write")]
    return {(each.file, line) for each in spans for line in range(each.line, each.end_line + 1)}


def _reading(tree: Tree, behind: list[ast.stmt], after: list[ast.stmt]) -> list[ast.stmt]:
    """Give the statements right behind some that go on with what those computed."""
    made = {
        name.id
        for each in behind
        for name in tree.find(ast.Name, each)
        if isinstance(each, ast.Assign) and isinstance(name.ctx, ast.Store)
    }
    found: list[ast.stmt] = []
    for each in after:
        if not isinstance(each, ast.AugAssign | ast.Assign) or not _reads(tree, each, made):
            break
        found.append(each)
    return found


def _reads(tree: Tree, statement: ast.stmt, names: set[str]) -> bool:
    return any(each.id in names and isinstance(each.ctx, ast.Load) for each in tree.find(ast.Name, statement))


def _holds(tree: Tree, statement: ast.stmt, lines: set[tuple[str, int]]) -> bool:
    span = tree.span(statement)
    return any((span.file, line) in lines for line in range(span.line, span.end_line + 1))


def _thrown_away(evidence: Evidence, step: TrainingStep) -> int:
    """Count the answers of an inner loop that reach no update, at the place of one that does.

    A recurrent network is asked at every moment, and may be told at the last one alone: its answer comes of
    the rounds before.
    """
    tape, roles = evidence.tape, evidence.understanding.roles
    depth = len(step.round.context)
    answer = tape.nodes[step.meetings[0].prediction]
    if len(step.meetings) != 1 or len(answer.context) <= depth:
        return 0
    ends = [p.state.changes[step.number].end for p in roles.parameters]
    parameters = set(parameter_values(p.state.nodes for p in roles.parameters)) - set(ends)
    used = tape.ancestors(ends, parameters)
    found = [n for n in step.round.nodes if _is_alike(evidence, n, answer.id, depth)]
    lost = [n for n in found if n not in used]
    # Whoever chooses the example that is learned may well choose one.
    if len(found) != len(lost) + 1 or found[-1] in lost or not _is_by_itself(evidence, step, parameters):
        return 0
    met = step.meetings[0]
    if met.target is None:
        own = _data(evidence, answer.id, step, parameters)
        return sum(_data(evidence, n, step, parameters) != own for n in lost)
    target = (tape.nodes[n] for n in tape.ancestors([met.target]) if n >= step.round.begin)
    return len(lost) if any(answer.context[depth] in each.context for each in target) else 0


def _is_by_itself(evidence: Evidence, step: TrainingStep, parameters: set[int]) -> bool:
    """Whether an answer comes of one round of its loop alone."""
    tape, depth = evidence.tape, len(step.round.context)
    answer = tape.nodes[step.meetings[0].prediction]
    made = (tape.nodes[n].context for n in tape.ancestors([answer.id], parameters) if n >= step.round.begin)
    loops = {context[depth] for context in made if len(context) > depth}
    return {each.round for each in loops if each.site == answer.context[depth].site} == {
        answer.context[depth].round
    }


def _data(evidence: Evidence, answer: int, step: TrainingStep, parameters: set[int]) -> set[int]:
    """Give the numbers from before a step that an answer was computed from."""
    made = evidence.tape.ancestors([answer], parameters)
    return {n for n in made if n < step.round.begin and n not in parameters}


def _is_alike(evidence: Evidence, node: int, answer: int, depth: int) -> bool:
    """Whether a node is an answer of some round of the same loop."""
    one, other = evidence.tape.nodes[node], evidence.tape.nodes[answer]
    if one.site != other.site or one.function is not other.function or len(one.context) <= depth:
        return False
    return (
        one.context[depth].site == other.context[depth].site
        and one.context[depth + 1 :] == (other.context[depth + 1 :])
    )


def _indented(tree: Tree, loop: ast.For, span: Span) -> Edit:
    """Move statements into the loop right above them, by indenting their lines."""
    step = tree.indent(loop.body[0])[len(tree.indent(loop)) :]
    lines = (line for line in range(span.line, span.end_line + 1) if tree.text.lines[line - 1].strip())
    return Edit(tuple(Replacement(Span(span.file, n, 0, n, 0, span.cell), step) for n in lines))
