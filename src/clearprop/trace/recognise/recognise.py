"""The network behind a recorded program: layer by layer, step by step, and proved by its own numbers."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.found import LayerFound
from clearprop.trace.recognise.kinds import Kinds, parameter_values
from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.one_pass import PassFound, at_rest, is_moved, is_nudge, read_pass
from clearprop.trace.recognise.passes import Pass, passes
from clearprop.trace.recognise.reading import Read
from clearprop.trace.recognise.shifted import shifted
from clearprop.trace.recognise.stacking import joined
from clearprop.trace.recognise.targets import target_of
from clearprop.trace.recognise.versions import Stale, used_by
from clearprop.trace.roles.roles import Roles, TrainingStep
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.tape import Tape

# What computing with other numbers than the program's own may raise.
UNEXPECTED = (ValueError, TypeError, IndexError, KeyError, ArithmeticError, AttributeError, Lost)


@dataclass(frozen=True)
class StepFound:
    """One training step in our own terms; ``y`` is None where the target has not the prediction's shape.

    ``before`` and ``after`` hold the entries of all parameters, laid end to end.  ``stale`` says what the
    step read in an old version; the layers then are those that the program computed, from what it read.
    Where a step measures its gradient, by moving parameters, the layers are those at rest.  ``ahead`` are the
    entries that the forward pass read, where these are ``before`` moved a little ahead; else None.
    """

    step: TrainingStep
    x: Array
    y: Array | None
    layers: tuple[LayerFound, ...]
    before: Array
    after: Array
    stale: tuple[Stale, ...] = ()
    is_measured: bool = False
    ahead: Array | None = None

    @property
    def read(self) -> Array:
        """The entries that the forward pass read."""
        return self.before if self.ahead is None else self.ahead

    def W(self, layer: int, entries: Array) -> Array:
        """Give the weights of a layer with these entries of all parameters."""
        return self.layers[layer].wiring.W(entries)

    def b(self, layer: int, entries: Array) -> Array:
        """Give the biases of a layer, as one for each unit."""
        return self.layers[layer].wiring.b(entries)


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A step that could not be read: a sentence that says why, and what was seen.

    ``layer`` counts from 1, 0 where it is not known.  ``depends`` tells what each answer of that layer
    depends on, where this is the reason: "row" (all units of its example), "column" (its unit in all
    examples), "all", "none", "own" (its own sum), or "" where that was not asked.
    """

    step: int
    reason: str
    layer: int = 0
    depends: str = ""


# Each step is read by computing it anew: of large ones a few say as much as all.
FEWEST_STEPS, MOST_NUMBERS = 2, 50_000_000


@dataclass(frozen=True)
class Recognised:
    """What was recognised: the steps that were read, and why others, or all, were not."""

    steps: tuple[StepFound, ...] = ()
    reasons: tuple[str, ...] = field(default=())
    puzzles: tuple[Puzzle, ...] = field(default=())


def recognise(tape: Tape, roles: Roles) -> Recognised:
    """Read every training step of a program as one of a network of dense layers."""
    reading = _Reading(tape, roles)
    found: list[StepFound] = []
    puzzles: list[Puzzle] = []
    for step in roles.steps:
        if _is_enough(found):
            break
        try:
            found.append(reading.step(step))
        except Unreadable as reason:
            puzzles.append(Puzzle(step.number, str(reason), reason.layer, reason.depends))
        except UNEXPECTED as problem:
            told = f"a layer could not be computed with other numbers ({type(problem).__name__}: {problem})"
            puzzles.append(Puzzle(step.number, told))
    kept, others = _of_one_network(found)
    puzzles += [Puzzle(step.step.number, "a step reads another network than the others") for step in others]
    if len(puzzles) > len(kept) and _leaves_out(roles, kept):
        # What few steps show, in which a branch went round the rest of the network, is not the network.
        puzzles += [
            Puzzle(step.step.number, "its layers leave out parameters that are trained") for step in kept
        ]
        kept = []
    reasons = tuple(dict.fromkeys(each.reason for each in puzzles))
    return Recognised(tuple(kept), reasons, tuple(puzzles))


def _is_enough(found: list[StepFound]) -> bool:
    """Whether the steps that were read hold so many numbers that no more are worth it."""
    held = sum(step.x.size + sum(2 * layer.z.size for layer in step.layers) for step in found)
    return len(found) >= FEWEST_STEPS and held > MOST_NUMBERS


def _of_one_network(found: list[StepFound]) -> tuple[list[StepFound], list[StepFound]]:
    """Part the steps that read the network that most steps read from the others."""
    kinds = [
        tuple((layer.wiring.W_entries.shape, str(layer.activation)) for layer in step.layers)
        for step in found
    ]
    if len(set(kinds)) < 2:
        return found, []
    usual = max(kinds, key=lambda kind: (kinds.count(kind), len(kind)))
    return (
        [step for step, kind in zip(found, kinds, strict=True) if kind == usual],
        [step for step, kind in zip(found, kinds, strict=True) if kind != usual],
    )


def _leaves_out(roles: Roles, found: list[StepFound]) -> bool:
    """Whether training changes a parameter that no layer of the steps that were read has."""
    layers = [layer.wiring for step in found for layer in step.layers]
    read = {int(k) for each in layers for entries in (each.W_entries, each.b_entries) for k in entries.flat}
    at = 0
    for parameter in roles.parameters:
        if parameter.trained and not read.intersection(range(at, at + parameter.size)):
            return True
        at += parameter.size
    return False


class _Reading:
    """The reading of all steps of one program; what one step shows helps with the next."""

    def __init__(self, tape: Tape, roles: Roles) -> None:
        self.tape, self.roles = tape, roles
        self.values = parameter_values(parameter.nodes for parameter in roles.parameters)
        self.values.update(shifted(tape, roles, self.values))
        self.kinds = Kinds(tape, self.values)
        self.known: dict[Hashable, Read] = {}

    def step(self, step: TrainingStep) -> StepFound:
        used = used_by(self.tape, self.kinds, self.values, step.predictions)
        self._distinct(used)
        read = self._unmoved(step, passes(self.tape, self.kinds, step.meetings))
        layers = joined([one.layers for _, one in read])
        y = [target_of(self.tape, made, one.read[-1]) for made, one in read]
        target = None if any(part is None for part in y) else np.vstack([p for p in y if p is not None])
        stale = tuple(dict.fromkeys(each for _, one in read for each in one.stale))
        before, after = self._entries(step, used, "start"), self._entries(step, used, "end")
        is_measured = all(is_moved(self.tape, self.kinds, self.values, made) for made, _ in read)
        if is_measured:
            layers = at_rest(layers, before)
        ahead = None if is_measured else self._ahead(used, before)
        return StepFound(step, layers[0].a_in, target, layers, before, after, stale, is_measured, ahead)

    def _ahead(self, used: Mapping[int, int], before: Array) -> Array | None:
        """Give all parameters as they were read, where some were read a little ahead of where they are."""
        ahead, at, moved = before.copy(), 0, False
        for number, parameter in enumerate(self.roles.parameters):
            read = {node for node, owner in used.items() if owner == number}
            if len(read) == 1 and read.isdisjoint(parameter.nodes):
                value = np.asarray(self.tape.value(read.pop()), dtype=np.float64).reshape(-1)
                if value.size == parameter.size:
                    ahead[at : at + parameter.size], moved = value, True
            at += parameter.size
        return ahead if moved else None

    def _unmoved(self, step: TrainingStep, made: list[Pass]) -> list[tuple[Pass, PassFound]]:
        """Read the passes of a step, without those in which a parameter was moved to see what comes of it."""
        still = [each for each in made if not is_moved(self.tape, self.kinds, self.values, each)]
        if not still:
            return self._nudged(step, made)
        given = self.tape, self.kinds, self.values, self.roles, step
        return [(each, read_pass(*given, each, self.known)) for each in still]

    def _nudged(self, step: TrainingStep, made: list[Pass]) -> list[tuple[Pass, PassFound]]:
        """Read one pass of a step that measures its gradient, with the parameters as they were moved."""
        values = dict(self.values)
        for root in (root for layer in made[0].layers for root in layer.roots):
            for node in self.tape.ancestors([root], self.values):
                if node not in values and is_nudge(self.tape, self.kinds, node):
                    owners = set(used_by(self.tape, self.kinds, self.values, [node]).values())
                    if len(owners) == 1:
                        values[node] = owners.pop()
        kinds = Kinds(self.tape, values)
        again = passes(self.tape, kinds, made[0].meetings)
        return [(each, read_pass(self.tape, kinds, values, self.roles, step, each)) for each in again]

    def _distinct(self, used: Mapping[int, int]) -> None:
        """Refuse what cannot be told apart: two parameters that start as one number."""
        for node in used:
            owners = [p.name for p in self.roles.parameters if node in p.nodes]
            if len(owners) > 1:
                raise Unreadable(f"{' and '.join(owners[:2])} are one number before their first change")

    def _entries(self, step: TrainingStep, used: Mapping[int, int], which: str) -> Array:
        """Give all parameters end to end, as they were before or after a step.

        Before means before this update: where a round makes many, that of the last prediction.
        """
        parts = []
        for number, parameter in enumerate(self.roles.parameters):
            change = parameter.state.changes.get(step.number)
            if change is None:
                raise Unreadable(f"{parameter.name} was not seen to change in a step")
            inside = [node for node, owner in used.items() if owner == number and node in change.nodes]
            node = max(inside, default=change.start) if which == "start" else change.end
            parts.append(np.asarray(self.tape.value(node), dtype=np.float64).reshape(-1))
        return np.concatenate(parts)
