"""Biases that are trained and never read."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.forgotten import forgotten
from tests.unit.doctor.programs import SOUND, evidence


@pytest.mark.parametrize(("layer", "bias"), [(0, "b1"), (1, "b2")])
def test_a_bias_that_no_sum_reads_is_given_with_its_layer(layer: int, bias: str) -> None:
    known = evidence(SOUND.replace(f" + {bias}", ""))
    (found,) = forgotten(known, known.understanding.recognised.steps[0])
    assert (found.name, found.layer) == (bias, layer)


def test_what_is_read_is_not_forgotten() -> None:
    known = evidence(SOUND)
    assert list(forgotten(known, known.understanding.recognised.steps[0])) == []


BARE = SOUND.replace(" + b1", "").replace("    b1 -= 0.5 * d1.sum(axis=0)\n", "")


@pytest.mark.parametrize(
    "counted",
    [
        "    right += np.sum((a > 0.5) == y)\n",
        "    right += 0.5 * np.sum((a - y) ** 2)\n",
        "    right += np.abs(a - y).mean()\n",
    ],
)
def test_what_only_counts_is_no_bias(counted: str) -> None:
    program = BARE.replace("for step", "right = 0.0\nfor step").replace(
        "    d2 = (a", f"{counted}    d2 = (a"
    )
    known = evidence(f"{program}print(right)\n")
    assert list(forgotten(known, known.understanding.recognised.steps[0])) == []


def test_what_a_later_loop_counts_is_no_bias() -> None:
    known = evidence(
        f"{BARE}right = 0\nfor k in range(4):\n    right += (a[k] * y[k]).item()\nprint(right)\n"
    )
    assert list(forgotten(known, known.understanding.recognised.steps[0])) == []
