"""Answers that are computed from an old copy."""

from __future__ import annotations

from clearprop.doctor.diagnosis.stale import stale
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

COPY = TWO_LAYERS.replace("for step", "old = W1.copy()\nfor step").replace("x @ W1", "x @ old")


def test_the_line_that_reads_the_copy_is_told() -> None:
    known = recorded(COPY)
    ((parameter, found),) = stale(known.evidence)
    assert parameter.name == "W1"
    assert known.told(found) == ("S07", known.line("z1 ="))
    assert (found.proof, found.explains) == ("exact", ("U03",))
    assert known.with_edit(found.edit) == COPY.replace("x @ old", "x @ W1")
    assert found.observed is not None
    assert found.observed.startswith("old: ")
    assert found.expected is not None
    assert found.expected.startswith("W1: ")
    assert found.observed[5:] != found.expected[4:]


def test_a_copy_of_the_transpose_is_one_too() -> None:
    source = TWO_LAYERS.replace("for step", "old = W2.T.copy()\nfor step").replace("h @ W2 +", "h @ old.T +")
    known = recorded(source)
    ((parameter, found),) = stale(known.evidence)
    assert (parameter.name, known.told(found)) == ("W2", ("S07", known.line("a = h @")))


def test_of_a_copy_that_is_made_anew_nothing_is_said() -> None:
    again = COPY.replace(
        "old = W1.copy()\nfor step in range(5):\n", "for step in range(5):\n    old = W1.copy()\n"
    )
    assert again != COPY
    assert list(stale(recorded(again).evidence)) == []


def test_of_a_sound_program_nothing_is_said() -> None:
    assert list(stale(recorded(TWO_LAYERS).evidence)) == []


def test_a_view_follows_its_parameter() -> None:
    assert list(stale(recorded(COPY.replace("W1.copy()", "W1[:]")).evidence)) == []


def test_averaged_weights_beside_the_training_are_no_copy() -> None:
    source = TWO_LAYERS.replace("    b1 -= rate", "    mean = 0.9 * W1 + 0.1 * W1\n    b1 -= rate")
    assert list(stale(recorded(source).evidence)) == []
