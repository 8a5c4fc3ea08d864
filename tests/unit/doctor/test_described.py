"""The head of a report: network, loss and rate as they were understood."""

from __future__ import annotations

import pytest

from clearprop.doctor.described import describe
from tests.unit.doctor.programs import FAULTY, NO_TRAINING, SOUND, evidence

MEAN = SOUND.replace("d2 = (a - y) * a * (1 - a)", "d2 = (a - y) * a * (1 - a) / len(x)")
NO_BIAS = SOUND.replace(" + b1", "").replace(" + b2", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOUND, ("half_squared_error", "sum", 0.5, "SGD", "per_unit")),
        (FAULTY, ("half_squared_error", "sum", 0.5, "SGD", "per_unit")),
        (MEAN, ("half_squared_error", "mean", 0.5, "SGD", "per_unit")),
        (NO_BIAS, ("half_squared_error", "sum", 0.5, "SGD", "none")),
    ],
)
def test_what_was_understood(text: str, expected: tuple[object, ...]) -> None:
    found = describe(evidence(text))
    assert found is not None
    assert (
        tuple(found[key] for key in ("loss", "reduction", "learning_rate", "optimizer", "bias")) == expected
    )


def test_where_no_network_is_seen_nothing_is_said() -> None:
    assert describe(evidence(NO_TRAINING)) is None
