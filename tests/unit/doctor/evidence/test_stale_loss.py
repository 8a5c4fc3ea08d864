"""Losses that are old, or of one example."""

from __future__ import annotations

from clearprop.doctor.evidence.stale_loss import old_losses, single_entries, single_losses
from tests.unit.doctor.programs import SOUND, evidence

LOSS = "    loss = 0.5 * ((a - y) ** 2).sum()\n    print(loss)\n"
TOLD = SOUND.replace("    d2 = (a", f"{LOSS}    d2 = (a")


def test_a_loss_of_the_first_rounds_is_old() -> None:
    program = TOLD.replace("    loss =", "    if step == 0:\n        loss =")
    (found,) = old_losses(evidence(program))
    assert found.edit is not None
    assert TOLD in found.edit.applied(program, found.edit.files[0])
    assert list(old_losses(evidence(TOLD))) == []


def test_a_sum_of_one_row_stands_for_no_sum_of_all() -> None:
    program = TOLD.replace("((a - y) ** 2).sum()", "((a - y) ** 2)[-1:].sum()", 1)
    (found,) = single_losses(evidence(program))
    assert found.edit is not None
    assert found.edit.applied(program, found.edit.files[0]) == TOLD
    assert list(single_losses(evidence(TOLD))) == []


def test_an_entry_of_the_squared_errors_stands_for_no_mean() -> None:
    wrong = SOUND.replace("    d2 = (a", "    history.append(((a - y) ** 2)[0, 0])\n    d2 = (a")
    wrong = wrong.replace("for step in", "history = []\nfor step in")
    (found,) = single_entries(evidence(wrong))
    assert found.edit is not None
    right = wrong.replace("((a - y) ** 2)[0, 0]", "np.mean((a - y) ** 2)")
    assert found.edit.applied(wrong, found.edit.files[0]) == right
    assert list(single_entries(evidence(right))) == []
    assert list(single_entries(evidence(wrong.replace("((a - y) ** 2)[0, 0]", "a[0, 0]")))) == []
