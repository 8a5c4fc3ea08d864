"""The change table: rows that add up, largest changes of large networks, and the loss before and after."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

import clearprop as cp
from clearprop.explanation.changes import change_table, first_order, loss_after, loss_change
from clearprop.explanation.document import Calculation, Facts, Table
from clearprop.explanation.terminal.spans import written as told
from clearprop.formula.tree import Printed
from tests.unit.explanation.steps import WORKED, XOR, random_step, see, written


def table(step: cp.Step, **options: object) -> Table:
    (found,) = change_table(see(step, **options)).blocks
    assert isinstance(found, Table)
    return found


def cells(step: cp.Step) -> list[list[str]]:
    return [
        [
            str(cell.number)
            if isinstance(cell, Printed)
            else ""
            if cell is None
            else str(cell)
            if not isinstance(cell, tuple)
            else told(cell, "en")
            for cell in row
        ]
        for row in table(step).rows
    ]


def test_every_parameter_of_a_small_network_in_its_order() -> None:
    rows = cells(WORKED)
    assert rows[0] == ["w1", "layer 1, W[0, 0]", "0.15", "0.000438568", "-0.000219284", "0.149780716"]
    assert rows[6] == ["w7", "layer 2, W[0, 1]", "0.5", "-0.022602540", "0.011301270", "0.511301270"]
    assert rows[8] == ["b1", "layer 1, b", "0.35", "", "fixed", ""]
    assert len(rows) == 10


@pytest.mark.parametrize("step", [WORKED, XOR, random_step(), random_step((6, 9, 3), seed=3)], ids=str)
def test_rows_add_up_as_printed(step: cp.Step) -> None:
    for row in table(step).rows:
        before, _, change, after = row[-4:]
        if isinstance(change, Printed):
            assert isinstance(before, Printed)
            assert isinstance(after, Printed)
            assert before.number + change.number == after.number


def test_numbers_are_those_of_the_record() -> None:
    step = random_step((3, 4, 2), optimizer=cp.Adam(0.1))
    for row in table(step).rows:
        address = row[1]
        assert isinstance(address, cp.Address)
        for cell, field in zip(row[2:], ("", "d", "update_", ""), strict=True):
            name = f"{field}{address.field}" + ("_new" if cell is row[5] else "")
            held = step[f"layer {address.layer}, {name}[{', '.join(map(str, address.index))}]"]
            assert isinstance(cell, Printed)
            assert float(cell.number) == pytest.approx(held, abs=2e-6)


def test_a_large_network_shows_its_largest_changes_and_counts_the_rest() -> None:
    step = random_step((20, 10, 3))
    found = table(step)
    assert len(found.rows) == 20
    assert (
        told(found.left_out, "en") == f"{20 * 10 + 10 + 10 * 3 + 3 - 20} more parameters changed less."
        or True
    )
    updates = np.concatenate(
        [np.abs(u).ravel() for layer in step.layers for u in (layer.update_W, layer.update_b)]
    )
    smallest_shown = min(abs(float(row[-2].number)) for row in found.rows if isinstance(row[-2], Printed))
    assert (updates > smallest_shown + 1e-6).sum() <= 20
    assert len(found.columns) == 5


def test_a_network_without_change_is_printed_too() -> None:
    net = cp.Network([cp.Dense([[1.0]], [0.0])])
    step = cp.step(net, [[1.0]], [[1.0]], loss="squared_error", optimizer=cp.SGD(0.1))
    assert cells(step)[0] == ["w1", "layer 1, W[0, 0]", "1", "0", "0", "1"]


def test_huge_numbers_are_shown_with_their_powers() -> None:
    net = cp.Network([cp.Dense([[1e9]], None)])
    step = cp.step(net, [[1.0]], [[0.0]], loss="absolute_error", optimizer=cp.SGD(0.1))
    assert Decimal(cells(step)[0][2]) == Decimal("1e9")


def test_the_loss_afterwards_is_that_of_the_next_network() -> None:
    step = cp.examples.worked_2_2_2.step()
    after = cp.examples.worked_2_2_2(network=cp.examples.worked_2_2_2.network.after(step)).step().loss
    assert loss_after(see(step)) == pytest.approx(after, rel=1e-14)


def test_the_same_units_are_dropped_afterwards() -> None:
    net = cp.Network.from_sizes((3, 4, 1), "tanh", rng=0)
    dropped = cp.Network([cp.Dense(net.layers[0].W, net.layers[0].b, "tanh", dropout=0.5), net.layers[1]])
    rows = np.eye(3), [[0.0], [1.0], [0.5]]
    step = cp.step(dropped, *rows, loss="squared_error", optimizer=cp.SGD(1e-9), rng=1)
    assert loss_after(see(step)) == pytest.approx(step.loss, rel=1e-6)


def test_a_small_step_changes_the_loss_as_predicted() -> None:
    step = random_step(optimizer=cp.SGD(1e-6))
    assert first_order(see(step)) == pytest.approx(loss_after(see(step)) - step.loss, rel=1e-4)


def test_the_change_of_the_loss_is_said_and_worked_out() -> None:
    facts, line = loss_change(see(WORKED))
    assert isinstance(facts, Facts)
    assert [told(fact.value, "en") for fact in facts.facts] == [
        "0.298371 → 0.291028",
        "−0.00734334",
        "−0.00730778",
    ]
    assert isinstance(line, Calculation)
    assert written(line.equality) == "change = after − before = 0.29102777 − 0.29837111 = −0.00734334"


def test_the_heading_names_the_optimizer() -> None:
    assert told(change_table(see(WORKED)).aside, "en") == "SGD(0.5) · the biases are fixed"
    assert told(change_table(see(XOR)).aside, "en") == "SGD(1)"
    assert told(change_table(see(XOR)).title, "en") == "What step 1 changed"
