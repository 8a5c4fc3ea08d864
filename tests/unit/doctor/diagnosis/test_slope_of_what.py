"""Right slopes of wrong values, and slopes of another form."""

from __future__ import annotations

import pytest

from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded


@pytest.mark.parametrize(("wrong", "code"), [("(1 - z1 ** 2)", "G02"), ("(1 - h)", "G01")])
def test_what_a_slope_was_taken_of_tells_its_code(wrong: str, code: str) -> None:
    seen = recorded(TWO_LAYERS.replace("(1 - h ** 2)", wrong))
    slopes = [each for each in seen.choices if each.cure.trials[0].means == "slope"]
    assert slopes
    assert {each.code for each in slopes} == {code}
