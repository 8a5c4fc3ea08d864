"""New values that are thrown away."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.idle import never_kept, never_updated
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

BIAS = "    b1 -= rate * d1.sum(axis=0)\n"


@pytest.mark.parametrize(
    ("line", "cured"),
    [
        ("    p = b1\n    p = p - rate * d1.sum(axis=0)\n", "    p = b1\n    p -= rate * d1.sum(axis=0)\n"),
        ("    p = b1\n    p = p + -rate * d1.sum(0)\n", "    p = b1\n    p += -rate * d1.sum(0)\n"),
    ],
)
def test_a_second_name_of_an_array_changes_the_array(line: str, cured: str) -> None:
    known = recorded(TWO_LAYERS.replace(BIAS, line))
    (found,) = [*never_updated(known.evidence), *never_kept(known.evidence)]
    assert known.with_edit(found.edit) == TWO_LAYERS.replace(BIAS, cured)
