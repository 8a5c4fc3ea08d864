"""What is computed with the network after training."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.predictions import passes_after
from tests.unit.doctor.programs import SOUND, evidence

RIGHT = "h = np.tanh(x @ W1 + b1)\np = 1 / (1 + np.exp(-(h @ W2 + b2)))\n"


@pytest.mark.parametrize(
    ("after", "slips"),
    [
        (RIGHT, []),
        (RIGHT.replace("x @ W1 + b1", "x @ W1"), ["bias"]),
        (RIGHT.replace("h @ W2 + b2", "h @ W2"), ["bias"]),
        (RIGHT.replace("np.tanh(", "np.sin("), ["activation"]),
        ("h = np.tanh(x @ W1 + b1)\np = (h @ W2 + b2) > 0\n", []),
        (RIGHT.replace("b1)", "b1) * (rng.random((4, 3)) > 0.4)"), ["dropout"]),
        ("h = np.tanh(x @ W1 + b1)\nprint(h.mean())\n", []),
        (RIGHT.replace("-(h @ W2 + b2)", "-h @ W2 - b2"), []),
        (RIGHT.replace("-(h @ W2 + b2)", "-h @ W2"), ["bias"]),
    ],
)  # fmt: skip
def test_each_layer_is_held_against_training(after: str, slips: list[str]) -> None:
    assert [each.slip for each in passes_after(evidence(SOUND + after)).slips] == slips


def test_weights_of_the_start_are_told_from_trained_ones() -> None:
    kept = SOUND.replace("for step", "old = W1.copy()\nfor step") + "z = x @ old\nz = x @ W1\n"
    assert [each.state for each in passes_after(evidence(kept)).products] == ["first", "trained"]


def test_float32_is_held_to_its_own_rounding() -> None:
    single = SOUND.replace("dtype=float", "dtype=np.float32").replace(
        "for step", "W1, b1, W2, b2 = (p.astype(np.float32) for p in (W1, b1, W2, b2))\nfor step"
    )
    assert passes_after(evidence(single + RIGHT)).slips == ()
