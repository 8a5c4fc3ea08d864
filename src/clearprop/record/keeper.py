"""Collects the steps that a policy keeps, and gives each a batch of its own."""

from __future__ import annotations

from collections import deque
from typing import TypeVar

from clearprop.numerics.arrays import Array, freeze
from clearprop.record.keep import Keep
from clearprop.record.step import LayerStep, Step

R = TypeVar("R", Step, LayerStep)


class Keeper:
    """Collects the steps that a policy keeps while a training goes on."""

    def __init__(self, policy: Keep) -> None:
        self._policy = policy
        self._early: list[Step] = []
        self._late: deque[Step] = deque(maxlen=policy.last)

    def see(self, step: Step) -> None:
        """Keep the step, or let it go."""
        if step.index <= self._policy.first or (self._policy.every and step.index % self._policy.every == 0):
            self._early.append(step)
        else:
            self._late.append(step)

    def forget_after(self, index: int) -> None:
        """Let go the steps after one to which a training has gone back: they are taken again."""
        for kept in (self._early, self._late):
            while kept and kept[-1].index > index:
                kept.pop()

    @property
    def steps(self) -> tuple[Step, ...]:
        """What was kept, in order, each step with a batch of its own instead of the caller's arrays."""
        copies: dict[object, Array] = {}
        return tuple(_own_batch(step, copies) for step in (*self._early, *self._late))


def _own_batch(step: Step, copies: dict[object, Array]) -> Step:
    def own(array: Array) -> Array:
        # A view is the caller's data; steps that share a batch share its copy.
        if array.flags.owndata and not array.flags.writeable:
            return array
        memory = (array.__array_interface__["data"], array.shape, array.strides)
        if memory not in copies:
            copies[memory] = freeze(array.copy())
        return copies[memory]

    x, y, weight = own(step.x), own(step.y), step.example_weight
    weight = None if weight is None else own(weight)
    if x is step.x and y is step.y and weight is step.example_weight:
        return step
    layers = (_with(step.layers[0], a_in=x), *step.layers[1:])
    return _with(step, x=x, y=y, example_weight=weight, layers=layers)


def _with(record: R, **changes: object) -> R:
    """As dataclasses.replace, which asks each of two dozen fields how it wants to be copied."""
    made = object.__new__(type(record))
    made.__dict__.update(record.__dict__ | changes)
    return made
