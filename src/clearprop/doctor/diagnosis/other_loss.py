"""The sign of an error where its size is reported: the updates make the absolute error small, the program
watches the squared one.

Steps along a sign are as long beside the goal as far from it, and never come to rest.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of, trees_of
from clearprop.doctor.evidence.reported import reports_absolutes, reports_squares
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.trace.tape.nodes import Node

FOLLOWED = "absolute_error"
SIGNS = (np.sign,)


def other_loss(evidence: Evidence) -> Iterator[Candidate]:
    """Give the sign that stands for the derivative of the squares that a program reports."""
    followed = {each.supposed.name for each in evidence.right}
    learned, steps = learned_of(evidence), evidence.understanding.first_steps
    if followed != {FOLLOWED} or learned is None or not is_bad(learned):
        return
    if not any(reports_squares(evidence.tape, step) for step in steps):
        return
    if any(reports_absolutes(evidence.tape, step) for step in steps):
        return
    inside = steps[0].step.round.nodes
    for node in (evidence.tape.nodes[n] for n in inside):
        if node.function in SIGNS and node.site >= 0:
            yield from _candidate(evidence, node)
            return


def _candidate(evidence: Evidence, node: Node) -> Iterator[Candidate]:
    site = evidence.traced.sites[node.site]
    tree, call = trees_of(evidence).node(site) or (None, None)
    if tree is None or not isinstance(call, ast.Call) or len(call.args) != 1:
        return
    error = tree.cut(call.args[0])
    mean = f"(2 * ({error}) / {numpy_name(tree)}.size({error}))"
    yield Candidate(
        "G08",
        site.span,
        "doctor.message.G08.squares",
        {"text": " ".join(site.text.split())[:60], "names": ""},
        "sign(a − y)",
        "2 (a − y) / n",
        edit=Edit.of(site.span, mean),
        alternatives=(Edit.of(site.span, f"({error})"),),
        proof="rerun",
        improves=True,
        rank=0.3,
        explains=("H01", "H02", "A08", "U02"),
    )
