"""Signs in the place of reported squares."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.other_loss import other_loss
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

SIGNS = TWO_LAYERS.replace("d2 = a - y", "mse = ((a - y) ** 2).mean()\n    d2 = np.sign(a - y)").replace(
    "rate = 0.05", "rate = 0.5"
)


def test_the_sign_is_named_and_the_mean_of_squares_put_in_its_place() -> None:
    known = recorded(SIGNS)
    (found,) = other_loss(known.evidence)
    assert known.told(found) == ("G08", known.line("np.sign"))
    assert known.with_edit(found.edit) == SIGNS.replace("np.sign(a - y)", "(2 * (a - y) / np.size(a - y))")
    assert known.with_edit(found.alternatives[0]) == SIGNS.replace("np.sign(a - y)", "(a - y)")
    assert (found.proof, found.improves) == ("rerun", True)


@pytest.mark.parametrize(
    "text",
    [
        TWO_LAYERS,
        SIGNS.replace("mse = ((a - y) ** 2).mean()", "mae = np.abs(a - y).mean()"),
        SIGNS.replace("mse =", "mae = np.abs(a - y).mean()\n    mse ="),
        SIGNS.replace("mse = ((a - y) ** 2).mean()", "pass"),
    ],
    ids=["squares", "absolutes", "both", "nothing"],
)
def test_what_is_followed_on_purpose_is_left_alone(text: str) -> None:
    assert list(other_loss(recorded(text).evidence)) == []
