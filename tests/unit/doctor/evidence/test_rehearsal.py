"""Training rehearsed with our own network."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.learning import learned_of
from clearprop.doctor.evidence.rehearsal import better_factors, gradient
from tests.unit.doctor.programs import SOUND, evidence


def test_the_gradient_is_that_of_the_program() -> None:
    known = evidence(SOUND)
    step = known.understanding.recognised.steps[0]
    assert step.y is not None
    found = gradient(step, step.before, step.x, step.y, "half_squared_error")
    np.testing.assert_allclose(step.after - step.before, -0.5 * found, rtol=1e-9, atol=1e-15)


def test_a_rate_that_is_far_too_small_is_wanted_larger() -> None:
    learned = learned_of(evidence(SOUND.replace("0.5 *", "0.00001 *")))
    assert learned is not None
    factors = better_factors(learned, "half_squared_error", 1e-5, 200)
    assert factors
    assert min(factors) > 1.0


def test_a_rate_that_does_well_has_no_better_one() -> None:
    learned = learned_of(evidence(SOUND.replace("range(200)", "range(6000)")))
    assert learned is not None
    assert better_factors(learned, "half_squared_error", 0.5, 300) == []
