from __future__ import annotations

import pytest

from clearprop.record.optimizers import SGD
from clearprop.trace.observed.training import place_of, training_of, truths_of
from clearprop.trace.recognise.dataset import dataset
from tests.unit.trace.known import NO_SLOPE, known
from tests.unit.trace.snippets import MOMENTUM, NUMBERS, ROWS


def training(snippet: str):
    seen = known(snippet)
    return training_of(seen, dataset(seen.traced.tape, seen.recognised.steps)), seen


def test_settings_and_steps() -> None:
    found, seen = training(ROWS)
    assert found.chosen.settings.optimizer == SGD(0.5)
    assert len(found.steps) == len(seen.recognised.steps)
    assert [step.index for step in found.steps] == list(range(1, len(found.steps) + 1))
    assert found.chosen.explained


def test_steps_and_epochs_are_counted_by_the_loops() -> None:
    found, seen = training(NUMBERS)
    assert [(s.index, s.epoch) for s in found.steps[:3]] == [(1, 1), (2, 1), (3, 2)]
    assert place_of(seen.traced.tape, seen.recognised.steps[2]) == (3, 2)


def test_a_decaying_rate_is_a_schedule_or_each_steps_own() -> None:
    inverse = ROWS.replace("    h =", "    eta = 0.5 / (1 + 0.1 * epoch)\n    h =").replace(
        "0.5 * ", "eta * "
    )
    found, _ = training(inverse)
    assert "InverseTimeDecay" in str(found.chosen.settings.optimizer)
    odd = ROWS.replace("    h =", "    eta = [0.5, 0.1, 0.3, 0.2, 0.4, 0.6][epoch]\n    h =").replace(
        "0.5 * ", "eta * "
    )
    found, _ = training(odd)
    assert [step.learning_rate for step in found.steps[:3]] == pytest.approx([0.5, 0.1, 0.3])
    assert [step.settings.optimizer.learning_rate for step in found.steps[:2]] == pytest.approx([0.5, 0.1])


def test_momentum() -> None:
    found, _ = training(MOMENTUM)
    assert found.chosen.settings.optimizer == SGD(0.01, momentum=0.9)


def test_truths_are_in_the_scale_of_the_settings() -> None:
    found, seen = training(ROWS)
    (first, _) = truths_of(found.chosen, seen.first_steps[0], seen)
    assert first.dW == pytest.approx(found.steps[0].layers[0].dW)


def test_a_fault_is_said() -> None:
    found, _ = training(NO_SLOPE)
    assert not found.chosen.explained
    assert found.notes[0].startswith("not all updates follow from one loss")


def test_slopes_wrong_everywhere_leave_the_error_to_tell_the_rate() -> None:
    wrong = NO_SLOPE.replace("* out * (1 - out)", "* (out - 3)")
    found, _ = training(wrong)
    assert found.chosen.settings.optimizer == SGD(0.5)


def test_nothing_to_train() -> None:
    assert training_of(known("print(1)\n"), None) is None
