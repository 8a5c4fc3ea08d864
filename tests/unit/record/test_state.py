"""What an optimizer remembers is frozen data, looked up by parameter."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from clearprop.record.optimizers import Moments
from clearprop.record.state import LayerState, OptimizerState
from tests.unit.record.worked import array


def test_what_is_remembered_of_each_parameter() -> None:
    m_W, m_b, v_W, v_b = array([1.0]), array(2.0), array([3.0]), array(4.0)
    state = LayerState(m_W=m_W, m_b=m_b, v_W=v_W, v_b=v_b)
    assert state.moments("W") == Moments(m_W, v_W)
    assert state.moments("b") == Moments(m_b, v_b)
    assert LayerState().moments("W") == Moments(None, None)


def test_a_state_never_changes() -> None:
    state = OptimizerState(3, (LayerState(),))
    with pytest.raises(FrozenInstanceError):
        state.t = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        state.layers[0].m_W = array([1.0])  # type: ignore[misc]
