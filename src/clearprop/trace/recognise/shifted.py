"""Parameters read a little ahead: ``theta + mu * velocity`` stands for theta in Nesterov's forward pass."""

from __future__ import annotations

from collections.abc import Mapping

from clearprop.trace.roles.additive import ADDING, SUBTRACTING, Carrying
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.tape import Tape


def shifted(tape: Tape, roles: Roles, values: Mapping[int, int]) -> dict[int, int]:
    """Give the sums of a parameter and a state that is none, with the parameter's number.

    Parameters
    ----------
    values : the values of parameters, each with its parameter's number
    """
    others = {node for state in roles.others for node in state.nodes}
    found: dict[int, int] = {}
    if not others:
        return found
    carrying = Carrying(tape)
    for node in tape.nodes:
        if node.id in values or not (node.function in ADDING or node.function in SUBTRACTING):
            continue
        pair = [each.node for each in node.args[:2] if isinstance(each, Ref)]
        if len(pair) == 2 and pair[0] in values and _is_state(carrying, pair[1], others, values):
            found[node.id] = values[pair[0]]
    return found


def _is_state(carrying: Carrying, node: int, others: set[int], values: Mapping[int, int]) -> bool:
    """Whether a value is a state, or a state times a number, and no parameter is in it."""
    reached = (node, *carrying.older(node))
    return not any(each in values for each in reached) and any(each in others for each in reached)
