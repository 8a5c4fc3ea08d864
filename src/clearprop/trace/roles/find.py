"""From a tape to roles: the step loop, its parameters, and where their prediction meets the target."""

from __future__ import annotations

import numpy as np

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.dependence import dependence, members
from clearprop.trace.roles.meeting import meetings
from clearprop.trace.roles.naming import name_of
from clearprop.trace.roles.roles import Parameter, Roles, TrainingStep
from clearprop.trace.roles.states import State, states
from clearprop.trace.roles.steps import Round, rounds
from clearprop.trace.roles.successors import Successor, size, successors, votes
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.tape import Tape

MOST_STEPS = 32


def find_roles(tape: Tape, sites: SiteTable) -> Roles:
    """Find the step loop, the parameters, the predictions and the targets of a recorded program.

    Every loop that carries numbers on is tried; the one whose states make up the largest prediction is the
    step loop, the inner one of two that do equally well.
    """
    carrying = Carrying(tape)
    found = successors(carrying)
    tried = [_tried(tape, sites, carrying, found, loop) for loop, _ in votes(tape, found).most_common(6)]
    trained = [roles for roles in tried if roles.parameters]
    if not trained:
        return Roles(None, abstentions=(_nothing_found(found),))
    return max(trained, key=lambda roles: (_numbers(roles), _depth(tape, roles)))


def _tried(tape: Tape, sites: SiteTable, carrying: Carrying, found: list[Successor], loop: int) -> Roles:
    """Take one loop as the step loop."""
    all_rounds = rounds(tape, loop)
    kept = states(carrying, found, loop, all_rounds)
    steps = _steps(tape, sites, kept, loop, all_rounds)
    reached = 0
    for step in steps:
        for prediction in step.predictions:
            reached |= step.states[prediction]
    chosen = set(members(reached))
    parameters = tuple(_parameter(tape, state) for k, state in enumerate(kept) if k in chosen)
    others = tuple(state for k, state in enumerate(kept) if k not in chosen)
    return Roles(loop, parameters, others, tuple(steps))


def _steps(
    tape: Tape, sites: SiteTable, kept: list[State], loop: int, all_rounds: list[Round]
) -> list[TrainingStep]:
    values = [state.nodes for state in kept]
    made = []
    for number, round_ in _chosen(all_rounds):
        ends = [state.changes[number].end for state in kept if number in state.changes]
        if ends:
            before = _before(values, all_rounds) if number == 0 else ()
            depends = dependence(tape, values, (*before, *round_.nodes))
            met = tuple(meetings(tape, sites, round_, depends, ends))
            made.append(TrainingStep(round_, number, met, depends))
    return [step for step in made if step.meetings]


def _before(values: list[frozenset[int]], all_rounds: list[Round]) -> range:
    """Give what was set up from the first values: views of a flat array of all parameters, for example."""
    return range(min(min(nodes) for nodes in values), all_rounds[0].begin)


def _chosen(all_rounds: list[Round]) -> list[tuple[int, Round]]:
    """Choose the rounds to look at: the first ones, the last ones, and some between, evenly spread."""
    numbered = list(enumerate(all_rounds))
    if len(numbered) <= MOST_STEPS:
        return numbered
    spread = np.linspace(0, len(numbered) - 1, MOST_STEPS - 8).round().astype(int)
    wanted = sorted({*range(6), len(numbered) - 2, len(numbered) - 1, *(int(k) for k in spread)})
    return [numbered[k] for k in wanted]


def _parameter(tape: Tape, state: State) -> Parameter:
    first = state.changes[min(state.changes)].start
    return Parameter(name_of(tape, state), state, first, size(tape, first))


def _numbers(roles: Roles) -> int:
    return sum(parameter.size for parameter in roles.parameters)


def _depth(tape: Tape, roles: Roles) -> int:
    return len(roles.steps[0].round.context) if roles.steps else 0


def _nothing_found(found: list[Successor]) -> str:
    if not found:
        return "no loop carries a number on from one round to the next, so no training was seen"
    return "no loop was found whose numbers make up a prediction that is compared with a target"
