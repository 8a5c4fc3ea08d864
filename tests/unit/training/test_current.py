"""The network of the moment is the same whether a recorded step or an engine's course made it."""

from __future__ import annotations

from typing import Any

import numpy as np

import clearprop as cp
from clearprop.engines.course import Advance, Course
from clearprop.engines.engine import Batch, initial_state
from clearprop.engines.storage import Storage
from clearprop.record.keep import Keep
from clearprop.record.settings import Plan
from clearprop.training.checkpoints import Checkpoints
from clearprop.training.current import Current, Moment
from clearprop.training.order import Order

NET = cp.Network([cp.Dense([[1.0]], [2.0])])
STEP = cp.step(NET, [[3.0]], [[1.0]], loss="squared_error", optimizer=cp.Adam(0.5))


class Adding(Course):
    """A step adds 1 to every parameter and memory."""

    def advance(self, start: int, count: int, t: int, orders: Any, uniforms: Any) -> Advance:
        for flat in (self.storage.values, self.storage.m, self.storage.v):
            assert flat is not None
            flat += count
        return Advance(count, np.zeros((1, 4)))


def current() -> Current:
    plan = Plan(STEP.settings, 1, None, True, 0, "", Keep(), None, None, (), "float64", "any")
    course = Adding(Storage(NET, cp.Adam().slots, 1), plan, Batch(STEP.x, STEP.y, STEP.rows))
    return Current(NET, initial_state(NET, cp.Adam()), course)


def weights(now: Current) -> tuple[float, float]:
    (layer,) = now.network()
    assert layer.b is not None
    return float(layer.W[0, 0]), float(layer.b[0])


def test_the_start() -> None:
    now = current()
    assert now.network() is NET
    assert now.state(0).t == 0


def test_steps_and_courses_take_turns() -> None:
    now = current()
    now.course(0).advance(0, 2, 0, None, None)
    assert weights(now) == (3.0, 4.0)
    state = now.state(2)
    assert (state.t, state.layers[0].v_W) == (2, np.array([[2.0]]))
    now.take(STEP)
    assert now.network().layers[0].W is STEP.layers[0].W_new
    assert now.state(3) is STEP.state_after
    now.course(3).advance(0, 1, 3, None, None)
    assert weights(now)[0] == STEP["layer 1, W_new[0, 0]"] + 1
    assert now.state(4).layers[0].m_W == STEP.state_after.layers[0].m_W + 1


def test_steps_of_another_training_count_for_the_optimizer_alone() -> None:
    plan = Plan(STEP.settings, 1, None, True, 0, "", Keep(), None, None, (), "float64", "any")
    course = Adding(Storage(NET, cp.Adam().slots, 1), plan, Batch(STEP.x, STEP.y, STEP.rows))
    now = Current(NET, STEP.state_after, course)
    assert (now.before, now.state(0)) == (1, STEP.state_after)
    now.course(0).advance(0, 2, 1, None, None)
    moment = Moment(now, 2)
    assert (moment.state.t, moment.network.layers[0].W) == (3, np.array([[3.0]]))


def test_back_to_numbers_of_either_kind() -> None:
    now = current()
    start = now.snapshot()
    now.course(0).advance(0, 5, 0, None, None)
    later = now.snapshot()
    now.course(5).advance(0, 5, 5, None, None)
    assert weights(now) == (11.0, 12.0)
    now.restore(later)
    assert weights(now) == (6.0, 7.0)
    now.restore(start)
    assert now.network() is NET
    now.course(0).advance(0, 1, 0, None, None)
    assert weights(now) == (2.0, 3.0)


def checkpoints(reach: int) -> tuple[Current, Order, Checkpoints]:
    now, order = current(), Order(1, None, True, np.random.default_rng(0), draws=False)
    return now, order, Checkpoints(order, now, reach)
