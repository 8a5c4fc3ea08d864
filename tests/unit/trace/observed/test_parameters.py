from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.observed.parameters import (
    bias_kind,
    bias_of,
    dropout_of,
    is_ahead,
    is_tied,
    is_trained,
    network_of,
)
from clearprop.trace.recognise.found import Wiring
from tests.unit.trace.known import known
from tests.unit.trace.snippets import ROWS


def wiring(entries: list[int], constant: float = 0.0) -> Wiring:
    n = len(entries)
    one = np.ones(n)
    return Wiring(np.zeros((1, n), int), np.ones((1, n)), np.array(entries), one, constant * one, "rows")


@pytest.mark.parametrize(
    ("entries", "constant", "trained", "kind"),
    [
        ([3, 4], 0.0, [0, 3, 4], "per_unit"),
        ([3, 3], 0.0, [0, 3], "shared"),
        ([3], 0.0, [0, 3], "per_unit"),
        ([3, 4], 0.0, [0], "fixed"),
        ([-1, -1], 0.5, [0], "fixed"),
        ([-1, -1], 0.0, [0], "none"),
    ],
)
def test_kinds_of_biases(entries: list[int], constant: float, trained: list[int], kind: str) -> None:
    assert bias_kind(wiring(entries, constant), np.array(trained)) == kind


def test_the_network_of_a_step() -> None:
    seen = known(ROWS)
    step = seen.first_steps[0]
    net = network_of(step, seen.dtype, seen.trained)
    assert net.sizes == (2, 3, 1)
    assert [layer.bias for layer in net.layers] == ["per_unit", "per_unit"]
    assert bias_of(step, 0, step.after, seen.trained).shape == (3,)
    assert is_trained(step.layers[0], seen.trained)
    assert not is_trained(step.layers[0], np.array([], int))
    assert (is_ahead(step), is_tied(step), dropout_of(step.layers[0])) == (False, False, 0.0)


def test_dropout_is_told_by_what_is_kept() -> None:
    line = "    keep = (rng.random((4, 3)) < 0.8) / 0.8\n    h = np.tanh(x @ W1 + b1) * keep"
    seen = known(
        ROWS.replace("    h = np.tanh(x @ W1 + b1)", line).replace(
            "(1 - h ** 2)", "keep * (1 - (h / 0.8) ** 2)"
        )
    )
    assert dropout_of(seen.recognised.steps[0].layers[0]) == pytest.approx(0.2)


def test_a_weight_in_two_places() -> None:
    tied = """
import numpy as np
rng = np.random.default_rng(0)
x, W = rng.normal(size=(5, 3)), rng.normal(size=(3, 2))
for epoch in range(4):
    h = np.tanh(x @ W)
    d = (h @ W.T - x) / 5
    e = d @ W * (1 - h ** 2)
    W = W - 0.1 * (x.T @ e + d.T @ h)
"""
    assert is_tied(known(tied).first_steps[0])
