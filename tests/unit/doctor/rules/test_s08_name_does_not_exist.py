"""A name that does not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import RULES, cured, found, of_folder


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("s08_name_does_not_exist", "S08")
    assert [(each.code, each.span and each.span.line) for each in faulty] == [("S08", 7)]
    assert faulty[0].proof == "exact"
    assert "self.offset = 0.0" in cured(faulty[0], RULES / "S08" / "faulty.py")
    assert sound == []


@pytest.mark.parametrize(
    ("text", "line", "fixed"),
    [
        ("import numpy as np\nx = np.zeross(3)\nprint(x)\n", 2, "np.zeros(3)"),
        ("weights = [1, 2]\nprint(sum(weigths))\n", 2, "sum(weights)"),
        ("x = 4.0\nprint(math.sqrt(x))\n", 1, "import math"),
        ("p = {'W1': 1.0}\nprint(p['w1'])\n", 2, "p['W1']"),
        ("b = a + 1\na = 2\nprint(a, b)\n", 1, "a = 2\nb = a + 1"),
    ],
)
def test_what_was_meant_is_found(text: str, line: int, fixed: str, tmp_path: Path) -> None:
    (only,) = found("s08_name_does_not_exist", text, tmp_path)
    assert only.span is not None
    assert only.span.line == line
    assert fixed in cured(only, tmp_path / "net.py")


def test_a_library_that_is_not_installed_is_no_fault(tmp_path: Path) -> None:
    assert found("s08_name_does_not_exist", "import quetzalcoatlus\n", tmp_path) == []
