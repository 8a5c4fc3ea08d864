"""Edits of one node."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

from clearprop.doctor.evidence.trials import (
    Trial,
    argument,
    dropped,
    like,
    negated,
    swapped,
    transposed,
    turned,
    with_argument,
)
from clearprop.trace.tape.nodes import Node
from tests.unit.trace.by_hand import ByHand, arrays

A, B = arrays(0, (3, 3), (3, 3))


def applied(function: Any, *args: Any) -> tuple[ByHand, Node]:
    watched = ByHand()
    return watched, watched.tape.nodes[watched.node(watched.do(function, *args))]


def changed(trial: Trial, watched: ByHand, node: Node) -> Any:
    return trial.change(node, watched.tape.value)


def test_an_argument_is_read_from_the_tape_or_from_the_text() -> None:
    watched, node = applied(operator.mul, A, 2.0)
    np.testing.assert_array_equal(argument(node, 0, watched.tape.value), A)
    assert argument(node, 1, watched.tape.value) == 2.0
    np.testing.assert_array_equal(argument(node, 0, lambda number: B), B)


def test_a_node_is_computed_with_another_argument() -> None:
    watched, node = applied(operator.sub, A, B)
    np.testing.assert_array_equal(with_argument(node, 0, 1.0, watched.tape.value), 1.0 - B)
    np.testing.assert_array_equal(with_argument(node, 1, 1.0, watched.tape.value), A - 1.0)
    np.testing.assert_array_equal(watched.tape.value(node.id), A - B)


def test_an_update_in_place_leaves_the_recorded_array_alone() -> None:
    start = A.copy()
    watched, node = applied(operator.isub, start, B)
    np.testing.assert_array_equal(with_argument(node, 1, 2 * B, watched.tape.value), A - 2 * B)
    np.testing.assert_array_equal(watched.tape.value(node.id), A - B)


@pytest.mark.parametrize(
    ("trial", "function", "expected"),
    [
        (negated(0), operator.matmul, -(A @ B)),
        (transposed(0, 0), operator.matmul, A.T @ B),
        (transposed(0, 1), operator.matmul, A @ B.T),
        (turned(0), operator.matmul, (A @ B).T),
        (dropped(0, 0), operator.mul, B),
        (dropped(0, 1), operator.mul, A),
    ],
    ids=["negated", "left transposed", "right transposed", "turned", "left dropped", "right dropped"],
)
def test_each_edit_does_what_its_text_says(trial: Trial, function: Any, expected: np.ndarray) -> None:
    watched, node = applied(function, A, B)
    np.testing.assert_allclose(changed(trial, watched, node), expected, rtol=1e-12)


def test_what_is_dropped_leaves_no_view() -> None:
    watched, node = applied(operator.mul, A, B)
    assert not np.shares_memory(changed(dropped(0, 1), watched, node), A)


@pytest.mark.parametrize(
    ("function", "text", "expected"),
    [
        (operator.add, "-", A - B),
        (operator.sub, "+", A + B),
        (operator.iadd, "-=", A - B),
        (operator.isub, "+=", A + B),
    ],
)
def test_plus_stands_for_minus(function: Any, text: str, expected: np.ndarray) -> None:
    watched, node = applied(function, A.copy(), B)
    (trial,) = swapped(3, node)
    assert (trial.site, trial.means, trial.text) == (3, "swap", text)
    np.testing.assert_array_equal(changed(trial, watched, node), expected)


def test_a_product_has_no_other_sign() -> None:
    _, node = applied(operator.mul, A, B)
    assert list(swapped(0, node)) == []


def test_another_shape_is_refused() -> None:
    assert like(A, B) is A
    with pytest.raises(ValueError, match="changes the shape"):
        like(A[:2], B)


def test_an_edit_is_made_at_all_nodes_of_its_site_or_where_it_says() -> None:
    watched, _ = applied(operator.mul, A, B)
    assert negated(4).nodes({4: [7, 9]}, watched.tape, 0) == [7, 9]
    assert negated(5).nodes({4: [7, 9]}, watched.tape, 0) == []
    own = Trial(4, "older", negated(4).change, None, "", {}, lambda tape, begin: [begin + 1])
    assert own.nodes({4: [7, 9]}, watched.tape, 20) == [21]
