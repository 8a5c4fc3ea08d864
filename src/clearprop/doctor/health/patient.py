"""Who is examined: a network, a step or a run, with everything that is known around it.

The checks ask a patient for parameters, steps, data and how training ended, and need not know which of
the three was handed in. What was not observed is None here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from clearprop.doctor.health.layers import LayerView, from_network, from_step
from clearprop.doctor.health.rebuilt import network_of, usable
from clearprop.errors import ClearpropError
from clearprop.network.inputs import as_inputs, as_targets
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import Loss
from clearprop.numerics.losses import loss as parse_loss
from clearprop.numerics.shapes import as_numbers
from clearprop.record.optimizers import SGD
from clearprop.record.run import Run
from clearprop.record.step import NotObserved, Step
from clearprop.training.step import step as take_step

Kind = Literal["network", "step", "run"]
# The step that is taken on a network only to see its gradients changes nobody's weights; the rate is not
# used.
LOOKING = SGD(1e-6)


@dataclass(frozen=True, eq=False)
class Patient:
    """What is known of the one who is examined.

    ``network`` is the state that is judged, ``start`` the one before the first step; ``x, y`` are the
    examples, ``whole`` says whether they are all that there are; ``steps`` are those that were kept.
    """

    kind: Kind
    network: Network | None
    steps: tuple[Step, ...] = ()
    run: Run | None = None
    x: Array | None = None
    y: Array | None = None
    whole: bool = False
    start: Network | None = None

    @cached_property
    def layers(self) -> tuple[LayerView, ...]:
        """Every z, a and slope of the examples that are known, layer by layer; nothing where none is."""
        own = (
            self.kind == "step" and not self.whole
        )  # the numbers of the record itself, whoever computed them
        if self.network is not None and self.x is not None and not own:
            finite = self.x[np.isfinite(self.x).all(axis=1)]
            return from_network(self.network, finite) if len(finite) else ()
        return from_step(self.steps[-1]) if self.steps else ()

    @cached_property
    def loss(self) -> Loss | None:
        """The loss that is minimised; a network alone has none until it meets targets."""
        return self.steps[-1].settings.loss if self.steps else self.run.settings.loss if self.run else None

    @cached_property
    def prediction(self) -> Array | None:
        """The answers to the known examples."""
        return self.layers[-1].a if self.layers else None

    @cached_property
    def first_step(self) -> Step | None:
        """The first step of the training, where it was kept or can be taken again."""
        for step in self.steps:
            if self.kind != "network" and step.index == 1 and step.t == 1:
                return step
        return self._taken(self.start) if self.start is not None else None

    def _taken(self, network: Network) -> Step | None:
        if self.run is None or self.x is None or self.y is None:
            return None
        plan = self.run.settings
        try:
            with np.errstate(all="ignore"):
                return take_step(
                    network,
                    self.x,
                    self.y,
                    loss=plan.loss,
                    optimizer=plan.optimizer,
                    reduction=plan.reduction,
                    rng=0,
                )
        except ClearpropError:
            return None

    def probes(self) -> Iterator[Step]:
        """The steps that show what the optimizer does: the first, then those that were kept."""
        first = self.first_step
        if first is not None:
            yield first
        if self.kind != "network":
            yield from (step for step in self.steps if step is not first)


def of_network(network: Network, x: ArrayLike | None = None, y: ArrayLike | None = None) -> Patient:
    """Make a patient of a network; with x and y a step is taken to see its gradients."""
    inputs, targets = _examples(network, x, y)
    patient = Patient("network", network, x=inputs, y=targets, whole=inputs is not None)
    if inputs is None or targets is None or not np.isfinite(inputs).all():
        return patient
    loss = assumed_loss(network, targets)
    try:
        with np.errstate(all="ignore"):
            looked = take_step(network, inputs, targets, loss=loss, optimizer=LOOKING, rng=0)
    except ClearpropError:  # an output that cannot be trained: the checks say why
        return patient
    return replace(patient, steps=(looked,))


def of_step(step: Step, x: ArrayLike | None = None, y: ArrayLike | None = None) -> Patient:
    """Make a patient of a step; its batch are the examples unless others are given."""
    network = network_of(step, new=False)
    inputs, targets = _examples(network, x, y)
    if inputs is not None:
        return Patient("step", network, (step,), x=inputs, y=targets, whole=True)
    return Patient("step", network, (step,), x=usable(step.x), y=usable(step.y))


def of_run(
    run: Run,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    network: Network | None = None,
    start: Network | None = None,
) -> Patient:
    """Make a patient of a run.

    Without x and y its last kept step gives the examples; they are all where the run had one batch an epoch.
    ``network`` is the one that training returned, ``start`` the one that it was given.
    """
    steps = run.steps
    if start is None and steps and steps[0].index == 1:
        start = network_of(steps[0], new=False)
    left = network or (network_of(steps[-1], new=True) if steps else None)
    inputs, targets = _examples(left or start, x, y)
    if inputs is not None:
        return Patient("run", left, steps, run, inputs, targets, True, start)
    if not steps:
        return Patient("run", left, steps, run, start=start)
    last = steps[-1]
    return Patient("run", left, steps, run, usable(last.x), usable(last.y), _is_whole(run, last), start)


def assumed_loss(network: Network, y: Array) -> str:
    """The loss that a network of this output is usually trained with on such targets."""
    output = network.layers[-1].activation.name
    shares = bool(((y >= 0) & (y <= 1)).all())
    if output == "sigmoid" and shares:
        return "binary_cross_entropy"
    if output == "softmax" and shares and np.allclose(y.sum(axis=1), 1.0):
        return "cross_entropy"
    return "half_squared_error"


def _is_whole(run: Run, last: Step) -> bool:
    """Whether a step saw all examples: they are counted from 0, and there was room for more in its batch."""
    rows = last.rows
    if rows is NotObserved or (np.sort(rows) != np.arange(len(rows))).any():
        return False
    return run.settings.batch_size is None or len(rows) < run.settings.batch_size


def _examples(
    network: Network | None, x: ArrayLike | None, y: ArrayLike | None
) -> tuple[Array | None, Array | None]:
    """Check the shapes of what was given; numbers that are not finite stay, because they are a finding."""
    if network is None or x is None:
        return None, None
    numbers = np.asarray(as_numbers(x, "x"), dtype=np.float64)
    clean = as_inputs(np.where(np.isfinite(numbers), numbers, 0.0), network.sizes[0], network.dtype)
    inputs = np.where(np.isfinite(numbers), clean, numbers)
    if y is None:
        return inputs, None
    given, n_out = as_numbers(y, "y"), network.sizes[-1]
    classes = n_out > 1 and given.ndim == 1 and given.dtype.kind in "iub"
    loss = parse_loss("cross_entropy" if classes else "half_squared_error")
    return inputs, as_targets(given, len(inputs), n_out, loss, network.dtype)
