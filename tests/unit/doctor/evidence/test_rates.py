"""Which number of the text is the learning rate."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.rates import rate_settings
from tests.unit.doctor.programs import SOUND, evidence

NAMED = SOUND.replace("0.5 * h.T", "rate * h.T").replace("0.5 * d", "rate * d").replace("0.5 * x", "rate * x")


@pytest.mark.parametrize("rate", ["0.25", "1"])
def test_a_rate_of_one_name_has_one_place(rate: str) -> None:
    (found,) = rate_settings(evidence(NAMED.replace("rng =", f"rate = {rate}\nrng =")))
    assert (found.span.line, found.value) == (3, float(rate))


def test_a_rate_that_is_written_four_times_has_four_places() -> None:
    found = rate_settings(evidence(SOUND))
    assert sorted(each.span.line for each in found) == [13, 14, 15, 16]
    assert {each.value for each in found} == {0.5}
