"""Penalties, constraints and weights of classes are no faults of a backward pass."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.diagnose import diagnosed
from clearprop.doctor.diagnosis.extras import adds_on_purpose, has_support
from clearprop.doctor.diagnosis.idle import never_updated
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

STEP = "    W1 -= rate * x.T @ d1\n"


@pytest.mark.parametrize(
    "step",
    [
        "    g1 = x.T @ d1\n    W1 -= rate * (g1 + 0.01 * np.sign(W1))\n",
        "    g1 = x.T @ d1\n    W1 -= rate * (g1 + 0.3 * np.where(W1 > 0, W1, 0.0))\n",
        "    g1 = x.T @ d1\n    W1 -= rate * g1\n    W1 *= np.minimum(1, 0.5 / np.linalg.norm(W1, axis=0))\n",
    ],
    ids=["lasso", "a penalty on some", "a longest length"],
)
def test_what_is_added_to_a_true_gradient_is_no_fault(step: str) -> None:
    known = recorded(TWO_LAYERS.replace(STEP, step))
    searches = known.evidence.searches
    # A term of the weights alone is taken out before; what is done to them otherwise was meant.
    taken_out = any(search.judge.penalties[0] and search.baseline().cured for search in searches)
    assert taken_out != any(adds_on_purpose(known.evidence, search) for search in searches)
    assert diagnosed(known.evidence) == []


@pytest.mark.parametrize(
    "step", ["    W1 += rate * x.T @ d1\n", "    W1 -= 3 * rate * x.T @ d1\n"], ids=["sign", "rate"]
)
def test_a_slip_with_a_true_gradient_is_nothing_added(step: str) -> None:
    known = recorded(TWO_LAYERS.replace(STEP, step))
    assert not any(adds_on_purpose(known.evidence, search) for search in known.evidence.searches)
    assert diagnosed(known.evidence) != []


def test_a_loss_has_support_where_the_output_layer_follows_it() -> None:
    known = recorded(TWO_LAYERS.replace(STEP, "    W1 -= rate * x.T @ (d1 * d1)\n"))
    supported = {search.judged.loss: has_support(search) for search in known.evidence.searches}
    assert supported == {"half_squared_error": True}


def test_biases_that_no_layer_trains_are_fixed() -> None:
    lines = [
        line for line in TWO_LAYERS.splitlines(keepends=True) if "b1 -=" not in line and "b2 -=" not in line
    ]
    assert list(never_updated(recorded("".join(lines)).evidence)) == []
