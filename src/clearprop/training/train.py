"""Training: epochs of steps, watched, stopped in time, and recorded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from clearprop.data.batches import check_batch_size
from clearprop.engines import Batch, check_state, initial_state
from clearprop.engines import engine as find_engine
from clearprop.errors import SettingError
from clearprop.network.inputs import as_example_weight, as_inputs, as_targets, check_inputs, check_loss
from clearprop.network.network import Network, check_network
from clearprop.numerics.arrays import Array
from clearprop.numerics.generator import Rng, as_seed
from clearprop.numerics.losses import Loss, LossLike
from clearprop.numerics.losses import loss as parse_loss
from clearprop.record.checks import check_count, check_flag, check_positive
from clearprop.record.keep import Keep
from clearprop.record.optimizers import Optimizer
from clearprop.record.run import Run
from clearprop.record.settings import Plan, Settings, check_optimizer, check_reduction
from clearprop.record.state import OptimizerState
from clearprop.training.callbacks import Callbacks
from clearprop.training.loop import Training
from clearprop.training.measure import Measure
from clearprop.training.metrics import Metric, metrics_by_name

_MANY_BYTES = 1 << 18


def train(
    network: Network,
    x: ArrayLike,
    y: ArrayLike,
    *,
    loss: str | LossLike,
    optimizer: Optimizer,
    epochs: int,
    reduction: str = "mean",
    batch_size: int | None = 32,
    shuffle: bool = True,
    rng: Rng = None,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    example_weight: ArrayLike | None = None,
    metrics: Sequence[str | Metric] = (),
    keep: str | Keep = "last",
    callbacks: Sequence[object] = (),
    tolerance: float | None = None,
    patience: int | None = None,
    engine: str = "auto",
    dtype: DTypeLike | None = None,
    state: OptimizerState | None = None,
) -> tuple[Network, Run]:
    """Train a network; get the trained one and the Run that says how it went.

    The given network does not change.  Training stops after ``epochs``, or before: when the epoch's
    loss is at most ``tolerance``; when ``patience`` epochs brought no better validation (else training)
    loss, and then the best weights are returned, as they are whenever patience is set; when a callback
    returns a sentence; at the first number that is not finite, which ``run.stopped`` names; or at Ctrl-C.

    Parameters
    ----------
    x : (n, n_in)
    y : (n, n_out), or (n,) where n_out is 1, or integer classes (n,) for cross_entropy
    loss : a name such as "huber(1.0)", or an object with value(a, y) and gradient(a, y)
    optimizer : what turns gradients into updates, such as ``Adam(0.01)``
    epochs : how many times all examples are seen, at most
    reduction : how a batch's losses become one number: "mean" (Σ wᵢ lᵢ / Σ wᵢ) or "sum" (Σ wᵢ lᵢ)
    batch_size : examples a step; n or more, or None, is one batch in the given order
    shuffle : draw a new order (``rng.permutation(n)``) each epoch when there are several batches
    rng : a seed or a generator; None draws a seed and writes it into ``run.settings.seed``
    validation : (x, y) that are only measured
    example_weight : (n,) zero or more
    metrics : names ("accuracy", …) or functions of (prediction, y), measured after each epoch
    keep : which Steps the run keeps: "none", "last", "every 10", "first and last 5"
    callbacks : objects with any of the hooks of :class:`clearprop.Callback`
    tolerance, patience : when to stop early, see above; None never does
    engine : "auto" (the fastest here) or the name of one
    dtype : "float64" or "float32"; None keeps the network's
    state : what the optimizer remembers of an earlier training, from which it goes on: the ``state_after``
        of its last step, or the ``state`` of a moment that a callback was given; None starts afresh

    Raises
    ------
    ShapeError, SettingError, DataError
        naming what was received, what was expected and what to do

    Examples
    --------
    >>> from clearprop import Dense, Network, SGD
    >>> net = Network([Dense([[0.0]], [0.0], "identity")])
    >>> net, run = train(net, [[1.0], [2.0]], [3.0, 5.0], loss="squared_error", optimizer=SGD(0.1),
    ...                  epochs=1000, tolerance=1e-12)
    >>> net([[10.0]]).round(3).tolist(), run.outcome
    ([[21.0]], 'tolerance')
    """
    settings = Settings(parse_loss(loss), check_reduction(reduction), check_optimizer(optimizer))
    network = check_network(network) if dtype is None else network.astype(dtype)
    check_loss(network.layers, settings.loss)
    chosen, measures = find_engine(engine), metrics_by_name(metrics)
    state = _first_state(network, settings.optimizer, state)
    data = _data(network, settings.loss, x, y, example_weight)
    held_out = _held_out(network, settings.loss, validation)
    source = as_seed(rng)
    seed = source if isinstance(source, int) else None
    plan = Plan(
        settings=settings,
        epochs=check_count("epochs", epochs),
        batch_size=check_batch_size(batch_size),
        shuffle=check_flag("shuffle", shuffle),
        seed=seed,
        generator="" if isinstance(source, int) else str(source.bit_generator.state),
        keep=Keep.parse(keep),
        tolerance=None if tolerance is None else check_positive("tolerance", tolerance, zero=True),
        patience=None if patience is None else check_count("patience", patience),
        metrics=tuple(measures),
        dtype=str(network.dtype),
        engine=chosen.name,
    )
    measure = Measure(settings.loss, measures, held_out, (data.x, data.y))
    return Training(plan, chosen, network, data, measure, Callbacks(callbacks), source, state).go()


def _first_state(network: Network, optimizer: Optimizer, given: OptimizerState | None) -> OptimizerState:
    """What the optimizer remembers at the beginning: what it was given, else nothing."""
    if given is None:
        return initial_state(network, optimizer)
    check_state(network, optimizer, given)
    return given


def _data(network: Network, loss: Loss, x: ArrayLike, y: ArrayLike, weight: ArrayLike | None) -> Batch:
    inputs, targets = _examples(network, loss, x, y, "", check=False)
    # Of many it is seen by training with them.
    if inputs.nbytes < _MANY_BYTES:
        check_inputs(inputs)
    return Batch(
        inputs, targets, np.arange(len(inputs)), as_example_weight(weight, len(inputs), network.dtype)
    )


def _examples(
    network: Network, loss: Loss, x: ArrayLike, y: ArrayLike, prefix: str, *, check: bool = True
) -> tuple[Array, Array]:
    inputs = as_inputs(x, network.sizes[0], network.dtype, f"{prefix}x", check=check)
    return inputs, as_targets(y, len(inputs), network.sizes[-1], loss, network.dtype, f"{prefix}y")


def _held_out(network: Network, loss: Loss, validation: object) -> tuple[Array, Array] | None:
    if validation is None:
        return None
    if not isinstance(validation, tuple | list) or len(validation) != 2:
        raise SettingError(
            "validation is not a pair; give (x, y), the inputs and the targets of the held-out examples."
        )
    return _examples(network, loss, validation[0], validation[1], "validation ")
