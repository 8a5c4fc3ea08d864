"""The fault behind wrong updates is worked out once, and sound programs have none."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.diagnose import diagnosed, diagnosis, is_sound, of_code, told
from tests.unit.doctor.diagnosis.recorded import EARLY, LISTED, TWO_LAYERS, recorded
from tests.unit.doctor.rules.cases import known


def test_it_is_worked_out_once() -> None:
    evidence = known("G03", "faulty")
    assert diagnosed(evidence) is diagnosed(evidence)
    assert [each.code for each in of_code(evidence, "G03")] == ["G03"]
    assert list(of_code(evidence, "G04")) == []


def test_a_sound_program_has_no_diagnosis() -> None:
    evidence = known("G03", "sound")
    assert is_sound(evidence)
    assert diagnosis(evidence) is None
    assert diagnosed(evidence) == []


def test_the_text_of_a_place_is_told_on_one_line() -> None:
    evidence = known("G03", "faulty")
    found = diagnosis(evidence)
    assert found is not None
    assert told(evidence, found.choices[0].cure.trials[0]) == "d2 @ W2.T"


SINGLE = TWO_LAYERS.replace("(1 - h ** 2)", "(1 - np.tanh(z1) ** 2)")


@pytest.mark.parametrize(
    ("sound", "right", "wrong", "code"),
    [
        (TWO_LAYERS, " * (1 - h ** 2)", "", "G03"),
        (TWO_LAYERS, "(1 - h ** 2)", "(1 - h)", "G01"),
        (SINGLE, "(1 - np.tanh(z1) ** 2)", "np.tanh(z1)", "G01"),
        (TWO_LAYERS, "d2 @ W2.T", "d2 @ W2", "G06"),
        (TWO_LAYERS, "a - y", "y - a", "G04"),
        (TWO_LAYERS, "W1 -= rate", "W1 += rate", "U02"),
        (TWO_LAYERS, "rate = 0.05", "rate = -0.05", "U02"),
        (TWO_LAYERS, "d1.sum(axis=0)", "d1.sum()", "G07"),
        (TWO_LAYERS, "x.T @ d1", "h.T @ d1", "G12"),
    ],
)
def test_the_line_is_found_and_put_right(sound: str, right: str, wrong: str, code: str) -> None:
    assert diagnosed(recorded(sound).evidence) == []
    faulty = recorded(sound.replace(right, wrong, 1))
    (found,) = diagnosed(faulty.evidence)
    line = sound[: sound.index(right)].count("\n") + 1
    assert faulty.told(found) == (code, line)
    assert faulty.with_edit(found.edit) == sound
    assert found.observed != found.expected


def test_an_update_that_comes_too_early_is_moved() -> None:
    faulty = recorded(EARLY)
    (found,) = diagnosed(faulty.evidence)
    assert faulty.told(found) == ("U01", faulty.line("W2 -="))
    assert found.values["names"] == "W1, b1"
    assert faulty.with_edit(found.edit) == TWO_LAYERS


def test_an_array_that_is_changed_too_early_is_left_as_it_was() -> None:
    source = TWO_LAYERS.replace("    W2 -= rate", "    h *= h\n    W2 -= rate")
    faulty = recorded(source)
    (found,) = diagnosed(faulty.evidence)
    assert faulty.told(found) == ("S02", faulty.line("h *= h"))
    assert faulty.with_edit(found.edit) == TWO_LAYERS


def test_lines_and_letters_of_all_kinds() -> None:
    spread = "(\n        δ2 @ W2.T\n        * (1 - h ** 2)\n    )"
    sound = TWO_LAYERS.replace("d2", "δ2").replace("δ2 @ W2.T * (1 - h ** 2)", spread)
    faulty = recorded(sound.replace("W2.T", "W2"))
    (found,) = diagnosed(faulty.evidence)
    assert faulty.told(found) == ("G06", faulty.line("δ2 @ W2"))
    assert faulty.with_edit(found.edit) == sound


def test_a_list_of_weights_is_indexed_anew() -> None:
    faulty = recorded(LISTED.replace("weights[k].T", "weights[k - 1].T"))
    (found,) = diagnosed(faulty.evidence)
    assert faulty.told(found) == ("G06", faulty.line("delta = delta @"))
    assert faulty.with_edit(found.edit) == LISTED
    assert diagnosed(recorded(LISTED).evidence) == []
