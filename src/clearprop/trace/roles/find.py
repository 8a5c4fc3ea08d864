"""From a tape to roles: the step loop, its parameters, and where their prediction meets the target."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.dependence import dependence, members
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.features import features
from clearprop.trace.roles.frozen import frozen
from clearprop.trace.roles.helpers import helpers
from clearprop.trace.roles.meeting import meetings
from clearprop.trace.roles.moving import moves
from clearprop.trace.roles.naming import name_of, name_of_node
from clearprop.trace.roles.roles import Parameter, Roles, TrainingStep
from clearprop.trace.roles.shapes import size_of
from clearprop.trace.roles.state import Change, State
from clearprop.trace.roles.states import states
from clearprop.trace.roles.step_units import decides
from clearprop.trace.roles.steps import Round, rounds, whole
from clearprop.trace.roles.updates import updates
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.tape import Tape

MOST_STEPS = 32
MOST_LOOPS = 12
FEW_STEPS = 3


def find_roles(tape: Tape, sites: SiteTable) -> Roles:
    """Find the step loop, the parameters, the predictions and the targets of a recorded program.

    Every loop that carries numbers on is tried; the one whose states make up the largest prediction is the
    step loop, the inner one of two that do equally well.  Where no loop does, an update that was seen only
    once, or led nowhere, still tells what is a parameter.
    """
    if not tape.nodes:
        return Roles(None, abstentions=("nothing was recorded",))
    looking = _Looking(tape, sites)
    loops = looking.loops()
    tried = [looking.in_loop(loop) for loop in loops]
    if max((len(each.roles.steps) for each in tried), default=0) < FEW_STEPS:
        tried += [looking.once(loop) for loop in (*loops, None)]
    best = max(tried, key=lambda each: (each.numbers, each.depth), default=NOTHING)
    if best.roles.loop is not None:
        best = _wider(best, looking.widened(best.roles.loop))
    if not best.numbers:
        return Roles(None, abstentions=(looking.nothing_found(),))
    return looking.with_frozen(best.roles)


class _Tried(NamedTuple):
    """What one loop gives as the step loop: how many numbers make up a prediction, and how deep it stands."""

    numbers: int
    depth: int
    roles: Roles


NOTHING = _Tried(0, 0, Roles(None))


class _Looking:
    """One search through one tape."""

    def __init__(self, tape: Tape, sites: SiteTable) -> None:
        self.tape, self.sites = tape, sites
        self.carrying, self.family = Carrying(tape), Family(tape)
        self.carried_on = False
        self._known: dict[int, tuple[list[Round], list[State]]] = {}

    def loops(self) -> list[int]:
        """Give the loops in which something is carried on, those first in which most is."""
        counted: Counter[int] = Counter()
        for node in self.tape.nodes:
            if node.context and node.kind in ("apply", "write") and self.carrying.carried(node.id):
                counted.update({loop.site for loop in node.context})
        return [loop for loop, _ in counted.most_common(MOST_LOOPS)]

    def in_loop(self, loop: int) -> _Tried:
        """Take one loop as the step loop."""
        all_rounds, kept = self._carried_on_in(loop)
        self.carried_on = self.carried_on or bool(kept)
        return self._roles(loop, kept, self._steps(kept, all_rounds))

    def _carried_on_in(self, loop: int) -> tuple[list[Round], list[State]]:
        if loop not in self._known:
            all_rounds = rounds(self.tape, loop)
            self._known[loop] = all_rounds, states(self.carrying, all_rounds)
        all_rounds, kept = self._known[loop]
        return all_rounds, list(kept)

    def widened(self, loop: int) -> _Tried:
        """Take a step loop once more, with the updates that lead nowhere beside what it carries on."""
        all_rounds, kept = self._carried_on_in(loop)
        known = {node for state in kept for node in state.nodes}
        places = {self.tape.nodes[change.end].site for state in kept for change in state.changes.values()}
        for state in self._leading_nowhere(all_rounds):
            ends = {change.end for change in state.changes.values()}
            if known.isdisjoint(ends) and places.isdisjoint(self.tape.nodes[end].site for end in ends):
                kept.append(state)
        return self._roles(loop, kept, self._steps(kept, all_rounds))

    def once(self, loop: int | None) -> _Tried:
        """Take single updates in the rounds of a loop, or in the whole program, as its steps."""
        all_rounds = whole(self.tape) if loop is None else rounds(self.tape, loop)
        kept = self._leading_nowhere(all_rounds)
        return self._roles(loop, kept, self._steps(kept, all_rounds))

    def _leading_nowhere(self, all_rounds: list[Round]) -> list[State]:
        """Give single updates, without those that are part of a prediction.

        ``t - out`` after the update looks like one of t: as long as nothing is compared, the last one is
        left out.
        """
        kept = updates(self.carrying, self.family, all_rounds)
        kept.sort(key=lambda state: min(change.end for change in state.changes.values()))
        while not (steps := self._steps(kept, all_rounds)) and len(kept) > 1:
            kept.pop()
        predictions = [each for step in steps for each in step.predictions]
        inside = self.family.since(0, predictions) if predictions else set()
        return [state for state in kept if inside.isdisjoint(c.end for c in state.changes.values())]

    def with_frozen(self, roles: Roles) -> Roles:
        """Add the parameters that nothing changes."""
        known: dict[int, dict[int, int]] = {}
        for step in roles.steps:
            fixed = frozen(self.carrying, self.family, step, roles)
            for node in (*fixed, *features(self.family, step, roles)):
                known.setdefault(self.carrying.line(node), {})[step.number] = node
        added = tuple(self._frozen(nodes, roles.steps) for nodes in known.values())
        return replace(roles, parameters=(*roles.parameters, *added))

    def nothing_found(self) -> str:
        """Say why there are no roles."""
        if not self.carried_on:
            return "no loop carries a number on from one round to the next, so no training was seen"
        if any(kept and decides(self.family, kept, every[0]) for every, kept in self._known.values()):
            return "a step unit has no gradient: a comparison decides what the program answers"
        return "no loop was found whose numbers make up a prediction that is compared with a target"

    def _frozen(self, nodes: dict[int, int], steps: tuple[TrainingStep, ...]) -> Parameter:
        """Make a parameter that begins and ends every step with the same value."""
        first = nodes[min(nodes)]
        held = {step.number: nodes.get(step.number, first) for step in steps}
        state = State({number: Change(node, node, ()) for number, node in held.items()})
        name = name_of_node(self.tape, first)
        return Parameter(name, state, first, size_of(self.tape, first), False, frozenset(nodes.values()))

    def _roles(self, loop: int | None, kept: list[State], steps: list[TrainingStep]) -> _Tried:
        reached = most = 0
        for step in steps:
            for prediction in step.predictions:
                mask = step.states[prediction]
                reached |= mask
                changed = [kept[k] for k in members(mask) if step.number in kept[k].changes]
                most = max(most, sum(self._size(state) for state in changed))
        chosen = set(members(reached))
        chosen -= helpers(self.carrying, self.family, steps, kept, chosen)
        parameters = tuple(_parameter(self.tape, kept[k]) for k in sorted(chosen))
        others = tuple(state for k, state in enumerate(kept) if k not in chosen)
        depth = len(steps[0].round.context) if steps else 0
        return _Tried(most, depth, Roles(loop, parameters, others, tuple(steps)))

    def _size(self, state: State) -> int:
        return size_of(self.tape, state.changes[min(state.changes)].start)

    def _steps(self, kept: list[State], all_rounds: list[Round]) -> list[TrainingStep]:
        values = [state.nodes for state in kept]
        places = {self.tape.nodes[c.end].site for state in kept for c in state.changes.values()}
        made = []
        for number, round_ in _chosen(all_rounds) if kept else ():
            ends = [state.changes[number].end for state in kept if number in state.changes]
            if ends:
                before = _before(self.tape, values, all_rounds, number)
                depends = dependence(self.family, values, before, round_.nodes)
                met = tuple(meetings(self.family, self.sites, round_, depends, ends, places))
                made.append(TrainingStep(round_, number, met, depends))
        return [step for step in made if step.meetings]


def _wider(found: _Tried, widened: _Tried) -> _Tried:
    """Take the wider roles, if they leave none of the parameters out."""
    own = {parameter.first for parameter in found.roles.parameters}
    return widened if own < {parameter.first for parameter in widened.roles.parameters} else found


def _before(tape: Tape, values: list[frozenset[int]], all_rounds: list[Round], number: int) -> list[int]:
    """Give what a round may read from before it: views of parameters, copies, and answers that were kept.

    Between two rounds only what moves values about counts: an update there is no answer.
    """
    begin, recorded = all_rounds[0].begin, tape.nodes
    oldest = range(min((min(nodes) for nodes in values), default=begin), begin)
    first = [node for node in oldest if not recorded[node].context or moves(recorded[node])]
    if number == 0:
        return first
    last, now = all_rounds[number - 1], all_rounds[number]
    between = [node for node in range(last.end, now.begin) if moves(recorded[node])]
    return [*first, *last.nodes, *between]


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
    return Parameter(name_of(tape, state), state, first, size_of(tape, first), True, state.nodes)
