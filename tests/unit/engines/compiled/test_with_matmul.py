"""Products by NumPy between the kernel's parts; that the numbers are right is held by tests/parity."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.engines import initial_state
from clearprop.engines.compiled import built
from clearprop.engines.compiled.with_matmul import MatmulCourse
from tests.unit.engines.compiled.test_choice import NET, chosen

pytestmark = pytest.mark.skipif(built.problem() is not None, reason="the kernel was not compiled here")


def course(monkeypatch: pytest.MonkeyPatch, n: int, batch_size: int | None) -> MatmulCourse:
    monkeypatch.setattr("clearprop.engines.compiled.choice.CROSSING", 0)
    made: Any = chosen(NET, n, batch_size, "squared_error")
    assert isinstance(made, MatmulCourse)
    made.load(NET, initial_state(NET, cp.SGD(0.1)))
    return made


def test_each_epoch_has_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    made = course(monkeypatch, 5, 2)
    # Step 2 of an epoch of 3, then two whole ones, then one step: 3, 5, 5 and 2 examples.
    done, curves = made.advance(1, 9, 1, None, None)
    assert done == 9
    assert curves[1].tolist() == [3, 5, 5, 2]
    assert (curves[2] <= curves[0] / curves[1]).all()


def test_it_says_how_far_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    made = course(monkeypatch, 5, None)
    made.storage.values[:] = 1e200
    made.data.x[:] = 1e200
    assert made.advance(0, 4, 0, None, None).done == 0


def test_rows_of_an_order_are_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    made = course(monkeypatch, 5, 2)
    made.data.x[:] = np.arange(15).reshape(5, 3)
    assert made._inputs(np.array([4, 2, 0, 1, 3]), 2, 2).tolist() == [[0, 1, 2], [3, 4, 5]]
    assert np.shares_memory(made._inputs(None, 2, 2), made.data.x)
