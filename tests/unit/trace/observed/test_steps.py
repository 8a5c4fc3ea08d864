from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from clearprop.numerics.losses import loss
from clearprop.record.optimizers import SGD
from clearprop.record.settings import Settings
from clearprop.record.step import NotObserved, Step
from clearprop.trace.observed.backward import Backward
from clearprop.trace.observed.steps import step_of
from tests.unit.trace.known import known
from tests.unit.trace.snippets import ROWS

SEEN = known(ROWS)


def made(optimizer: SGD, found=None, dtype: type = np.float64) -> Step:
    settings = Settings(loss("half_squared_error"), "sum", optimizer)
    step = found or SEEN.first_steps[0]
    return step_of(step, settings, Backward.unseen(2), 0.5, None, (1, 1), None, np.dtype(dtype), SEEN.trained)


def test_what_nobody_saw_is_said() -> None:
    step = made(SGD(0.5))
    layer = step.layers[0]
    assert all(getattr(layer, name) is NotObserved for name in ("da", "slope", "delta", "dW", "db", "g_W"))
    assert step.loss is NotObserved
    assert (step.penalty, step.clip_scale, step.index) == (0.0, 1.0, 1)
    assert np.array_equal(layer.W + layer.update_W, layer.W_new)
    assert not layer.W.flags.writeable


def test_penalty_and_clipping_were_not_seen() -> None:
    step = made(SGD(0.5, l2=0.1, clip_norm=1.0))
    assert step.penalty is NotObserved
    assert step.clip_scale is NotObserved


def test_what_the_optimizer_remembers_was_not_seen() -> None:
    state = made(SGD(0.5, momentum=0.9)).state_after.layers[0]
    assert state.m_W is NotObserved
    assert state.v_W is None


def test_a_change_below_rounding_is_not_observed() -> None:
    found = SEEN.first_steps[0]
    tiny = replace(found, after=found.before * (1 + 1e-12))
    assert made(SGD(0.5), tiny).layers[0].update_W is NotObserved


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_numbers_have_the_programs_own_precision(dtype: type) -> None:
    assert made(SGD(0.5), dtype=dtype).layers[0].z.dtype == dtype
