from __future__ import annotations

import numpy as np
import pytest

from tests.unit.trace.alone import COLUMNS, EXAMPLES, NEURONS, NO_NETWORK, ROWS, SINGLE, read


@pytest.mark.parametrize(
    ("snippet", "sizes", "activations", "examples"),
    [
        (ROWS, [2, 4, 1], ["sigmoid", "sigmoid"], 4),
        (COLUMNS, [3, 4, 2], ["relu", "softmax"], 5),
        (EXAMPLES, [2, 3, 1], ["tanh", "tanh"], 3),
        (NEURONS, [2, 2, 1], ["sigmoid", "sigmoid"], 1),
    ],
)
def test_the_network_of_a_program_that_only_predicts(snippet, sizes, activations, examples) -> None:
    _, found = read(snippet).found
    shapes = [layer.wiring.W_entries.shape for layer in found.layers]
    assert [shapes[0][0], *(shape[1] for shape in shapes)] == sizes
    assert [str(layer.activation) for layer in found.layers] == activations
    assert (len(found.x), found.y) == (examples, None)


def test_a_program_that_ends_before_its_first_update() -> None:
    roles, found = read(SINGLE, np._core._exceptions._UFuncOutputCastingError).found
    assert [parameter.name for parameter in roles.parameters] == ["w"]
    np.testing.assert_array_equal(found.y, [[1.0], [2.0]])
    np.testing.assert_array_equal(found.W(0, found.before)[:, 0], [1.0, -2.0, 1.0])


def test_products_of_data_are_no_network() -> None:
    assert read(NO_NETWORK).found is None
    assert read("x = 1.0 + 2.0").found is None
