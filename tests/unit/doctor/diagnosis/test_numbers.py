"""The two numbers beside a fault."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.diagnosis.numbers import entry_name, most_wrong, number, shown
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

CLIMBS = TWO_LAYERS.replace("W1 -=", "W1 +=")


def test_the_entry_that_is_farthest_off_is_shown() -> None:
    known = recorded(CLIMBS)
    judged, roles = known.search.judged, known.evidence.understanding.roles
    pair = shown(known.evidence.tape, roles, judged, 0.05)
    assert pair is not None
    was, should = (text.split(" = ") for text in pair)
    assert was[0] == should[0]
    assert was[0].startswith("ΔW1[")
    assert float(was[1]) == -float(should[1])
    off = most_wrong(judged, 0.05)
    names = [p.name for p in roles.parameters for _ in range(p.size)]
    assert {name for name, each in zip(names, off, strict=True) if each > 1e-12} == {"W1"}
    assert 2 * abs(float(was[1])) == pytest.approx(off.max(), rel=1e-4)


def test_where_nothing_is_off_nothing_is_shown() -> None:
    known = recorded(TWO_LAYERS)
    judged = known.search.judged
    assert most_wrong(judged, 0.05).max() < 1e-12
    still = type(judged)(judged.loss, judged.steps, tuple(0 * g for g in judged.gradients), judged.supposed)
    moved = judged.steps[0].after - judged.steps[0].before
    assert most_wrong(still, 0.05) == pytest.approx(np.abs(moved))


def test_entries_are_named_as_the_program_reads_them() -> None:
    known = recorded(TWO_LAYERS)
    tape, roles = known.evidence.tape, known.evidence.understanding.roles
    names = [entry_name(tape, roles, k) for k in range(24)]
    assert {"W1[0, 0]", "W1[2, 1]", "b1[2]", "W2[2, 2]", "b2[0]"} <= set(names)
    assert len(set(names)) == 24
    with pytest.raises(IndexError):
        entry_name(tape, roles, 24)


def test_a_number_has_few_digits() -> None:
    assert (number(-0.123456789), number(2.0), number(1e-12)) == ("-0.12346", "2", "1e-12")
