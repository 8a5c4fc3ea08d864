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
