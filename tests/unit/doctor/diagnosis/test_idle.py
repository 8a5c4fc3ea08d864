"""Parameters that training leaves out."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.idle import idle, never_kept, never_updated, scored_part
from tests.unit.doctor.diagnosis.recorded import HEAD, TWO_LAYERS, recorded

BIAS = "    b1 -= rate * d1.sum(axis=0)\n"
WEIGHT = "    W1 -= rate * x.T @ d1\n"
FROZEN = TWO_LAYERS.replace(BIAS, "")


def test_the_missing_update_is_written_behind_its_sibling() -> None:
    known = recorded(FROZEN)
    (found,) = never_updated(known.evidence)
    assert known.told(found) == ("U03", known.line("W1 -="))
    assert found.values["names"] == "b1"
    assert known.with_edit(found.edit) == TWO_LAYERS
    assert found.observed is not None
    assert found.expected is not None
    assert found.observed.endswith(" = 0")
    assert float(found.expected.rpartition(" = ")[2]) != 0


def test_a_program_whose_last_line_has_no_end_gets_one() -> None:
    known = recorded(FROZEN.rstrip("\n"))
    (found,) = never_updated(known.evidence)
    assert known.with_edit(found.edit) == TWO_LAYERS


def test_what_is_trained_is_right_all_the_same() -> None:
    known = recorded(FROZEN)
    ((judged, score, found),) = idle(known.evidence)
    assert (judged.loss, score.right, round(score.rate, 9)) == ("half_squared_error", 1.0, 0.05)
    assert (found.parameter.name, found.layer, found.is_weight) == ("b1", 0, False)
    again = scored_part(known.evidence, judged)
    assert (again.right, round(again.rate, 9)) == (1.0, 0.05)


def test_a_rate_that_is_a_quotient_is_written_as_one() -> None:
    means = FROZEN.replace("rate = 0.05", "rate = 0.05\nn = len(x)").replace("rate * ", "rate / n * ")
    known = recorded(means)
    (found,) = never_updated(known.evidence)
    assert "    b1 -= rate * d1.sum(axis=0) / n\n" in known.with_edit(found.edit)


@pytest.mark.parametrize(
    ("line", "cured"),
    [
        ("    new_b1 = b1 - rate * d1.sum(axis=0)\n", "    b1 = b1 - rate * d1.sum(axis=0)\n"),
        ("    b1 - rate * d1.sum(axis=0)\n", BIAS),
        ("    p = b1\n    p = p - rate * d1.sum(axis=0)\n", "    p = b1\n    p -= rate * d1.sum(axis=0)\n"),
        ("    b1 + -rate * d1.sum(axis=0)\n", "    b1 += -rate * d1.sum(axis=0)\n"),
    ],
)
def test_a_new_value_that_is_thrown_away_is_kept(line: str, cured: str) -> None:
    known = recorded(TWO_LAYERS.replace(BIAS, line))
    (found,) = [*never_updated(known.evidence), *never_kept(known.evidence)]
    assert known.told(found) == ("U03", known.line(line.strip().rpartition("\n")[2].strip()))
    assert known.with_edit(found.edit) == TWO_LAYERS.replace(BIAS, cured)


def test_of_a_program_that_trains_all_nothing_is_said() -> None:
    known = recorded(TWO_LAYERS)
    assert list(idle(known.evidence)) == []
    assert list(never_updated(known.evidence)) == []
    assert list(never_kept(known.evidence)) == []


def test_a_layer_that_is_fixed_on_purpose_is_left_alone() -> None:
    known = recorded(TWO_LAYERS.replace(WEIGHT, "").replace(BIAS, ""))
    assert list(never_updated(known.evidence)) == []


def test_a_program_without_training_has_nothing_idle() -> None:
    known = recorded(HEAD + "a = np.tanh(x @ W1 + b1) @ W2 + b2\n")
    assert list(idle(known.evidence)) == []
