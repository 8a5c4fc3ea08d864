"""What a schedule promises, and a learning rate that is one or a number."""

from __future__ import annotations

import subprocess
import sys

import pytest

from clearprop.record.schedule import Schedule, learning_rate_at


class Halving(Schedule):
    def at(self, t: int) -> float:
        return 0.5**t


def test_a_learning_rate_is_asked_for_its_number() -> None:
    assert learning_rate_at(Halving(), 3) == 0.125
    assert learning_rate_at(2, 3) == 2.0


def test_a_schedule_has_to_say_what_it_is_at_a_step() -> None:
    with pytest.raises(NotImplementedError, match="Schedule"):
        Schedule().at(1)


def test_schedules_that_nobody_uses_are_not_imported() -> None:
    code = (
        "import sys; from clearprop import SGD; SGD(0.5); print('clearprop.record.schedules' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
