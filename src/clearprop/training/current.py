"""The network of the moment, wherever its numbers are: in a Network, or in the arrays of an engine."""

from __future__ import annotations

from dataclasses import dataclass

from clearprop.engines import Course
from clearprop.engines.storage import Snapshot
from clearprop.network.network import Network
from clearprop.record.state import OptimizerState
from clearprop.record.step import Step

Numbers = Snapshot | tuple[Network, OptimizerState]


class Current:
    """The network and the optimizer's state between steps; recorded ones and an engine's own take turns."""

    def __init__(self, network: Network, state: OptimizerState, course: Course | None) -> None:
        self._network: Network | None = network
        self._state: OptimizerState | None = state
        self._course, self._in_course = course, False
        # An optimizer that comes from another training has steps behind it, which are not of this one.
        self.before = state.t

    def network(self) -> Network:
        """The network of the moment."""
        if self._network is None:
            assert self._course is not None
            self._network = self._course.network()
        return self._network

    def state(self, t: int) -> OptimizerState:
        """What the optimizer remembers after t steps of this training."""
        if self._state is None:
            assert self._course is not None
            self._state = self._course.state(self.before + t)
        return self._state

    def take(self, step: Step) -> None:
        """Go on from where a recorded step has led."""
        self._network, self._state = self.network().after(step), step.state_after
        self._in_course = False

    def course(self, t: int) -> Course:
        """The engine's course with the numbers of the moment, which it may change from now on."""
        assert self._course is not None
        if not self._in_course:
            self._course.load(self.network(), self.state(t))
            self._in_course = True
        self._network = self._state = None
        return self._course

    def snapshot(self) -> Numbers:
        """The numbers of the moment, to go back to."""
        if self._network is not None and self._state is not None:
            return self._network, self._state
        assert self._course is not None
        return self._course.snapshot()

    def restore(self, numbers: Numbers) -> None:
        """Go back."""
        if isinstance(numbers, Snapshot):
            assert self._course is not None
            self._course.restore(numbers)
            self._network, self._state, self._in_course = None, None, True
        else:
            (self._network, self._state), self._in_course = numbers, False


@dataclass(frozen=True, eq=False)
class Moment:
    """Where a training stands; made into a network and a state when they are asked for, while it waits."""

    current: Current
    t: int

    @property
    def network(self) -> Network:
        """The network of the moment."""
        return self.current.network()

    @property
    def state(self) -> OptimizerState:
        """What the optimizer remembers: handed to :func:`~clearprop.training.train.train`, it goes on."""
        return self.current.state(self.t)
