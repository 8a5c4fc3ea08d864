"""A column minus a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import RULES, cured, found, of_folder


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("s01_column_meets_row", "S01")
    assert [(each.code, each.span and each.span.line) for each in faulty] == [("S01", 5)]
    assert faulty[0].proof == "exact"
    assert "reshape(-1, 1)" in cured(faulty[0], RULES / "S01" / "faulty.py")
    assert sound == []


def test_a_table_of_all_pairs_that_is_meant_is_no_fault(tmp_path: Path) -> None:
    text = (
        "import numpy as np\nx = np.arange(5.0)\ndistance = np.abs(x[:, None] - x)\nprint(distance.max())\n"
    )
    assert found("s01_column_meets_row", text, tmp_path) == []


@pytest.mark.parametrize(("targets", "codes"), [("t.reshape(-1, 1)", ["S01"]), ("t", [])])
def test_single_weights_keep_all_answers_flat(targets: str, codes: list[str], tmp_path: Path) -> None:
    program = (
        "import numpy as np\n"
        "rng = np.random.default_rng(6)\n"
        "x, z = rng.normal(size=50), rng.normal(size=50)\n"
        "t = 2 * x - z + 1\n"
        f"y = {targets}\n"
        "v, w, b = 0.0, 0.0, 0.0\n"
        "for k in range(200):\n"
        "    error = v * x + w * z + b - y\n"
        "    v -= 0.1 * np.mean(error * x)\n"
        "    w -= 0.1 * np.mean(error * z)\n"
        "    b -= 0.1 * np.mean(error)\n"
        "print('loss', np.mean(error ** 2))\n"
    )
    faults = found("s01_column_meets_row", program, tmp_path)
    assert [each.code for each in faults] == codes
    assert all("y = t\n" in cured(each, tmp_path / "net.py") for each in faults)
