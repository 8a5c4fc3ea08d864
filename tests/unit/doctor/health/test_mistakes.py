"""Each mistake has its code, told by the numbers alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.doctor.health.mistakes import code_of, same
from clearprop.record.reconcile import reconcile
from tests.unit.doctor.health.cases import changed, one_step

Layers = tuple[cp.LayerStep, ...]
MISTAKES: list[tuple[str, int, Callable[[Layers], dict[str, Any]]]] = [
    ("S07", 2, lambda s: {"z": s[1].z * 0.5}),
    ("G02", 1, lambda s: {"slope": s[0].activation.derivative(s[0].a)}),
    ("G01", 1, lambda s: {"slope": 1 - s[0].a ** 2}),
    ("G03", 1, lambda s: {"delta": s[0].da}),
    ("G04", 3, lambda s: {"delta": -s[2].delta}),
    ("G05", 2, lambda s: {"dW": s[1].dW * 60}),
    ("G05", 2, lambda s: {"db": s[1].db * 2}),
    ("G06", 1, lambda s: {"da": s[1].delta @ s[1].W}),
    ("G07", 1, lambda s: {"db": np.full(3, s[0].delta.sum())}),
    ("G11", 1, lambda s: {"g_W": s[0].g_W + 0.1 * s[0].W}),
    ("G12", 2, lambda s: {"dW": s[0].a_in.T @ s[1].delta}),
    ("U01", 1, lambda s: {"da": s[1].delta @ s[1].W_new.T}),
    ("U02", 1, lambda s: {"update_W": -s[0].update_W}),
    ("U02", 1, lambda s: {"W_new": s[0].W - s[0].update_W}),
    ("U03", 2, lambda s: {"W_new": s[1].W}),
    ("U03", 2, lambda s: {"update_b": np.zeros(3)}),
    ("U04", 2, lambda s: {"update_W": 0.5 * s[1].update_W}),
    ("U05", 2, lambda s: {"W_new": s[0].W_new}),
]


@pytest.mark.parametrize(("code", "number", "mistake"), MISTAKES)
def test_the_mistake_is_named(code: str, number: int, mistake: Callable[[Layers], dict[str, Any]]) -> None:
    step = one_step()
    wrong = changed(step, number, **mistake(step.layers))
    broken = reconcile(wrong).broken
    assert code_of(wrong, broken[0]) == code


def test_rounding_is_no_difference() -> None:
    assert same(np.float32([1.0]), np.float32([1.000001]))
    assert not same(np.array([1.0]), np.array([1.000001]))
    assert not same(np.ones(2), np.ones(3))
