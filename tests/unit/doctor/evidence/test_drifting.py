"""Training data that a loop changes in place."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.drifting import drifting
from tests.unit.doctor.programs import SOUND, evidence

TRAIN = "for step in range(200):\n"


@pytest.mark.parametrize(
    ("added", "wanted"),
    [
        ("    xn = x\n    xn += rng.normal(0, 0.01, x.shape)\n", [("xn", "x", True)]),
        ("    x += rng.normal(0, 0.01, x.shape)\n", [("x", None, True)]),
        ("    x *= 0.999\n", [("x", None, False)]),
        ("    xn = x.copy()\n    xn += rng.normal(0, 0.01, x.shape)\n", []),
        ("    xn = x + rng.normal(0, 0.01, x.shape)\n", []),
        ("    weights = W1\n    weights *= 0.9999\n", []),
    ],
)
def test_only_data_that_go_into_the_network_drift(
    added: str, wanted: list[tuple[str, str | None, bool]]
) -> None:
    program = SOUND.replace(TRAIN, f"{TRAIN}{added}")
    if "xn" in added:
        program = program.replace("x @ W1", "xn @ W1").replace("x.T @ d1", "xn.T @ d1")
    found = drifting(evidence(program))
    assert [(each.name, each.other, each.drawn) for each in found] == wanted


def test_what_is_changed_before_training_does_not_drift() -> None:
    program = SOUND.replace(TRAIN, f"for k in range(3):\n    x += rng.normal(0, 0.01, x.shape)\n{TRAIN}")
    assert drifting(evidence(program)) == []


def test_the_sum_of_the_round_gets_a_name_of_its_own() -> None:
    program = SOUND.replace(TRAIN, f"{TRAIN}    x += rng.normal(0, 0.01, x.shape)\n")
    (found,) = drifting(evidence(program))
    cured = found.edit.applied(program, found.edit.files[0])
    assert "    x_now = x + rng.normal(0, 0.01, x.shape)\n    h = np.tanh(x_now @ W1 + b1)\n" in cured
