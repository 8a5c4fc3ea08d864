"""The one thing to say after a training."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clearprop.doctor.health.checkup import findings_of
from clearprop.doctor.health.patient import of_run
from clearprop.doctor.health.worst import worst
from tests.unit.doctor.health.cases import HALF, LABELS, SIGNAL, X, net, sound_run, trained


@pytest.mark.parametrize(("rate", "code"), [(1e9, "H01"), (30.0, "H01"), (1e-6, "H01")])
def test_the_cause_is_told_and_not_the_consequence(rate: float, code: str) -> None:
    start = net((4, "relu"), (1, "identity"))
    run = trained(start, SIGNAL, loss=HALF, rate=rate, keep="last", epochs=60)
    finding = worst(run, X, SIGNAL, start=start)
    assert finding is not None
    assert finding.code == code


def test_a_rate_that_kills_all_units_is_the_cause() -> None:
    start = net((4, "relu"), (1, "sigmoid"))
    run = trained(start, rate=300.0, keep="last")
    found = findings_of(of_run(run, X, LABELS, start=start))
    finding = worst(run, X, LABELS, start=start)
    assert finding is not None
    assert (finding.code, sorted(each.code for each in found)) == ("H01", ["A06", "H01"])


def test_nothing_is_said_where_it_ended_well_or_nothing_explains_it() -> None:
    assert worst(sound_run(), X, LABELS) is None
    flat = replace(sound_run(), loss=(0.7, 0.69, 0.7, 0.69))
    assert worst(flat, X, LABELS) is None
