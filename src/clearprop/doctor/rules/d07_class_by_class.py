"""D07: the examples come one by one in the order of their classes, in every round.

What it sees: steps of single examples whose labels come in a few long runs, a loop that draws nothing, and a
bad result; with the rows in a mixed order the same program must end clearly better.
Why it harms: while the network learns the last class, it forgets the first.
How to tell it from its look-alikes: whole batches have no order; a training that ends well is left alone.
Source: LeCun, Bottou, Orr, Müller (1998), Efficient BackProp, section 4.2.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import Learned, is_bad, learned_of, trees_of
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.doctor.evidence.trees import Tree

CODES = ("D07",)
LONG = 5
FEWEST = 2
THERE = 0.9


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the loop over the rows, which should go through them in a mixed order."""
    learned = learned_of(evidence)
    if learned is None or not is_bad(learned, right=THERE) or not learned.classes:
        return
    step = learned.steps[0].step
    if len(step.round.context) < FEWEST:
        return
    changes, runs = in_runs(learned)
    if not runs or evidence.tape.loops.get(step.round.context[-1].site, 0) < LONG * FEWEST:
        return
    found = trees_of(evidence).node(evidence.traced.sites[step.round.context[-1].site])
    if found is None or not isinstance(found[1], ast.For):
        return
    tree, loop = found[0], found[1]
    yield Candidate(
        "D07",
        tree.span(loop.iter),
        "doctor.message.D07",
        {"changes": changes},
        observed=f"the class changes {changes} times in {runs} recorded rows",
        expected="classes in a mixed order",
        edit=Edit.of(tree.span(loop.iter), _mixed(tree, loop.iter)),
        proof="rerun",
        rank=0.1,
        explains=("H01", "H02", "A08", "D04"),
        improves=True,
    )


def in_runs(learned: Learned) -> tuple[int, int]:
    """Count how often the label changes along the places of a round, and the places; 0 where it is mixed.

    Recorded steps are samples of several rounds, so that a row is known by its place in its round.
    """
    steps = [step for step in learned.steps if step.y is not None and len(step.x) == 1]
    rows = sorted(
        (step.step.round.context[-1].round, np.ravel(np.asarray(step.y)).tobytes()) for step in steps
    )
    changes = sum(a[1] != b[1] for a, b in pairwise(rows))
    classes, places = len({label for _, label in rows}), len({place for place, _ in rows})
    mixed = classes < FEWEST or changes >= classes or places < LONG
    return changes, 0 if mixed else places


def _mixed(tree: Tree, rows: ast.expr) -> str:
    """Write the rows of a loop in a mixed order."""
    draw = f"{numpy_name(tree)}.random.default_rng(0)"
    match rows:
        case ast.Call(
            func=ast.Name(id="range"), args=[ast.Name() | ast.Attribute() | ast.Constant() as stop]
        ):
            return f"{draw}.permutation({tree.cut(stop)})"
        case ast.Call(func=ast.Name(id="range")):
            return f"{draw}.permutation({tree.cut(rows)})"
    return f"sorted({tree.cut(rows)}, key=lambda _, draw={draw}: draw.random())"
