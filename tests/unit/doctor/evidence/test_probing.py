"""What a copy of the process does with a program."""

from __future__ import annotations

from tests.unit.doctor.evidence.probed import probed


def test_what_is_printed_is_kept_once() -> None:
    (only,) = probed("print('once')\n", [])
    assert only["printed"] == "once\n"


def test_a_variable_that_is_no_number_is_seen() -> None:
    text = "import numpy as np\nlosses = [1.0, float('nan')]\n"
    (only,) = probed(text, [])
    assert only["broken"] is True
    (sound,) = probed("best = float('inf')\nlosses = [1.0, 0.5]\n", [])
    assert sound["broken"] is False


def test_losses_of_numbers_are_named() -> None:
    (only,) = probed("import numpy as np\nw = np.array([1, 2])\nw[0] = np.float64(0.75)\n", [])
    assert list(only["lost"]) == ["stored"]
