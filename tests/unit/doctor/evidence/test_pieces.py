"""Truths in the pieces in which loops compute them."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.pieces import Grain, Label, labels, layered, pieces
from tests.unit.doctor.evidence.searched import SOUND, searched

# Four examples, two inputs, three hidden units, one output.
JUDGED = searched(SOUND).judged
STEP, TRUTH = JUDGED.steps[0], JUDGED.supposed.truths[0]


@pytest.mark.parametrize(
    ("kind", "grain", "count"),
    [
        ("delta", "whole", 1),
        ("delta", "example", 4),
        ("delta", "unit", 12),
        ("dW", "unit", 24),
        ("dW", "turned", 24),
        ("db", "example", 4),
        ("term", "unit", 12),
        ("sum", "turned", 12),
    ],
)
def test_pieces_add_up_to_the_truth(kind: str, grain: Grain, count: int) -> None:
    cut = pieces(STEP, TRUTH, Label(kind, 0, grain=grain), count)
    assert cut is not None
    assert len(cut) == count
    layer = TRUTH.layers[0]
    assert layer.da is not None
    whole = {"delta": layer.delta, "dW": layer.dW, "db": layer.db, "term": layer.da, "sum": layer.da}[kind]
    total = np.sum([np.sum(piece) for piece in cut])
    assert total == pytest.approx(float(whole.sum()), rel=1e-12)


def test_rows_and_turned_rows_are_the_same_numbers_in_another_order() -> None:
    rows = pieces(STEP, TRUTH, Label("dW", 0, grain="unit"), 24)
    turned = pieces(STEP, TRUTH, Label("dW", 0, grain="turned"), 24)
    assert rows is not None
    assert turned is not None
    assert rows != turned
    assert sorted(rows) == sorted(turned)


def test_a_loop_over_layers_computes_one_after_the_other() -> None:
    down = layered(STEP, TRUTH, Label("delta", 1, -1), 2)
    assert down is not None
    assert [layer for layer, _ in down] == [1, 0]
    up = layered(STEP, TRUTH, Label("dW", 0, 1), 2)
    assert up is not None
    assert [np.shape(piece) for _, piece in up] == [(2, 3), (3, 1)]


def test_one_number_of_each_example_can_be_chosen() -> None:
    cut = pieces(STEP, TRUTH, Label("delta", 0, 0, "unit", 2), 4)
    assert cut == TRUTH.layers[0].delta[:, 2].tolist()


def test_another_count_has_no_pieces() -> None:
    assert pieces(STEP, TRUTH, Label("delta", 0), 2) is None
    assert pieces(STEP, TRUTH, Label("term", 1, grain="unit"), 3) is None


def test_labels_are_those_whose_pieces_come_in_that_number() -> None:
    for count in (1, 2, 4, 12):
        found = list(labels(STEP, TRUTH, count))
        assert found
        for label in found:
            cut = pieces(STEP, TRUTH, label, count)
            assert cut is not None
            assert len(cut) == count
