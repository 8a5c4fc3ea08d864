"""Optimizers that make the wrong thing of right gradients."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.optimizer import wrong_recurrence
from tests.unit.doctor.programs import evidence
from tests.unit.doctor.rules.cases import known, lines, text


@pytest.mark.parametrize("code", ["G10", "G11", "U04"])
def test_the_odd_one_out_is_found(code: str) -> None:
    seen = known(code, "faulty")
    right = next(search for search in seen.searches if search.baseline().cured)
    (found,) = wrong_recurrence(seen, right)
    assert found.code == code
    assert found.span is not None
    assert found.span.line in lines(code)


def test_a_sign_in_one_of_several_momenta_is_put_right_where_it_stands() -> None:
    program = text("U04", "sound").replace("vc = mu * vc - rate", "vc = mu * vc + rate")
    seen = evidence(program)
    right = next(search for search in seen.searches if search.baseline().cured)
    (found,) = wrong_recurrence(seen, right)
    assert found.code == "U02"
    assert found.edit is not None
    assert found.edit.applied(program, found.edit.files[0]) == text("U04", "sound")
