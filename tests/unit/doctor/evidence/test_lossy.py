"""Numbers that lose something."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.lossy import losses_of
from tests.unit.doctor.programs import SOUND, evidence


@pytest.mark.parametrize(
    ("text", "how", "exact", "kept"),
    [
        ("w = np.array([1, 2])\nw[0] = np.float64(0.75)\n", "stored", 0.75, 0.0),
        ("x = np.array([0.5, 1.0]) * 3.0\ny = x.astype(int)\n", "cast", 1.5, 1.0),
        ("x = np.array([3, 200], dtype=np.uint8)\ny = x - np.uint8(10)\n", "wrapped", -7.0, 249.0),
        ("x = np.array([1.0, 2051.0])\ny = x.astype(np.float16)\n", "coarse", 2051.0, 2052.0),
    ],
)
def test_a_loss_is_seen_with_its_numbers(text: str, how: str, exact: float, kept: float) -> None:
    (only,) = losses_of(evidence("import numpy as np\n" + text))
    assert (only.how, only.exact, only.kept) == (how, exact, kept)


def test_whole_numbers_that_fit_lose_nothing() -> None:
    text = "import numpy as np\nx = np.array([0.0, 3.0]) * 2.0\ny = x.astype(int) + 5\n"
    assert losses_of(evidence(text)) == []
    assert losses_of(evidence(SOUND)) == []
