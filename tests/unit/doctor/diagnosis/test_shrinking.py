"""Penalties of the wrong sign, and weights that miss theirs."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.diagnose import diagnosed
from clearprop.doctor.diagnosis.shrinking import wrong_penalty
from tests.unit.doctor.diagnosis.penalised import PENALISED
from tests.unit.doctor.diagnosis.recorded import Recorded, recorded


def found(known: Recorded) -> list[tuple[str, int]]:
    return [known.told(each) for each in wrong_penalty(known.evidence, known.search)]


def test_equal_penalties_are_no_fault() -> None:
    known = recorded(PENALISED)
    assert found(known) == []
    assert diagnosed(known.evidence) == []


@pytest.mark.parametrize("layer", [1, 2, 3])
def test_a_penalty_that_pushes_away_is_found_at_its_line(layer: int) -> None:
    known = recorded(PENALISED.replace(f"+ decay * W{layer}", f"- decay * W{layer}"))
    assert found(known) == [("G11", known.line(f"- decay * W{layer}"))]
    (candidate,) = wrong_penalty(known.evidence, known.search)
    assert known.with_edit(candidate.edit) == PENALISED


def test_weights_that_are_left_out_are_found_where_two_others_are_not() -> None:
    known = recorded(PENALISED.replace(" + decay * W2", ""))
    (candidate,) = wrong_penalty(known.evidence, known.search)
    assert known.told(candidate) == ("G11", known.line("g2 = h1.T @ d2"))
    assert "h1.T @ d2 + decay * W2" in known.with_edit(candidate.edit)
