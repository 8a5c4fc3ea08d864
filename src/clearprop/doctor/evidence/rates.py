"""Which number of the text is the learning rate: the one that, doubled, doubles every update.

A float that is written leaves its trace on the tape.  A whole number does not; there the names of an update
lead to it.
"""

from __future__ import annotations

import ast

import numpy as np

from clearprop.doctor.evidence.edited import EditedStep
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.settings import Setting, setting
from clearprop.trace.recognise.recognise import StepFound

CLOSE = 1e-6
CAUGHT = (ValueError, TypeError, IndexError, KeyError, ArithmeticError, AttributeError, LookupError)
USUAL = ("lr", "eta", "rate", "alpha", "learning_rate", "learningrate", "step_size", "lernrate")
WORDS = ("rate", "lr", "eta", "alpha", "step", "学习率", "lernrate", "taux", "tasa", "paso", "schritt")


def rate_settings(evidence: Evidence) -> list[Setting]:
    """Give the places where the learning rate is written; several, where each update writes its own."""
    return evidence.once("rate_settings", lambda: _rate_settings(evidence))


def _rate_settings(evidence: Evidence) -> list[Setting]:
    known = evidence.understanding.recognised.steps
    steps = [s for s in known if np.abs(s.after - s.before).max(initial=0.0) > 0]
    if not steps:
        return _named(evidence, known[0]) if known else []
    return _written(evidence, steps[0]) or _named(evidence, steps[0])


def _written(evidence: Evidence, step: StepFound) -> list[Setting]:
    tape, roles = evidence.tape, evidence.understanding.roles
    ends = [p.state.changes[step.step.number].end for p in roles.parameters]
    chains = {n for p in roles.parameters for n in p.state.nodes}
    near = _near(evidence, step, ends, chains)
    moved: dict[int, list[int]] = {}
    for number in near:
        if tape.nodes[number].kind == "literal" and tape.nodes[number].site >= 0:
            scaled = _scaled(evidence, step, ends, number)
            if scaled:
                moved.setdefault(number, scaled)
    whole = [n for n, scaled in moved.items() if len(scaled) == len(ends)]
    chosen = whole[:1] if whole else list(moved)
    found = [each for each in (_at(evidence, n) for n in chosen) if each is not None]
    spans = {each.span: each for each in found}
    reached = {k for n in chosen for k in moved[n]}
    return list(spans.values()) if len(reached) == len(ends) else []


def _near(evidence: Evidence, step: StepFound, ends: list[int], chains: set[int]) -> list[int]:
    """Give what reaches the updates, without what only reaches them through the predictions."""
    stop = chains | set(step.step.predictions)
    return sorted(evidence.tape.ancestors(ends, stop - set(ends)) - chains)


def _scaled(evidence: Evidence, step: StepFound, ends: list[int], literal: int) -> list[int]:
    """Give the parameters whose update doubles when one number of the text is doubled."""
    tape, roles = evidence.tape, evidence.understanding.roles
    begin = min(step.step.round.begin, literal)
    try:
        value = EditedStep(tape, begin, ends).run({literal: lambda node, value: 2.0 * tape.value(node.id)})
        after = [np.asarray(value(end), dtype=np.float64) for end in ends]
    except CAUGHT:
        return []
    found = []
    for k, (parameter, new) in enumerate(zip(roles.parameters, after, strict=True)):
        change = parameter.state.changes[step.step.number]
        before, old = (np.asarray(tape.value(n), dtype=np.float64) for n in (change.start, change.end))
        moved, twice = old - before, new - before
        size = float(np.abs(moved).max(initial=0.0))
        if np.abs(twice - 2 * moved).max(initial=0.0) <= CLOSE * size and (size > 0.0 or not np.any(twice)):
            found.append(k)
    return found


def _at(evidence: Evidence, node: int) -> Setting | None:
    found = trees_of(evidence).node(evidence.traced.sites[evidence.tape.nodes[node].site])
    if found is None or not isinstance(found[1], ast.expr):
        return None
    return setting(trees_of(evidence), found[0], found[1])


def _named(evidence: Evidence, step: StepFound) -> list[Setting]:
    """Find a whole number by the names that stand in the statements of the updates."""
    tape, trees = evidence.tape, trees_of(evidence)
    found: dict[object, Setting] = {}
    for parameter in evidence.understanding.roles.parameters:
        for node in parameter.state.changes[step.step.number].nodes:
            if tape.nodes[node].site < 0:
                continue
            tree = trees.of(evidence.traced.sites[tape.nodes[node].site])
            placed = trees.node(evidence.traced.sites[tape.nodes[node].site])
            statement = None if tree is None or placed is None else tree.statement(placed[1])
            if tree is None or statement is None:
                continue
            for part in tree.find((ast.Name, ast.Attribute, ast.Subscript), statement):
                name = tree.cut(part).lower()
                if any(word in name for word in WORDS):
                    behind = setting(trees, tree, part)
                    if behind is not None:
                        found.setdefault(behind.span, behind)
    return list(found.values())[:1] or _in_loop(evidence, step)


def _in_loop(evidence: Evidence, step: StepFound) -> list[Setting]:
    """Find it by its usual name anywhere in the step loop: a velocity may take it up first."""
    trees = trees_of(evidence)
    for loop in step.step.round.context[-1:]:
        placed = trees.node(evidence.traced.sites[loop.site])
        for part in placed[0].find((ast.Name, ast.Attribute, ast.Subscript), placed[1]) if placed else ():
            word = placed[0].cut(part).rpartition(".")[2].strip("'\"[]").lower() if placed else ""
            behind = setting(trees, placed[0], part) if placed and word in USUAL else None
            if behind is not None:
                return [behind]
    return []
