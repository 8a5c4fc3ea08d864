from __future__ import annotations

import pytest

from clearprop.trace.recognise.losses import supposed
from tests.unit.trace.known import known
from tests.unit.trace.snippets import COLUMNS, ROWS, SOFTMAX


@pytest.mark.parametrize(
    ("snippet", "names"),
    [
        (ROWS, ["half_squared_error", "binary_cross_entropy", "absolute_error", "huber"]),
        (COLUMNS, ["half_squared_error", "huber", "absolute_error"]),
        (SOFTMAX.replace("AXIS", "1"), ["cross_entropy", "half_squared_error"]),
    ],
)
def test_the_losses_that_a_last_activation_allows(snippet: str, names: list[str]) -> None:
    steps = known(snippet).first_steps
    found = list(supposed(steps))
    assert [each.name for each in found] == names
    assert {len(each.truths) for each in found} == {len(steps)}
