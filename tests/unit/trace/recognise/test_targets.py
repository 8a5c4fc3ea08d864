from __future__ import annotations

from tests.unit.trace.snippets import COLUMNS, ROWS, SOFTMAX, looked


def test_targets_lie_as_ours() -> None:
    assert looked(COLUMNS).recognised.steps[0].y.shape == (5, 1)


def test_labels_become_ones() -> None:
    y = looked(SOFTMAX.replace("AXIS", "1")).recognised.steps[0].y
    assert y.argmax(axis=1).tolist() == [0, 2, 1, 2]
    assert y.sum() == 4


def test_a_target_that_is_broadcast_to_something_larger_is_none() -> None:
    broadcast = ROWS.replace("[[0.0], [1.0], [1.0], [0.0]]", "[0.0, 1.0, 1.0, 0.0]")
    broadcast = broadcast.replace("    d2 =", "    e = out - y\n    d2 =").replace(
        "(out - y) *", "e.mean(1, keepdims=True) *"
    )
    steps = looked(broadcast).recognised.steps
    assert steps[0].y is None
    assert steps[0].x.shape == (4, 2)
