"""What was found out about a recorded program, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field

from clearprop.trace.roles.meeting import Meeting
from clearprop.trace.roles.state import State
from clearprop.trace.roles.steps import Round


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or an array that training changes, or that stands in the place of one and is not trained.

    ``nodes`` are all of its values that were seen; ``state`` says what each step did to it.
    """

    name: str
    state: State
    first: int
    size: int
    trained: bool
    nodes: frozenset[int]


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """One update: the round of the step loop, and where predictions met targets in it."""

    round: Round
    number: int
    meetings: tuple[Meeting, ...]
    states: dict[int, int]

    @property
    def predictions(self) -> tuple[int, ...]:
        """The nodes of the predictions."""
        return tuple(each.prediction for each in self.meetings)


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of a program's numbers; ``abstentions`` say what was not recovered, and why."""

    loop: int | None
    parameters: tuple[Parameter, ...] = ()
    others: tuple[State, ...] = ()
    steps: tuple[TrainingStep, ...] = ()
    abstentions: tuple[str, ...] = field(default=())
