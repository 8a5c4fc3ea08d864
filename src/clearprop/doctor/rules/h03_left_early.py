"""H03: training leaves its loop too early, by a ``return`` or a ``break`` that stands in the wrong place.

What it sees: a ``return`` or ``break`` that every round of a training loop reaches, which therefore goes
round once; a ``break`` on a condition that is met in the first rounds although the loss is still falling;
or a ``while`` whose condition is false from the first.
Why it harms: almost no training happens.
How to tell it from its look-alikes: a loop over restarts, a retry that breaks on success, a patience that ran
out: there the loop is no training loop, or the loss has stopped falling, or the result is good.
Source: the flow of control in the program's own text.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of, trees_of
from clearprop.doctor.evidence.never_entered import NeverEntered, never_entered
from clearprop.doctor.evidence.patience import Reversed, reversed_patience
from clearprop.doctor.evidence.spoilt import without
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

CODES = ("H03",)
FEW = 6
AT_ONCE = 2
THERE = 0.97, 0.95
LOOPS = (ast.For, ast.While)
OPPOSITE: dict[type[ast.cmpop], str] = {ast.Lt: ">", ast.Gt: "<", ast.LtE: ">", ast.GtE: "<"}


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the statement that leaves a training loop in its first rounds."""
    never = never_entered(evidence)
    if never is not None:
        yield _never(never)
        return
    learned = learned_of(evidence)
    # Where nothing tells how well it went, a condition that is met is taken at its word.
    good = learned is None or not is_bad(learned)
    for tree, loop, turns in _training_loops(evidence):
        counted = _by_counter(tree, loop)
        if counted is not None and turns > 1:
            yield _counted(tree, counted, turns)
            return
        stopped = reversed_patience(tree, loop) if not (learned and not is_bad(learned, *THERE)) else None
        if stopped is not None:
            yield _stopped(stopped, turns)
            return
        if turns > FEW:
            continue
        leaving = _last(loop) if turns <= 1 else None
        if leaving is not None and _wants_more(tree, loop):
            yield _always(tree, loop, leaving)
            return
        at_once = turns <= AT_ONCE and learned is not None and is_bad(learned, *THERE)
        for test in _conditional(tree, loop) if at_once or not good else ():
            yield _sometimes(tree, loop, test, turns)
            return


def _never(found: NeverEntered) -> Candidate:
    return Candidate(
        "H03",
        found.span,
        "doctor.message.H03.never",
        {},
        observed="0 rounds",
        expected="rounds until the loss stops falling",
        edit=found.edit,
        proof="exact",
        rank=0.02,
        explains=("S08", "S06", "E04", "N01", "U03"),
    )


def _by_counter(tree: Tree, loop: ast.For | ast.While) -> ast.If | None:
    """Find an ``if`` that leaves the loop and asks for its counter and plain numbers alone."""
    if not isinstance(loop, ast.For) or not isinstance(loop.target, ast.Name):
        return None
    for test in loop.body:
        if not isinstance(test, ast.If) or test.orelse or not isinstance(test.body[-1], ast.Break):
            continue
        names = {each.id for each in tree.find(ast.Name, test.test)}
        plain = not any(True for _ in tree.find((ast.Call, ast.Attribute, ast.Subscript), test.test))
        if names == {loop.target.id} and plain:
            return test
    return None


def _counted(tree: Tree, test: ast.If, turns: int) -> Candidate:
    return Candidate(
        "H03",
        tree.span(test.test),
        "doctor.message.H03.sometimes",
        {"turns": turns},
        observed=f"{turns} rounds",
        expected="all rounds of the loop",
        edit=without(tree, test),
        proof="rerun",
        rank=0.05,
        explains=("H01", "H02", "A08"),
        improves=True,
    )


def _stopped(found: Reversed, turns: int) -> Candidate:
    return Candidate(
        "H03",
        found.span,
        "doctor.message.H03.patience",
        {"turns": turns},
        observed=f"{turns} rounds",
        expected="rounds until the loss stops falling",
        edit=found.edit,
        proof="rerun",
        rank=0.05,
        explains=("H01", "H02", "A08"),
        improves=True,
    )


def _training_loops(evidence: Evidence) -> Iterator[tuple[Tree, ast.For | ast.While, int]]:
    """Give the loops in which updates happen, with how often each went round; the outermost first."""
    steps, tape, trees = evidence.understanding.roles.steps, evidence.tape, trees_of(evidence)
    loops: dict[int, int] = {}
    if steps:
        for loop in steps[0].round.context:
            loops[loop.site] = 0
    else:
        loops = dict.fromkeys(_loops_once(evidence), 0)
    for node in tape.nodes:
        for each in node.context:
            if each.site in loops:
                loops[each.site] = max(loops[each.site], each.round + 1)
    for site, seen in loops.items():
        found = trees.node(evidence.traced.sites[site])
        if found is not None and isinstance(found[1], LOOPS):
            yield found[0], found[1], max(seen, tape.loops.get(site, 0))


def _loops_once(evidence: Evidence) -> Iterator[int]:
    """Give loops that changed what was there before in place, or by a sum, in a single round."""
    for node in evidence.tape.nodes:
        name = getattr(node.function, "__name__", "")
        if node.context and name in ("isub", "iadd", "sub", "setitem"):
            yield node.context[0].site


def _last(loop: ast.For | ast.While) -> ast.Return | ast.Break | None:
    """Give a ``return`` or ``break`` that every round comes to: a statement of the loop itself."""
    for statement in loop.body:
        if isinstance(statement, ast.Return | ast.Break):
            return statement
    return None


def _wants_more(tree: Tree, loop: ast.For | ast.While) -> bool:
    """Whether the text of a loop says that it should go round more than once."""
    return not any(True for _ in tree.find(ast.Continue, loop))


def _always(tree: Tree, loop: ast.For | ast.While, leaving: ast.Return | ast.Break) -> Candidate:
    span = tree.span(leaving)
    edit: Edit | None = None
    if isinstance(leaving, ast.Return):
        edit = _moved_out(tree, loop, leaving)
    else:
        whole = Span(span.file, span.line, 0, span.end_line + 1, 0, span.cell)
        edit = Edit.of(whole, "") if len(loop.body) > 1 else None
    word = "return" if isinstance(leaving, ast.Return) else "break"
    return Candidate(
        "H03",
        span,
        "doctor.message.H03.always",
        {"word": word},
        observed="1 round",
        expected="all rounds of the loop",
        edit=edit,
        proof="exact",
        rank=0.02,
        explains=("H01", "H02", "A08", "D06"),
    )


def _moved_out(tree: Tree, loop: ast.For | ast.While, leaving: ast.Return) -> Edit:
    """Write the ``return`` behind the loop, at the loop's own level."""
    span, end = tree.span(leaving), tree.span(loop)
    text = f"{tree.indent(loop)}{tree.cut(leaving)}\n"
    whole = Span(span.file, span.line, 0, span.end_line + 1, 0, span.cell)
    after = end.end_line + 1
    if span.end_line == end.end_line:
        return Edit.of(whole, text)
    return Edit((Replacement(whole, ""), Replacement(Span(span.file, after, 0, after, 0, span.cell), text)))


def _conditional(tree: Tree, loop: ast.For | ast.While) -> Iterator[ast.If]:
    """Give the ``if`` statements of a loop that leave it."""
    for each in tree.find(ast.If, loop):
        leaves = any(isinstance(part, ast.Break | ast.Return) for part in each.body)
        if leaves and tree.around(each, LOOPS) is loop:
            yield each


def _sometimes(tree: Tree, loop: ast.For | ast.While, test: ast.If, turns: int) -> Candidate:
    edit = _turned(tree, test)
    return Candidate(
        "H03",
        tree.span(test.test),
        "doctor.message.H03.sometimes",
        {"turns": turns},
        observed=f"{turns} rounds",
        expected="rounds until the loss stops falling",
        edit=edit or without(tree, test),
        alternatives=() if edit is None else (without(tree, test),),
        proof="rerun",
        rank=0.05,
        explains=("H01", "H02", "A08"),
        improves=True,
    )


def _turned(tree: Tree, test: ast.If) -> Edit | None:
    """Turn the first comparison round: stop when the loss no longer falls."""
    for compared in tree.find(ast.Compare, test.test):
        if len(compared.ops) == 1 and type(compared.ops[0]) in OPPOSITE:
            left, right = tree.cut(compared.left), tree.cut(compared.comparators[0])
            if isinstance(compared.comparators[0], ast.Constant) and isinstance(compared.left, ast.Name):
                continue
            return Edit.of(tree.span(compared), f"{left} {OPPOSITE[type(compared.ops[0])]} {right}")
    return None
