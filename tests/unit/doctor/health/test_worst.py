"""The one thing to say after a training."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clearprop.doctor.health.worst import worst
from tests.unit.doctor.health.cases import HALF, LABELS, SIGNAL, X, net, sound_run, trained


@pytest.mark.parametrize(("rate", "code"), [(1e9, "H01"), (30.0, "H01"), (1e-6, "H01")])
def test_the_cause_is_told_and_not_the_consequence(rate: float, code: str) -> None:
    start = net((4, "relu"), (1, "identity"))
    run = trained(start, SIGNAL, loss=HALF, rate=rate, keep="last", epochs=60)
    finding = worst(run, X, SIGNAL, start=start)
    assert finding is not None
    assert finding.code == code


def test_nothing_is_said_where_it_ended_well_or_nothing_explains_it() -> None:
    assert worst(sound_run(), X, LABELS) is None
    flat = replace(sound_run(), loss=(0.7, 0.69, 0.7, 0.69))
    assert worst(flat, X, LABELS) is None
