"""Edits of order: a parameter is read after it was updated, where the one before the update was meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.roles.roles import Parameter, Roles, TrainingStep
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import Context, Node
from clearprop.trace.tape.tape import Tape


def version_trials(tape: Tape, roles: Roles, judged: Judged) -> Iterator[Trial]:
    """Propose, for each parameter and for all together, that its update comes last."""
    early = [
        parameter
        for parameter in roles.parameters
        if all(s.step.number in parameter.state.changes for s in judged.steps)
        and any(reads(tape, parameter, s.step) for s in judged.steps)
    ]
    for parameter in early:
        yield _trial(tape, [parameter], judged)
    if len(early) > 1:
        yield _trial(tape, early, judged)


def _trial(tape: Tape, parameters: list[Parameter], judged: Judged) -> Trial:
    steps = {s.step.round.begin: s.step for s in judged.steps}
    first = parameters[0].state.changes[judged.steps[0].step.number].end

    def starts(node: Node) -> dict[int, int]:
        begin = max(begin for begin in steps if begin <= node.id)
        found = {}
        for parameter in parameters:
            change = parameter.state.changes[steps[begin].number]
            found.update(dict.fromkeys(change.nodes, change.start))
        return found

    def change(node: Node, value: Any) -> Any:
        older = starts(node)
        return execute(node, lambda number: value(older.get(number, number)))

    def where(tape: Tape, begin: int) -> list[int]:
        return [node for parameter in parameters for node in reads(tape, parameter, steps[begin])]

    detail = {"parameters": [parameter.name for parameter in parameters]}
    return Trial(tape.nodes[first].site, "older", change, None, "", detail, where)


def reads(tape: Tape, parameter: Parameter, step: TrainingStep) -> list[int]:
    """Give the nodes of one step that read a value which the step itself made, apart from further changes
    of it.
    """
    change = parameter.state.changes.get(step.number)
    if change is None:
        return []
    own = set(change.nodes)
    found: list[int] = []
    for made in change.nodes:
        found.extend(child for child in tape.children(made) if child not in own and child > made)
    return [child for child in found if made_in(tape, child, step.round.context)]


def made_in(tape: Tape, node: int, context: Context) -> bool:
    """Whether a node stands in a round: in whatever loops, where the round itself has some."""
    return tape.nodes[node].context[: len(context)] == context
