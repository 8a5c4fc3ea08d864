from __future__ import annotations

import math

from clearprop.trace.tape.choices import MISSING, choose
from tests.trace.watching import watch


def test_one_or_the_other() -> None:
    assert choose(True, 1.0, 2.0) == 1.0
    assert choose(False, 1.0, 2.0) == 2.0
    assert math.isnan(MISSING)


def test_a_condition_about_whole_numbers_only_is_not_measured() -> None:
    seen = watch(
        "n = 3\nz = 1.5\na = n > 2\nb = z > 1.0\nc = 0.5 if n > 2 else 1.0\nd = 0.5 if z > n else 1.0\n"
    )
    assert [each.held for each in seen.tape.nodes if each.function is choose] == [1.0]


def test_a_number_that_was_chosen_is_measured() -> None:
    seen = watch("z = 1.5\na = 1 if z > 0 else 0\nb = z if a * z > 1 else 0.0\n")
    assert [each.held for each in seen.tape.nodes if each.function is choose] == [1, 1.5]
