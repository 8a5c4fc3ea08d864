from __future__ import annotations

import numpy as np

import clearprop as cp
from clearprop.record.step import NotObserved
from clearprop.trace.analysis import analyse
from clearprop.trace.observed.likeness import backward_alike
from clearprop.trace.observed.seeking import Seeker
from clearprop.trace.recognise.truths import LayerTruth
from tests.unit.trace.known import known, traced
from tests.unit.trace.snippets import COLUMNS

ADAM = """
import numpy as np
rng = np.random.default_rng(5)
x, y = rng.normal(size=(9, 2)), rng.normal(size=(9, 1))
p = [rng.normal(size=(2, 4)), np.zeros(4), rng.normal(size=(4, 1)), np.zeros(1)]
m, v = [0 * q for q in p], [0 * q for q in p]
for t in range(1, 6):
    h = np.tanh(x @ p[0] + p[1])
    d = 2 * (h @ p[2] + p[3] - y) / 9
    e = d @ p[2].T * (1 - h ** 2)
    for k, g in enumerate([x.T @ e, e.sum(0), h.T @ d, d.sum(0)]):
        m[k] = 0.9 * m[k] + 0.1 * g
        v[k] = 0.999 * v[k] + 0.001 * g ** 2
        p[k] = p[k] - 0.01 * m[k] / (1 - 0.9 ** t) / (np.sqrt(v[k] / (1 - 0.999 ** t)) + 1e-8)
"""


def test_fields_behind_adam_are_found_by_value() -> None:
    found = analyse(traced(ADAM))
    assert str(found.settings.optimizer) == "Adam(0.01)"
    first = found.steps[0]
    np.testing.assert_allclose(first.layers[0].dW, first.x.T @ first.layers[0].delta, rtol=1e-9)
    assert found.names[cp.Address("delta", layer=1)] == "e"
    assert cp.reconcile(first).broken == ()


def test_columns_are_turned_and_what_is_not_there_is_not_seen() -> None:
    seen = known(COLUMNS)
    step = seen.first_steps[0]
    seeker = Seeker(seen.traced.tape, seen.roles, step, seen.trained)
    true = seen.losses[0].truths[0].layers
    wrong = LayerTruth(None, None, np.arange(5.0).reshape(5, 1), np.ones((2, 1)), np.ones(1))
    first, second = backward_alike(seeker, (true[0], wrong)).layers
    np.testing.assert_allclose(first.dW, true[0].dW, rtol=1e-9)
    assert second.delta is NotObserved
