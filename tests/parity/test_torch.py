"""clearprop against PyTorch's autograd and torch.optim in float64, normwise at most 1e-10.

The numbers that PyTorch gave are committed, so the comparison always runs.  Where PyTorch is installed,
``pytest --all`` also asks it afresh, for the same table and for networks that are in no table.
"""

from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest

from tests.parity import in_clearprop
from tests.parity.engines import HERE, use
from tests.parity.recorded import FIELDS, FILE, Recorded, pack, read, unpack
from tests.parity.table import ACTIVATIONS, BIASES, LOSSES, RULES, Row, checksum, table

ROWS = table()
FLAT, ABOUT = read()


@pytest.fixture(scope="module")
def recorded() -> list[Recorded]:
    return unpack(ROWS, FLAT)


def test_the_numbers_belong_to_this_table() -> None:
    assert ABOUT["checksum"] == checksum(ROWS), (
        f"run scripts/make_torch_parity.py: {FILE} is of another table"
    )
    assert ABOUT["made_by"].startswith("PyTorch 2.13.0")


def test_the_table_is_wide_enough() -> None:
    layers = [layer for row in ROWS for layer in row.layers]
    assert len(ROWS) >= 200
    assert {len(row.layers) for row in ROWS} == {1, 2, 3, 4, 5}
    assert {layer.bias for layer in layers} == set(BIASES)
    assert {layer.trainable for layer in layers} == {True, False}
    assert {(row.reduction, row.example_weight is None) for row in ROWS} == set(
        product(("mean", "sum"), (True, False))
    )
    assert all(len(set(ats)) >= 2 for ats in (_places("softmax"), _places("relu")))


def _places(activation: str) -> list[bool]:
    """Whether each layer of this kind is the last one, in networks whose loss does not fuse with it."""
    fused = ("binary_cross_entropy", "cross_entropy")
    rows = [row for row in ROWS if row.loss.name not in fused]
    return [at is row.layers[-1] for row in rows for at in row.layers if at.activation.name == activation]


def test_every_optimizer_meets_every_loss_and_activation_with_and_without_l2_and_clipping() -> None:
    met = Counter(
        (chosen.rule, chosen.l2 > 0, chosen.clip_norm is not None, function.name)
        for row in ROWS
        for chosen in row.optimizers
        for function in (row.loss, *(layer.activation for layer in row.layers))
    )
    functions = [name for name, _ in (*LOSSES, *ACTIVATIONS)]
    wanted = list(product(RULES, (True, False), (True, False), functions))
    assert min(met[key] for key in wanted) >= 2


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_first_step_agrees(row: Row, recorded: list[Recorded]) -> None:
    assert in_clearprop.step_differs(in_clearprop.first_step(row), recorded[row.number]) == []


@pytest.mark.parametrize("engine", HERE)
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_parameters_after_training_agree(
    row: Row, engine: str, recorded: list[Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert in_clearprop.trained_differs(row, recorded[row.number], use(engine, monkeypatch)) == []


@pytest.mark.torch
@pytest.mark.slow
def test_pytorch_still_says_the_same() -> None:
    from tests.parity.in_torch import record

    live = pack([record(row) for row in ROWS])
    for name in (*FIELDS, "loss", "trained"):
        np.testing.assert_allclose(live[name], FLAT[name], rtol=1e-9, atol=1e-12, err_msg=name)


@pytest.mark.torch
@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_networks_of_no_table_agree_with_pytorch(seed: int) -> None:
    from tests.parity.in_torch import record

    for row in table(seed, 105):
        recorded = record(row)
        assert in_clearprop.step_differs(in_clearprop.first_step(row), recorded) == [], str(row)
        assert in_clearprop.trained_differs(row, recorded) == [], str(row)
