"""Parameters in flat arrays: what is put in comes out, and nothing that was handed out is shared."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.engines.engine import initial_state
from clearprop.engines.storage import Storage, aligned
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.record.optimizers import SGD, Adam, RMSProp
from clearprop.record.same import same
from clearprop.record.state import LayerState, OptimizerState

NET = Network(
    [
        Dense([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [7.0, 8.0, 9.0], "tanh"),
        Dense([[1.0], [2.0], [3.0]], None, "relu"),
        Dense([[5.0, 6.0]], [4.0], bias="shared"),
    ]
)


@pytest.mark.parametrize("lanes", [1, 2, 4, 8])
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_what_is_put_in_comes_out(lanes: int, dtype: str) -> None:
    net = NET.astype(dtype)
    state = OptimizerState(
        3,
        tuple(
            LayerState(
                m_W=layer.W + 10,
                v_W=layer.W + 20,
                m_b=None if layer.b is None else layer.b + 10,
                v_b=None if layer.b is None else layer.b + 20,
            )
            for layer in net
        ),
    )
    storage = Storage(net, Adam().slots, lanes)
    storage.load(net, state)
    assert same(storage.network(), net)
    assert same(storage.state(3), state)
    assert all(place.W % lanes == 0 and (place.b or 0) % lanes == 0 for place in storage.places)


def test_only_what_the_optimizer_remembers_is_there() -> None:
    for optimizer in (SGD(0.1), SGD(0.1, momentum=0.5), RMSProp()):
        storage = Storage(NET, optimizer.slots, 4)
        state = initial_state(NET, optimizer)
        storage.load(NET, state)
        assert (storage.m is None, storage.v is None) == (
            "m" not in optimizer.slots,
            "v" not in optimizer.slots,
        )
        assert same(storage.state(0), state)


def test_what_was_handed_out_does_not_change() -> None:
    storage = Storage(NET, Adam().slots, 4)
    storage.load(NET, initial_state(NET, Adam()))
    net, state, snapshot = storage.network(), storage.state(0), storage.snapshot()
    storage.values += 1.0
    assert storage.m is not None
    storage.m += 1.0
    assert same(net, NET)
    assert same(state, initial_state(NET, Adam()))
    assert not same(storage.network(), NET)
    storage.restore(snapshot)
    assert same(storage.network(), NET)
    assert same(storage.state(0), state)


def test_views_stand_in_the_flat_array() -> None:
    storage = Storage(NET, (), 4)
    (W, b), (other, none), _ = storage.views(storage.gradients)
    W[...], other[...] = 3.0, 5.0
    assert b is not None
    b[...] = 4.0
    assert none is None
    assert sorted(storage.gradients.tolist(), reverse=True)[:12] == [5.0] * 3 + [4.0] * 3 + [3.0] * 6


@pytest.mark.parametrize("count", [1, 7, 1000])
def test_arrays_begin_where_vectors_may(count: int) -> None:
    for dtype in (np.float64, np.float32, np.uint8):
        array = aligned(count, np.dtype(dtype))
        assert (array.shape, array.dtype) == ((count,), dtype)
        assert array.ctypes.data % 64 == 0
        assert not array.any()


def test_what_fills_up_a_vector_does_not_outlive_the_numbers() -> None:
    storage = Storage(NET, Adam().slots, 8)
    for flat in (storage.values, storage.m, storage.v):
        assert flat is not None
        flat.fill(np.nan)
    storage.load(NET, initial_state(NET, Adam()))
    assert storage.values.size > NET.parameter_count
    assert all(np.isfinite(flat).all() for flat in (storage.values, storage.m, storage.v) if flat is not None)
