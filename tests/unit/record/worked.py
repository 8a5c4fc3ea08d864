"""One training step worked on paper, in whole and half numbers, written down field by field.

Nothing here is computed by the package: whoever reads this page with a pencil gets the same numbers.

The network is 2-2-1: relu, then identity.  Half squared error, mean over two examples, SGD(0.5)::

    W1 = [[1, -1], [2, 0]]  b1 = [0, 1]        W2 = [[2], [-1]]  b2 = [3]
    x  = [[1, 2], [3, -1]]                     y  = [[10], [7]]

Forward::

    z1 row 0 = [1·1 + 2·2 + 0, 1·(-1) + 2·0 + 1] = [5, 0]      a1 = [5, 0]
    z1 row 1 = [3·1 - 1·2 + 0, 3·(-1) - 1·0 + 1] = [1, -2]     a1 = [1, 0]
    z2       = [2·5 - 0 + 3], [2·1 - 0 + 3] = [13], [5]        a2 = z2
    losses   = ½ 3² = 4.5, ½ (-2)² = 2                         loss = (4.5 + 2) / 2 = 3.25

Backward (c = ½; relu'(0) = 0)::

    da2 = ½ [3, -2] = [1.5, -1]     slope 1        delta2 = [1.5, -1]
    dW2 = [5·1.5 - 1·1, 0 + 0] = [6.5, 0]          db2 = 1.5 - 1 = 0.5
    da1 = [1.5·2, -1.5], [-1·2, 1]  slope [1, 0]   delta1 = [3, 0], [-2, 0]
    dW1 = [[1·3 - 3·2, 0], [2·3 + 1·2, 0]] = [[-3, 0], [8, 0]]     db1 = [3 - 2, 0]

Update, minus a half of each gradient::

    W1_new = [[1 + 1.5, -1], [2 - 4, 0]]   b1_new = [-0.5, 1]   W2_new = [[-1.25], [-1]]   b2_new = [2.75]
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from clearprop.numerics.activations import activation
from clearprop.numerics.arrays import Array, freeze
from clearprop.numerics.losses import loss
from clearprop.record.optimizers import SGD, Optimizer
from clearprop.record.settings import Settings
from clearprop.record.state import LayerState, OptimizerState
from clearprop.record.step import LayerStep, Step


def array(*rows: Any) -> Array:
    """Numbers as a frozen array: one row for each argument, or the numbers themselves."""
    return freeze(np.array(rows, dtype=np.float64))


X, Y = array([1, 2], [3, -1]), array([10], [7])

HIDDEN = LayerStep(
    activation=activation("relu"),
    bias="per_unit",
    trainable=True,
    dropout=0.0,
    W=array([1, -1], [2, 0]),
    b=array(0, 1),
    a_in=X,
    z=array([5, 0], [1, -2]),
    a=array([5, 0], [1, 0]),
    mask=None,
    da=array([3, -1.5], [-2, 1]),
    slope=array([1, 0], [1, 0]),
    delta=array([3, 0], [-2, 0]),
    dW=array([-3, 0], [8, 0]),
    db=array(1, 0),
    g_W=array([-3, 0], [8, 0]),
    g_b=array(1, 0),
    update_W=array([1.5, 0], [-4, 0]),
    update_b=array(-0.5, 0),
    W_new=array([2.5, -1], [-2, 0]),
    b_new=array(-0.5, 1),
)

OUTPUT = LayerStep(
    activation=activation("identity"),
    bias="per_unit",
    trainable=True,
    dropout=0.0,
    W=array([2], [-1]),
    b=array(3),
    a_in=HIDDEN.a,
    z=array([13], [5]),
    a=array([13], [5]),
    mask=None,
    da=array([1.5], [-1]),
    slope=array([1], [1]),
    delta=array([1.5], [-1]),
    dW=array([6.5], [0]),
    db=array(0.5),
    g_W=array([6.5], [0]),
    g_b=array(0.5),
    update_W=array([-3.25], [0]),
    update_b=array(-0.25),
    W_new=array([-1.25], [-1]),
    b_new=array(2.75),
)

STEP = Step(
    settings=Settings(loss("half_squared_error"), "mean", SGD(0.5)),
    x=X,
    y=Y,
    rows=freeze(np.array([0, 1])),
    example_weight=None,
    loss=3.25,
    penalty=0.0,
    clip_scale=1.0,
    learning_rate=0.5,
    t=1,
    state_before=OptimizerState(0, (LayerState(), LayerState())),
    state_after=OptimizerState(1, (LayerState(), LayerState())),
    index=1,
    epoch=1,
    layers=(HIDDEN, OUTPUT),
)


def with_layer(step: Step, number: int, **changes: Any) -> Step:
    """The record with other fields in one layer, counted from 1."""
    layers = list(step.layers)
    layers[number - 1] = replace(layers[number - 1], **changes)
    return replace(step, layers=tuple(layers))


def one_weight(optimizer: Optimizer, *, t: int = 1, **state: float) -> Step:
    """A 1-1 identity network with W 2, b 1, x 3 and y 5, whose gradients are dW 12 and db 4.

    z = 2·3 + 1 = 7, the squared error is (7 - 5)² = 4, da = delta = 2·2 = 4, dW = 3·4, db = 4.  ``state``
    gives what the optimizer remembers (``m_W=1.0, …``).  Everything from ``g`` on is left at 0: a test asks
    the equations for it.
    """
    layer = LayerStep(
        activation=activation("identity"),
        bias="per_unit",
        trainable=True,
        dropout=0.0,
        W=array([2]),
        b=array(1),
        a_in=array([3]),
        z=array([7]),
        a=array([7]),
        mask=None,
        da=array([4]),
        slope=array([1]),
        delta=array([4]),
        dW=array([12]),
        db=array(4),
        **{field: array([0]) for field in ("g_W", "update_W", "W_new")},
        **{field: array(0) for field in ("g_b", "update_b", "b_new")},
    )
    remembered = {name: array([value] if name.endswith("W") else value) for name, value in state.items()}
    before = OptimizerState(t - 1, (LayerState(**remembered),))
    return Step(
        settings=Settings(loss("squared_error"), "mean", optimizer),
        x=layer.a_in,
        y=array([5]),
        rows=freeze(np.array([0])),
        example_weight=None,
        loss=4.0,
        penalty=0.0,
        clip_scale=1.0,
        learning_rate=optimizer.rate(t),
        t=t,
        state_before=before,
        state_after=OptimizerState(t, before.layers),
        index=t,
        epoch=1,
        layers=(layer,),
    )


def equal(found: Any, expected: Any) -> bool:
    """Whether two arrays have the same shape and exactly the same numbers."""
    return np.array_equal(found, expected)
