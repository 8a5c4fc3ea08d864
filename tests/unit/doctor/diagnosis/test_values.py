"""Numbers that are a layer's answers, a gradient, or a multiple of weights."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.part_roles import PartRole
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

AGAIN = TWO_LAYERS.replace("(1 - h ** 2)", "(1 - np.tanh(z1) ** 2)")


def test_an_answer_that_is_computed_again_is_known_by_its_numbers() -> None:
    known = recorded(AGAIN)
    values, tape = known.meaning.values, known.search.judge.tape
    site = [k for k, s in enumerate(known.traced.sites) if s.text == "np.tanh(z1)"][-1]
    node = next(n for n in known.search.judge.by_site[0][site])
    assert values.role(node) == PartRole("a", 0)
    assert values.role("h") is None
    assert tape.nodes[node].site == site


def test_gradients_are_known_up_to_a_factor() -> None:
    known = recorded(TWO_LAYERS)
    values, by_site = known.meaning.values, known.search.judge.by_site[0]
    assert values.is_gradient(by_site[known.site("rate * x.T @ d1")][0])
    assert not values.is_gradient(by_site[known.site("d2 @ W2.T")][0])


def test_a_penalty_is_a_multiple_of_weights() -> None:
    values = recorded(TWO_LAYERS).meaning.values
    weights = values.step.before[:9]
    assert values.is_penalty(0.1 * weights.reshape(3, 3))
    assert not values.is_penalty(np.cos(weights))


def test_a_delta_is_told_from_what_its_slope_is_missing() -> None:
    known = recorded(TWO_LAYERS)
    values, by_site = known.meaning.values, known.search.judge.by_site[0]
    back = by_site[known.site("d2 @ W2.T")][0]
    assert (values.is_part(back, "da"), values.is_part(back, "delta")) == (0, None)
    assert values.is_part(by_site[known.site("a - y")][0], "delta") == 1
