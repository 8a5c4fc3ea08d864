from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.observed.reads import delta_of, factor_of, gradient_of, multiplied
from clearprop.trace.observed.seeking import Seeker
from tests.unit.trace.known import known
from tests.unit.trace.snippets import ROWS


def seeker(snippet: str = ROWS) -> Seeker:
    seen = known(snippet)
    return Seeker(seen.traced.tape, seen.roles, seen.first_steps[0], seen.trained)


def test_both_updates_read_delta() -> None:
    found = delta_of(seeker(), 0)
    assert found.shares == {"W": pytest.approx(-0.5), "b": pytest.approx(-0.5)}
    assert found.found.value.shape == (4, 3)


def test_each_update_has_its_own_rate() -> None:
    found = delta_of(seeker(ROWS.replace("W1 -= 0.5 *", "W1 += 0.25 *")), 0)
    assert found.share("W") == pytest.approx(0.25)
    assert found.share("b") == pytest.approx(-0.5)


def test_a_delta_that_meets_the_wrong_inputs_is_what_is_multiplied_in_dW() -> None:
    wrong = ROWS.replace("W2 -= 0.5 * h.T @ d2", "g = (x[:, [0, 0, 1]]).T @ d2\n    W2 -= 0.5 * g").replace(
        "    b2 -= 0.5 * d2.sum(axis=0)\n", ""
    )
    looking = seeker(wrong)
    assert delta_of(looking, 1) is None
    found = multiplied(looking, 1)
    assert [b.name for b in looking.tape.nodes[found.found.nodes[0]].names] == ["d2"]


def test_gradients_are_what_the_update_multiplies() -> None:
    looking = seeker()
    dW, db = gradient_of(looking, 0, "W"), gradient_of(looking, 0, "b")
    moved = looking.found.W(0, looking.found.after) - looking.found.W(0, looking.found.before)
    np.testing.assert_allclose(dW.value * dW.share, moved, rtol=1e-9, atol=1e-15)
    assert db.value.shape == (3,)


def test_one_number_for_all_biases_is_spread() -> None:
    db = gradient_of(seeker(ROWS.replace("d1.sum(axis=0)", "d1.sum()")), 0, "b")
    assert len(set(db.value.tolist())) == 1
    assert db.value.shape == (3,)


def test_one_factor_between_two_fields() -> None:
    field = np.array([1.0, -2.0, 3.0])
    assert factor_of(field, 2.0 * field) == pytest.approx(2.0)
    assert factor_of(field, field**2) is None
    assert factor_of(np.array([1.0]), np.array([3.0])) is None
    assert factor_of(np.array([3.0]), np.array([3.0])) == pytest.approx(1.0)
