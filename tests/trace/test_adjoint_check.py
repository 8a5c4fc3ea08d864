"""The check of adjoints notices a rule that is wrong by one part in two thousand."""

from __future__ import annotations

import operator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from clearprop.trace.adjoint.call import Call
from clearprop.trace.adjoint.table import RULES
from clearprop.trace.tape.nodes import Loop
from tests.trace.adjoint_check import derived, repeated
from tests.unit.trace.by_hand import ByHand


def trained() -> Any:
    """Record three steps of a small network by hand."""
    watched = ByHand()
    do = watched.do
    rng = np.random.default_rng(0)
    x, W = rng.normal(size=(6, 3)), rng.normal(size=(3, 2))
    watched.node(x), watched.node(W)
    for turn in range(3):
        watched.recorder.context = (Loop(1, 0, turn),)
        a = do(np.tanh, do(operator.matmul, x, W))
        gradient = do(operator.matmul, x.T, do(operator.mul, a, do(operator.sub, 1.0, do(np.square, a))))
        do(operator.isub, W, do(operator.mul, 0.1, gradient))
    return SimpleNamespace(tape=watched.tape)


def test_a_sound_tape_passes() -> None:
    traced = trained()
    assert repeated(traced)["wrong"] == []
    found = derived(traced)
    assert (found["wrong"], found["opaque"], found["missing"]) == ([], [], [])
    assert found["checked"] > found["unmeasured"] + found["kinked"] + 10


@pytest.mark.parametrize("function", [np.tanh, operator.matmul, np.square, operator.isub])
def test_a_wrong_rule_is_noticed(function: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    right = RULES[function]

    def wrong(call: Call, g: Any) -> tuple[Any, ...]:
        return tuple(np.asarray(each) * (1.0 + 1.0 / 2000.0) for each in right(call, g))

    monkeypatch.setitem(RULES, function, wrong)
    assert derived(trained())["wrong"]


def test_a_value_that_was_recorded_wrongly_is_noticed() -> None:
    traced = trained()
    node = next(n for n in traced.tape.nodes if n.function is np.tanh)
    node.held.data = bytes(len(node.held.data))
    assert repeated(traced)["wrong"]
