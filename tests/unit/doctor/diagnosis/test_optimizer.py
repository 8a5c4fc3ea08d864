"""Optimizers that make the wrong thing of right gradients."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.diagnose import diagnosed
from clearprop.doctor.diagnosis.optimizer import wrong_recurrence
from tests.unit.doctor.diagnosis.recorded import ADAM, TWO_LAYERS, recorded
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


def test_adam_with_the_right_count_is_left_alone() -> None:
    assert diagnosed(recorded(ADAM).evidence) == []


def test_sums_that_nobody_clears_start_anew() -> None:
    cleared = "    g1 = np.zeros((3, 3))\n"
    sound = TWO_LAYERS.replace(
        "    W1 -= rate * x.T @ d1\n", f"{cleared}    g1 += x.T @ d1\n    W1 -= rate * g1\n"
    )
    assert diagnosed(recorded(sound).evidence) == []
    faulty = recorded(sound.replace(cleared, "").replace("for step", "g1 = np.zeros((3, 3))\nfor step"))
    (found,) = wrong_recurrence(faulty.evidence, faulty.search)
    assert faulty.told(found) == ("G10", faulty.line("g1 +="))
    assert "    g1 = x.T @ d1\n" in faulty.with_edit(found.edit)
