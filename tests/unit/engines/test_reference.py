"""The reference engine against steps worked on paper, and every record of it against its equations."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
import pytest

from clearprop.engines.engine import Batch, initial_state
from clearprop.engines.reference import step
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array, freeze
from clearprop.numerics.losses import loss
from clearprop.record.optimizers import SGD, Adam, AdamW, Optimizer, RMSProp
from clearprop.record.reconcile import Verdict, reconcile
from clearprop.record.same import difference
from clearprop.record.schedules import StepDecay
from clearprop.record.settings import Settings
from clearprop.record.state import OptimizerState
from clearprop.record.step import Step
from tests.unit.record.worked import HIDDEN, OUTPUT, STEP, X, Y, array, equal

NET = Network([Dense(HIDDEN.W, HIDDEN.b, "relu"), Dense(OUTPUT.W, OUTPUT.b, "identity")])


def taken(
    net: Network,
    x: Array,
    y: Array,
    optimizer: Optimizer,
    *,
    judge: str = "half_squared_error",
    reduction: Any = "mean",
    weight: Array | None = None,
    state: OptimizerState | None = None,
    **more: Any,
) -> Step:
    batch = Batch(x, y, freeze(np.arange(len(x))), weight)
    before = state or initial_state(net, optimizer)
    return step(net, batch, Settings(loss(judge), reduction, optimizer), before, **more)


def test_the_step_worked_on_paper_field_by_field() -> None:
    assert difference(taken(NET, X, Y, SGD(0.5)), STEP) is None


def test_a_step_says_where_it_stands() -> None:
    state = replace(initial_state(NET, SGD(0.5)), t=11)
    found = taken(NET, X, Y, SGD(0.5), state=state, index=7, epoch=3)
    assert (found.index, found.epoch, found.t, found.state_after.t) == (7, 3, 12, 12)
    assert found.state_before is state
    assert found.x is found.layers[0].a_in is X
    assert found.y is Y


# One weight 2 and one bias 1; x = ¾ and y = ½ give z = 2.5, delta = 2 (2.5 - 0.5) = 4, dW = 3, db = 4.
ONE = Network([Dense([[2.0]], [1.0])])


def one(optimizer: Optimizer, **more: Any) -> Step:
    return taken(ONE, array([0.75]), array([0.5]), optimizer, judge="squared_error", **more)


@pytest.mark.parametrize(
    ("optimizer", "W_new", "b_new"),
    [
        (SGD(0.25), 2 - 0.75, 1 - 1.0),
        # The first step of a momentum is its gradient; nesterov adds half of it again.
        (SGD(0.25, momentum=0.5), 2 - 0.75, 0.0),
        (SGD(0.25, momentum=0.5, nesterov=True), 2 - 0.25 * 4.5, 1 - 0.25 * 6),
        # v = ¼ 9 and ¼ 16: the roots are 1.5 and 2.
        (RMSProp(0.5, decay=0.75, epsilon=0.0), 2 - 0.5 * 3 / 1.5, 1 - 0.5 * 4 / 2),
        # Both means corrected for their start are g and g²: one learning rate, whatever the gradient.
        (Adam(0.5, beta1=0.5, beta2=0.75, epsilon=0.0), 1.5, 0.5),
        # Besides, a quarter of ½ of the weight, not of the bias.
        (AdamW(0.5, beta1=0.5, beta2=0.75, epsilon=0.0, weight_decay=0.25), 1.5 - 0.25, 0.5),
        # l2: 3 + 0.5·2 = 4 for the weight, 4 for the bias.
        (SGD(0.25, l2=0.5), 2 - 1.0, 1 - 1.0),
        # Clipping: the length of (3, 4) is 5.
        (SGD(0.25, clip_norm=2.5), 2 - 0.375, 1 - 0.5),
        (SGD(0.25, clip_norm=5.0), 2 - 0.75, 1 - 1.0),
        (SGD(StepDecay(0.25, 0.5, 1)), 2 - 0.75, 1 - 1.0),
    ],
)
def test_one_step_of_each_optimizer(optimizer: Optimizer, W_new: float, b_new: float) -> None:
    found = one(optimizer)
    assert found.layers[0].dW.tolist() == [[3.0]]
    assert found["layer 1, W_new[0, 0]"] == pytest.approx(W_new, rel=1e-15)
    assert found["layer 1, b_new[0]"] == pytest.approx(b_new, rel=1e-15, abs=1e-15)
    assert reconcile(found).verdict is Verdict.HOLDS


def test_clipping_and_penalty_are_recorded() -> None:
    found = one(SGD(0.25, l2=0.5, clip_norm=1.0))
    # ½ ½ 2² = 1; the gradients (3 + 1, 4) have the length √32.
    assert found.penalty == 1.0
    assert found.loss == 4.0
    assert found.clip_scale == pytest.approx(1 / math.sqrt(32), rel=1e-15)
    assert found["layer 1, g_W[0, 0]"] == pytest.approx(4 / math.sqrt(32), rel=1e-15)
    assert found["layer 1, g_b[0]"] == pytest.approx(4 / math.sqrt(32), rel=1e-15)


def test_a_second_step_goes_on_from_the_first() -> None:
    optimizer = SGD(StepDecay(0.25, factor=0.5, every=1), momentum=0.5)
    first = one(optimizer)
    second = taken(
        ONE.after(first),
        array([0.75]),
        array([0.5]),
        optimizer,
        judge="squared_error",
        state=first.state_after,
    )
    # W 1.25, b 0: z = 0.9375, delta = 0.875, dW = 0.65625; m = ½ 3 + 0.65625; the rate is 0.125 now.
    assert second.t == 2
    assert second.learning_rate == 0.125
    assert second["layer 1, dW[0, 0]"] == 0.65625
    assert second["layer 1, state_before.m_W[0, 0]"] == 3.0
    assert second["layer 1, state_after.m_W[0, 0]"] == 2.15625
    assert second["layer 1, W_new[0, 0]"] == 1.25 - 0.125 * 2.15625


def test_a_sum_over_the_examples_and_examples_that_count_differently() -> None:
    total = taken(NET, X, Y, SGD(0.5), reduction="sum")
    assert total.loss == 6.5
    assert equal(total.layers[1].delta, [[3], [-2]])
    weighted = taken(NET, X, Y, SGD(0.5), weight=array(1, 3))
    assert weighted.loss == 0.25 * 4.5 + 0.75 * 2
    assert equal(weighted.layers[1].delta, [[0.75], [-1.5]])
    both = taken(NET, X, Y, SGD(0.5), reduction="sum", weight=array(1, 3))
    assert both.loss == 4.5 + 3 * 2
    assert equal(both.layers[1].delta, [[3], [-6]])


def test_a_batch_of_which_no_example_counts_changes_nothing() -> None:
    found = taken(NET, X, Y, SGD(0.5), weight=array(0, 0))
    assert found.loss == 0.0
    assert equal(found.layers[0].W_new, HIDDEN.W)
    assert reconcile(found).verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    "optimizer", [SGD(0.5, momentum=0.5), RMSProp(l2=0.5), Adam(clip_norm=0.1), AdamW(weight_decay=0.5)]
)
def test_what_is_frozen_stays_and_its_gradients_are_still_told(optimizer: Optimizer) -> None:
    frozen = Network(
        [Dense(HIDDEN.W, HIDDEN.b, "relu", trainable=False), Dense(OUTPUT.W, OUTPUT.b, bias="fixed")]
    )
    found = taken(frozen, X, Y, optimizer)
    first, last = found.layers
    assert equal(first.dW, HIDDEN.dW)
    assert equal(first.db, HIDDEN.db)
    assert equal(last.db, OUTPUT.db)
    assert equal(first.update_W, np.zeros((2, 2)))
    assert equal(first.update_b, np.zeros(2))
    assert equal(last.update_b, np.zeros(1))
    assert equal(first.W_new, HIDDEN.W)
    assert equal(last.b_new, OUTPUT.b)
    assert last.update_W.any()
    assert difference(found.state_after.layers[0], found.state_before.layers[0]) is None
    assert found.state_after.layers[1].m_b is found.state_before.layers[1].m_b
    assert reconcile(found).verdict is Verdict.HOLDS


def test_only_what_may_change_counts_for_the_length_of_the_gradient() -> None:
    # dW2 = (6.5, 0) alone: neither layer 1 nor the fixed bias.
    frozen = Network(
        [Dense(HIDDEN.W, HIDDEN.b, "relu", trainable=False), Dense(OUTPUT.W, OUTPUT.b, bias="fixed")]
    )
    assert taken(frozen, X, Y, SGD(0.5, clip_norm=3.25)).clip_scale == 0.5


def test_kinds_of_bias() -> None:
    def last(kind: Any, b: Any) -> Any:
        return taken(
            Network([Dense(np.eye(2), b, "identity", kind)]), X, array([0, 0], [3, -2]), SGD(1.0)
        ).layers[0]

    # The halved differences are [[½, 1], [0, ½]].
    assert equal(last("per_unit", [0, 0]).b_new, [-0.5, -1.5])
    assert equal(last("shared", [0]).b_new, [-2.0])
    assert equal(last("fixed", [0, 0]).b_new, [0.0, 0.0])
    none = last("none", None)
    assert [none.b, none.db, none.g_b, none.update_b, none.b_new] == [None] * 5


def test_no_penalty_is_0_whatever_the_weights() -> None:
    found = taken(Network([Dense([[1e200]], None, "sigmoid")]), array([1e-200]), array([1]), SGD(0.5))
    assert found.penalty == 0.0
    assert reconcile(found).verdict is Verdict.HOLDS


EVERY_KIND = [
    (4, "tanh", {"dropout": 0.25}),
    (3, "relu", {"bias": "shared"}),
    (3, "softmax", {"bias": "none"}),
    (4, "leaky_relu(0.1)", {"trainable": False}),
    (3, "elu", {"bias": "fixed"}),
    (4, "gelu", {"dropout": 0.5}),
    (3, "silu"),
    (3, "softplus"),
    (2, "identity"),
]
OPTIMIZERS = [
    SGD(0.1),
    SGD(0.1, momentum=0.9, l2=0.01),
    SGD(0.1, momentum=0.9, nesterov=True, clip_norm=0.01),
    RMSProp(0.01, clip_norm=0.1),
    Adam(0.01, l2=0.1),
    AdamW(StepDecay(0.01, 0.5, 1), clip_norm=0.01),
]
JUDGES = [
    ("sigmoid", "binary_cross_entropy"),
    ("softmax", "cross_entropy"),
    ("softmax", "mean_squared_error"),
    ("sigmoid", "huber(0.1)"),
    ("identity", "absolute_error"),
    ("tanh", "squared_error"),
]


def every_kind(last: str, dtype: str = "float64") -> Network:
    layers: Any = [*EVERY_KIND, (3, last)]
    return Network.create(
        2, layers, initializer="normal(0.7)", bias_initializer="normal(0.5)", rng=1, dtype=dtype
    )


def examples(dtype: str = "float64") -> tuple[Array, Array]:
    rng = np.random.default_rng(2)
    return rng.normal(size=(5, 2)).astype(dtype), np.eye(3, dtype=dtype)[rng.integers(0, 3, 5)]


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize(
    ("optimizer", "last", "judge"), [(o, *j) for o, j in zip(OPTIMIZERS, JUDGES, strict=True)]
)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_every_record_agrees_with_its_equations_and_stays_in_its_type(
    optimizer: Optimizer, last: str, judge: str, reduction: str, dtype: str
) -> None:
    net, (x, y), state = every_kind(last, dtype), examples(dtype), None
    rng = np.random.default_rng(3)
    weight = np.arange(1.0, 6.0).astype(dtype) if reduction == "sum" else None
    for _ in range(3):
        found = taken(
            net,
            x,
            y,
            optimizer,
            judge=judge,
            reduction=reduction,
            weight=weight,
            state=state,
            dropout_rng=rng,
        )
        assert str(reconcile(found)).endswith("equations hold, 0 broken, 0 not observed")
        assert {array.dtype for array in arrays(found) if array.dtype.kind == "f"} == {np.dtype(dtype)}
        net, state = net.after(found), found.state_after
    assert net.dtype == dtype


def arrays(record: Any) -> Iterator[np.ndarray]:
    """Every array in a record, wherever it is."""
    if isinstance(record, np.ndarray):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from arrays(item)
    elif is_dataclass(record):
        for field in fields(record):
            yield from arrays(getattr(record, field.name))


def test_no_number_of_a_record_can_be_written() -> None:
    x, y = map(freeze, examples())
    found = taken(
        every_kind("softmax"), x, y, Adam(0.01), judge="cross_entropy", dropout_rng=np.random.default_rng(0)
    )
    seen = list(arrays(found))
    assert len(seen) > 200
    for values in seen:
        with pytest.raises(ValueError, match="read-only"):
            values[...] = 0


def test_the_same_generator_makes_the_same_step() -> None:
    x, y = examples()
    steps = [
        taken(every_kind("tanh"), x, y, Adam(0.01), dropout_rng=np.random.default_rng(seed))
        for seed in (4, 4, 5)
    ]
    assert difference(steps[0], steps[1]) is None
    assert difference(steps[0], steps[2]) == ".loss"
    assert steps[0].layers[0].mask is not None
    assert steps[0].layers[1].mask is None


def test_numbers_that_are_not_finite_are_recorded_without_a_warning() -> None:
    found = taken(Network([Dense([[1e300]])]), array([1e300]), array([0]), SGD(1.0))
    assert found["layer 1, z[0, 0]"] == math.inf
    assert found.loss == math.inf
    assert math.isinf(found["layer 1, W_new[0, 0]"])
