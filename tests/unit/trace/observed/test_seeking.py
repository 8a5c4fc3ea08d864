from __future__ import annotations

import numpy as np

from clearprop.trace.observed.seeking import Seeker
from tests.unit.trace.known import known
from tests.unit.trace.snippets import ROWS


def seeker(snippet: str = ROWS, decay: tuple[float, bool] = (0.0, False)) -> Seeker:
    seen = known(snippet)
    return Seeker(seen.traced.tape, seen.roles, seen.first_steps[0], seen.trained, decay)


def test_only_what_follows_the_prediction_is_looked_at() -> None:
    found = seeker()
    assert found.nodes
    assert not set(found.nodes) & found.forward
    assert not set(found.nodes) & set(found.ends)


def test_seeds_stand_where_the_parameters_end() -> None:
    found = seeker()
    weights = np.zeros_like(found.found.before)
    weights[found.found.layers[1].wiring.b_entries] = 2.0
    (seed,) = found.parameter_seeds(weights).values()
    assert seed.tolist() == [2.0]


def test_what_a_penalty_took_off_is_not_the_gradients_doing() -> None:
    plain, penal = seeker(), seeker(decay=(0.1, False))
    before = plain.found.before
    np.testing.assert_allclose(penal.moved("W") - plain.moved("W"), 0.1 * before)
    np.testing.assert_allclose(penal.moved("b"), plain.moved("b"))


def test_delta_is_what_the_update_reads_as_a_product() -> None:
    found = seeker()
    wiring, a_in = found.found.layers[1].wiring, found.found.layers[1].a_in
    patterns, seeds = [], []
    for _ in range(2):
        R = found.rng.standard_normal(wiring.W_entries.shape)
        entries = np.zeros_like(found.found.before)
        entries[wiring.W_entries] = R
        patterns.append(a_in @ R)
        seeds.append(found.parameter_seeds(entries))
    parts = found.parts((seeds[0], seeds[1]), (patterns[0], patterns[1]), found.nodes)
    called = {b.name: part for part in parts for b in found.tape.nodes[part.node].names}
    assert set(called) == {"d2"}
    # Nothing entered for the first example, so nothing tells what its delta would do.
    assert np.isnan(called["d2"].share[0])
    np.testing.assert_allclose(called["d2"].share[1:], -0.5)
