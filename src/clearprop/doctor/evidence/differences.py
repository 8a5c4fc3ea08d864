"""Where the answers of a step meet their targets: for the loss that is printed, and once more for the error
that is carried back.
"""

from __future__ import annotations

import operator
from typing import Any, Final

import numpy as np

from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

DIFFERENCES: Final[frozenset[Any]] = frozenset({operator.sub, operator.isub, np.subtract})


def errors(tape: Tape, step: StepFound) -> set[int]:
    """Give the nodes of a step that take targets from answers, or the reverse."""
    found = {each.node for each in step.step.meetings}
    answers = {*step.step.predictions, *step.layers[-1].a_nodes}
    patterns = {_others(tape.nodes[met], answers) for met in found}
    for answer in answers:
        found.update(
            child
            for child in tape.children(answer)
            if child < step.step.round.end
            and tape.nodes[child].function in DIFFERENCES
            and _others(tape.nodes[child], answers) in patterns
        )
    return found


def _others(node: Node, answers: set[int]) -> tuple[str, ...]:
    """Give what a difference is made of beside an answer: a target, or a number, and on which side."""
    return tuple("answer" if isinstance(a, Ref) and a.node in answers else repr(a) for a in node.args[:2])
