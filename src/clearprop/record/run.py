"""What a training leaves behind: its settings, the curves, the kept steps, and why it stopped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from clearprop.displays import Displayed
from clearprop.errors import AddressError
from clearprop.record.address import Address
from clearprop.record.settings import Plan
from clearprop.record.step import Step

Outcome = Literal[
    "unfinished", "all epochs", "tolerance", "patience", "not finite", "callback", "interrupted"
]


class Curve:
    """One number an epoch: a tuple to whoever reads it, and made into one when it is first read.

    A training of a tiny network takes less time than its thousands of numbers take to become objects.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, run: Run | None, owner: type | None = None) -> tuple[float, ...]:
        if run is None:
            return ()
        found: Iterable[float] | NDArray[np.float64] = run.__dict__[self._name]
        if isinstance(found, np.ndarray):
            found = found.tolist()
        if not isinstance(found, tuple):
            found = run.__dict__[self._name] = tuple(found)
        return found

    def __set__(self, run: Run, value: Iterable[float] | NDArray[np.float64]) -> None:
        run.__dict__[self._name] = value


@dataclass(frozen=True, eq=False, repr=False)
class Run(Displayed):
    """One training, from its settings to the sentence that says why it ended.

    ``loss``, ``loss_min``, ``loss_max`` have one number an epoch: mean (weighted where examples have
    weights), smallest and largest loss of the examples, each measured when used, before its update,
    without the penalty.  ``validation_loss`` is measured after the epoch's last update; empty without
    validation data.  ``metrics`` are measured on the validation data where there is some, else on the
    training data, after the epoch.  ``best_epoch`` counts from 1.  ``stopped`` says in a sentence
    why training ended, ``outcome`` in a word for programs.  ``steps`` are those that the policy kept.

    Examples
    --------
    >>> from clearprop.examples import xor_2_4_1
    >>> net, run = xor_2_4_1.train(epochs=3)
    >>> run.epochs, run.outcome, run["step 3, loss"] == run.steps[-1].loss
    (3, 'all epochs', True)
    """

    settings: Plan
    steps: tuple[Step, ...] = ()
    loss: Curve = Curve()
    loss_min: Curve = Curve()
    loss_max: Curve = Curve()
    validation_loss: Curve = Curve()
    metrics: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    best_epoch: int | None = None
    stopped: str = ""
    outcome: Outcome = "unfinished"
    engine: str = ""
    dtype: str = ""
    threads: int = 1
    seconds: float = 0.0
    notes: tuple[str, ...] = ()

    @property
    def epochs(self) -> int:
        """How many epochs were finished."""
        return len(self.loss)

    def step(self, index: int) -> Step:
        """A kept step by its number.

        Raises
        ------
        AddressError
            'step 7 was not kept; kept: 500. Train again with another keep, such as "every 10" or "first and
            last 5".'
        """
        for step in self.steps:
            if step.index == index:
                return step
        kept = ", ".join(str(step.index) for step in self.steps[:8]) + (", …" if len(self.steps) > 8 else "")
        raise AddressError(
            f"step {index} was not kept; kept: {kept or 'none'}."
            ' Train again with another keep, such as "every 10" or "first and last 5".'
        )

    def __getitem__(self, address: str | Address) -> Any:
        """The number at an address; without a step, that of the last kept step."""
        address = Address.parse(address)
        if address.step is not None:
            return self.step(address.step)[address]
        if not self.steps:
            raise AddressError(
                f'"{address}": no step was kept. Train with keep="last" to read numbers from the run.'
            )
        return self.steps[-1][address]

    def with_steps(self, steps: tuple[Step, ...]) -> Run:
        """The same run with other kept steps."""
        return replace(self, steps=steps)

    def __repr__(self) -> str:
        last = f", loss {self.loss[0]:.6g} to {self.loss[-1]:.6g}" if self.loss else ""
        return f"Run({self.epochs} epochs{last}; {self.stopped})"
