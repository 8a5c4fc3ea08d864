from __future__ import annotations

import pytest

from clearprop.trace.roles.predicting import predicting
from tests.trace.watching import watch
from tests.unit.trace.alone import COLUMNS, NO_NETWORK, ROWS


@pytest.mark.parametrize("snippet", [ROWS, COLUMNS])
def test_weights_and_biases_are_told_from_data(snippet: str) -> None:
    ran = watch(snippet)
    roles = next(predicting(ran.tape, ran.sites))
    assert sorted(parameter.name for parameter in roles.parameters) == ["W1", "W2", "b1", "b2"]
    assert not any(parameter.trained for parameter in roles.parameters)


def test_the_last_answer_comes_first() -> None:
    ran = watch(ROWS)
    roles = next(predicting(ran.tape, ran.sites))
    (prediction,) = roles.steps[0].predictions
    assert "out" in [binding.name for binding in ran.tape.nodes[prediction].names]


def test_a_comparison_with_a_target_tells_the_prediction() -> None:
    ran = watch(ROWS + "error = out - np.array([[0.0], [1.0], [1.0], [0.0]])\n")
    roles = next(predicting(ran.tape, ran.sites))
    assert [each.kind for each in roles.steps[0].meetings] == ["difference"]


def test_where_nothing_tells_a_factor_from_the_other_nothing_is_said() -> None:
    ran = watch(NO_NETWORK)
    assert list(predicting(ran.tape, ran.sites)) == []
