"""One training step on its own, to be looked at."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from clearprop.engines import Batch, check_state, engine, initial_state
from clearprop.network.forward import check_dropout_rng
from clearprop.network.inputs import as_example_weight, as_inputs, as_targets, check_loss
from clearprop.network.network import Network, check_network
from clearprop.numerics.arrays import freeze
from clearprop.numerics.generator import Rng, as_generator
from clearprop.numerics.losses import LossLike
from clearprop.numerics.losses import loss as parse_loss
from clearprop.record.optimizers import Optimizer
from clearprop.record.settings import Settings, check_optimizer, check_reduction
from clearprop.record.state import OptimizerState
from clearprop.record.step import Step


def step(
    network: Network,
    x: ArrayLike,
    y: ArrayLike,
    *,
    loss: str | LossLike,
    optimizer: Optimizer,
    reduction: str = "mean",
    state: OptimizerState | None = None,
    example_weight: ArrayLike | None = None,
    rng: Rng = None,
) -> Step:
    """Compute one training step of the whole batch, and keep every number of it.

    The network itself does not change; ``network.after(step)`` is the next one, and ``step.state_after`` is
    what the optimizer wants back for its next step.

    Parameters
    ----------
    x : (n, n_in)
    y : (n, n_out), or (n,) where n_out is 1, or integer classes (n,) for cross_entropy
    loss : a name such as "huber(1.0)", or an object with value(a, y) and gradient(a, y)
    optimizer : what turns gradients into updates, such as ``SGD(0.5)``
    reduction : "mean" (Σ wᵢ lᵢ / Σ wᵢ) or "sum" (Σ wᵢ lᵢ)
    state : the ``state_after`` of the step before; None starts afresh
    example_weight : (n,) zero or more; None counts each example once
    rng : draws the dropout masks; needed only where the network has dropout

    Raises
    ------
    ShapeError, SettingError, DataError
        naming what was received, what was expected and what to do

    Examples
    --------
    >>> from clearprop import Dense, Network, SGD
    >>> net = Network([Dense([[2.0]], [0.0], "identity")])
    >>> first = step(net, [[3.0]], [[5.0]], loss="squared_error", optimizer=SGD(0.1))
    >>> first.loss, first["layer 1, dW[0, 0]"], round(first["layer 1, W_new[0, 0]"], 12)
    (1.0, 6.0, 1.4)
    """
    settings = Settings(parse_loss(loss), check_reduction(reduction), check_optimizer(optimizer))
    check_loss(check_network(network).layers, settings.loss)
    inputs = freeze(as_inputs(x, network.sizes[0], network.dtype).copy())
    targets = freeze(as_targets(y, len(inputs), network.sizes[-1], settings.loss, network.dtype).copy())
    weight = as_example_weight(example_weight, len(inputs), network.dtype)
    check_dropout_rng(network.layers, None if rng is None else as_generator(rng))
    if state is None:
        state = initial_state(network, settings.optimizer)
    check_state(network, settings.optimizer, state)
    batch = Batch(
        inputs, targets, freeze(np.arange(len(inputs))), None if weight is None else freeze(weight.copy())
    )
    dropout_rng = as_generator(rng) if any(layer.dropout for layer in network) else None
    return engine("auto").step(network, batch, settings, state, dropout_rng=dropout_rng, index=state.t + 1)
