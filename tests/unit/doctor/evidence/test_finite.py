"""Numbers that stopped being finite."""

from __future__ import annotations

import math

import pytest

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.finite import healthy, shows, stable
from clearprop.doctor.evidence.probes import Probe
from tests.unit.doctor.programs import SOUND, traced


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("loss nan", True),
        ("cost -inf\n", True),
        ("information 0.5", False),
        ("nancy", False),
        ("loss 0.5", False),
    ],
)
def test_what_is_printed_is_looked_at(printed: str, wanted: bool) -> None:
    assert shows(Probe(printed=printed)) is wanted


def test_a_loss_that_is_no_number_shows() -> None:
    assert shows(Probe(losses={"distance": (0.5, math.nan)}))
    assert shows(Probe(broken=True))


def test_training_that_went_well_is_healthy() -> None:
    assert healthy(Probe(losses={"distance": (0.5, 0.1)}))
    assert not healthy(Probe(losses={"distance": (0.5, 0.4)}))
    assert not healthy(Probe("ZeroDivisionError"))


def test_without_probes_nothing_is_said() -> None:
    known = Evidence(traced(SOUND))
    known.once("prober", lambda: None)
    assert stable(known) is None
