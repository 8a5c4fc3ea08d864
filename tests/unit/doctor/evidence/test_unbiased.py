"""Layers without a bias, and biases that are written for them."""

from __future__ import annotations

import re

from clearprop.doctor.evidence.learning import learned_of
from clearprop.doctor.evidence.unbiased import best_linear, with_bias, without_bias
from tests.unit.doctor.programs import SOUND, evidence

BARE = re.sub(r" \+ b[12]", "", re.sub(r"    b[12] -= .*\n", "", SOUND)).replace("W1, b1 =", "W1, other =")
BARE = BARE.replace("W2, b2 = rng.normal(0, 1, (3, 1)), np.zeros(1)", "W2 = rng.normal(0, 1, (3, 1))")


def test_layers_without_a_bias_are_counted() -> None:
    for text, wanted in ((SOUND, []), (BARE, [0, 1])):
        learned = learned_of(evidence(text))
        assert learned is not None
        assert without_bias(learned) == wanted


def test_an_offset_is_worth_what_the_best_straight_answers_differ_by() -> None:
    learned = learned_of(evidence(SOUND.replace("dtype=float)\ny", "dtype=float) - 0.5\ny")))
    assert learned is not None
    assert best_linear(learned, True) < 0.2 * best_linear(learned, False)


def test_a_bias_is_written_where_the_weights_have_one_name() -> None:
    known = evidence(BARE)
    step = known.understanding.recognised.steps[0]
    edit = with_bias(known, step, 1)
    assert edit is not None
    program = edit.applied(BARE, edit.files[0])
    assert "W2 = rng.normal(0, 1, (3, 1))\nbias = 0.0\n" in program
    assert "h @ W2 + bias" in program
    assert "    bias -= 0.5 * (d2).sum(axis=0)\n" in program
    assert with_bias(known, step, 0) is None
