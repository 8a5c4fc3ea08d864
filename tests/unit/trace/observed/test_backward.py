from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.record.step import NotObserved
from clearprop.trace.analysis import analyse
from clearprop.trace.observed.backward import Backward
from tests.unit.trace.known import traced
from tests.unit.trace.snippets import COLUMNS, NUMBERS, ROWS

FIELDS = ("da", "slope", "delta", "dW", "db")


@pytest.mark.parametrize("snippet", [ROWS, COLUMNS], ids=["rows", "columns"])
def test_every_field_of_a_sound_backward_pass_is_seen(snippet: str) -> None:
    found = analyse(traced(snippet))
    first, settings = found.steps[0], found.settings
    ours = cp.step(
        found.network,
        first.x,
        first.y,
        loss=settings.loss,
        optimizer=settings.optimizer,
        reduction=settings.reduction,
    )
    for own, seen in zip(ours.layers, first.layers, strict=True):
        for name in FIELDS:
            np.testing.assert_allclose(getattr(seen, name), getattr(own, name), rtol=1e-9, atol=1e-13)


def test_numbers_by_hand_are_seen_too() -> None:
    (first, second), names = analyse(traced(NUMBERS)).steps[0].layers, analyse(traced(NUMBERS)).names
    assert first.delta.shape == (1, 2)
    assert second.delta.shape == (1, 1)
    assert names[cp.Address("delta", layer=1)] == "d1, d2"


@pytest.mark.parametrize(
    ("right", "wrong", "broken"),
    [
        ("* (1 - h ** 2)", "* (1 - h)", "layer 1, slope"),
        ("d2 @ W2.T", "d2 @ W2.T[:, ::-1]", "layer 1, da"),
        ("W1 -= 0.5 * x.T @ d1", "W1 -= 0.5 * (x[::-1].T @ d1)", "layer 1, dW"),
        ("W1 -= 0.5 * x.T @ d1", "W1 -= 0.25 * x.T @ d1", "layer 1, update_W"),
        ("W1 -= 0.5 * x.T @ d1", "W1 += 0.5 * x.T @ d1", "layer 1, update_W"),
        ("b1 -= 0.5 * d1.sum(axis=0)", "b1 -= 0.5 * d1.sum()", "layer 1, db"),
        ("* out * (1 - out)", "* out * (1 + out)", "layer 2, slope"),
    ],
)
def test_a_fault_breaks_the_equation_where_it_is(right: str, wrong: str, broken: str) -> None:
    assert right in ROWS
    found = analyse(traced(ROWS.replace(right, wrong)))
    for step in found.steps[:3]:
        addresses = {str(check.address.without_step()).split("[")[0] for check in cp.reconcile(step).broken}
        assert addresses == {broken}


def test_a_backward_pass_that_nobody_saw() -> None:
    (layer,) = Backward.unseen(1).layers
    assert all(getattr(layer, name) is NotObserved for name in FIELDS)
