"""H02: training ends too early, while the loss is still falling and the result is bad.

What it sees: a result far from the goal, a loss that still falls clearly at the end, and a number of rounds
that is written in the text; a run with ten times the rounds must be clearly better.
Why it harms: the network has learned little of what it could.
How to tell it from its look-alikes: a loss that still falls a little is usual; a program whose result is good
is done.
Source: the recorded losses of the program's own steps.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import Learned, is_bad, learned_of, trees_of
from clearprop.doctor.evidence.settings import Setting, setting

CODES = ("H02",)
FALLING = 1e-6
TIMES = 10
FEW = 50
THERE = 0.97
STEEP = 0.03
MOST_SECONDS = 4.0


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the number of rounds where it is written."""
    learned = learned_of(evidence)
    if learned is None or evidence.traced.cut or evidence.traced.seconds > MOST_SECONDS:
        return
    rounds = rounds_setting(evidence) if _falls(learned) else None
    if rounds is None or rounds.value < 1 or not (is_bad(learned) or _hardly_begun(learned, rounds)):
        return
    more = [_times(rounds, TIMES), _times(rounds, TIMES * TIMES)]
    yield Candidate(
        "H02",
        rounds.span,
        "doctor.message.H02",
        {"rounds": f"{rounds.value:g}"},
        observed=f"{rounds.value:g} rounds; the error ends at {learned.curve[-1][1]:.3g}",
        expected=f"about {rounds.value * TIMES:g} rounds",
        edit=more[0],
        alternatives=tuple(more[1:]) if evidence.traced.seconds < MOST_SECONDS / TIMES else (),
        proof="rerun",
        rank=0.6,
        improves=True,
    )


def _times(rounds: Setting, factor: int) -> Edit:
    return Edit.of(rounds.span, f"{rounds.value * factor:.0f}")


def _hardly_begun(learned: Learned, rounds: Setting) -> bool:
    """Whether after a few rounds the goal is not reached, and each round still takes a good part of the
    error.
    """
    (_, earlier), (_, end) = learned.curve[-2:]
    small = rounds.value <= FEW and len(learned.steps[0].step.round.context) == 1
    return small and is_bad(learned, THERE, THERE) and end < (1.0 - STEEP) * earlier


def _falls(learned: Learned) -> bool:
    """Whether the loss is lower at the end than in the last recorded step that is not among the last ones."""
    end_step, end = learned.curve[-1]
    earlier = [error for number, error in learned.curve[:-1] if number <= 0.9 * end_step]
    return bool(earlier) and end < (1.0 - FALLING) * earlier[-1]


def rounds_setting(evidence: Evidence) -> Setting | None:
    """Find the number in the ``range`` of the outermost training loop."""
    steps, trees = evidence.understanding.roles.steps, trees_of(evidence)
    for loop in steps[0].round.context if steps else ():
        found = trees.node(evidence.traced.sites[loop.site])
        if found is None:
            continue
        tree, node = found
        if isinstance(node, ast.For):
            ranges = [c for c in tree.find(ast.Call, node.iter) if getattr(c.func, "id", "") == "range"]
            for call in ranges:
                if 0 < len(call.args) < 3:
                    return setting(trees, tree, call.args[-1])
        if isinstance(node, ast.While):
            for compared in tree.find(ast.Compare, node.test):
                return setting(trees, tree, compared.comparators[0])
    return None
