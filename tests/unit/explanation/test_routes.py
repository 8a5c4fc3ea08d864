"""The paths from a parameter to the loss: all of them, or the largest."""

from __future__ import annotations

from itertools import product as combinations

import numpy as np
import pytest

import clearprop as cp
from clearprop.explanation import routes as module
from clearprop.explanation.routes import Routes, entering, routes
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, random_step, see


def every_path(step: cp.Step, address: Address) -> dict[tuple[int, ...], float]:
    """All paths through elementwise layers, one by one."""
    first, L = address.layer or 1, len(step.layers)
    found = {}
    start = address.index[-1]
    others = [range(step.layers[k].W.shape[1]) for k in range(first, L)]
    for row in range(len(step.y)):
        for units in combinations((start,), *others):
            value = step.layers[first - 1].a_in[row, address.index[0]] if len(address.index) > 1 else 1.0
            for place, unit in enumerate(units):
                layer = step.layers[first - 1 + place]
                if place:
                    value *= layer.W[units[place - 1], unit]
                if layer.slope is not None:
                    value *= layer.slope[row, unit]
            last = step.layers[-1]
            value *= (last.delta if last.da is None else last.da)[row, units[-1]]
            found[row, *units] = float(value)
    return found


@pytest.mark.parametrize(
    "address", ["layer 1, dW[2, 1]", "layer 1, db[1]", "layer 2, dW[0, 1]", "layer 3, dW[1, 0]"]
)
def test_all_paths_of_a_small_network_add_up_to_the_gradient(address: str) -> None:
    step, place = random_step((3, 2, 2, 1), n=2), Address.parse(address)
    found = routes(see(step), place)
    assert {(r.row, *r.units): r.value for r in found.found} == pytest.approx(every_path(step, place))
    assert found.count == len(found.found)
    assert sum(route.value for route in found.found) == pytest.approx(step[place], rel=1e-12)


def test_the_largest_of_many_are_the_largest() -> None:
    step, place = random_step((3, 5, 4, 3), n=4), Address.parse("layer 1, dW[1, 2]")
    found, all_of_them = routes(see(step), place), every_path(step, place)
    assert found.count == len(all_of_them) == 4 * 4 * 3
    largest = sorted(map(abs, all_of_them.values()))[-6:]
    assert sorted(abs(route.value) for route in found.found) == pytest.approx(largest)
    assert [(r.row, *r.units) for r in found.found] == sorted((r.row, *r.units) for r in found.found)
    assert found.searched_all


def test_a_softmax_is_crossed_from_every_unit_to_every_other() -> None:
    step = random_step((2, 2, 2), "softmax", n=1, loss="squared_error")
    place = Address.parse("layer 1, dW[1, 0]")
    found = routes(see(step), place)
    assert found.count == 2 * 2 * 2
    assert sum(route.value for route in found.found) == pytest.approx(step[place], rel=1e-12)
    assert any(route.units != route.outs for route in found.found)


def test_a_fused_output_is_one_factor() -> None:
    step = random_step((2, 3, 1), "sigmoid", n=1, loss="binary_cross_entropy")
    place = Address.parse("layer 2, dW[1, 0]")
    (route,) = routes(see(step), place).found
    assert route.value == pytest.approx(step[place])
    assert (route.units, route.outs) == ((0,), (0,))


def test_a_shared_bias_starts_at_every_unit() -> None:
    step = cp.examples.worked_2_2_2(bias="shared").step()
    found = routes(see(step), Address.parse("layer 1, db[0]"))
    assert found.count == 4
    assert {route.units[0] for route in found.found} == {0, 1}
    assert sum(route.value for route in found.found) == pytest.approx(step["layer 1, db[0]"])


def test_examples_that_count_most_are_searched_first(monkeypatch: pytest.MonkeyPatch) -> None:
    step, place = random_step((3, 5, 4, 3), n=8), Address.parse("layer 1, dW[1, 2]")
    monkeypatch.setattr(module, "_WORK", 500)
    found: Routes = routes(see(step), place)
    assert not found.searched_all
    shares = np.abs(step.layers[0].a_in[:, 1] * step.layers[0].delta[:, 2])
    searched = {route.row for route in found.found}
    assert searched <= set(np.argsort(-shares)[:2].tolist())
    assert found.count == 8 * 4 * 3


def test_what_enters_a_bias_is_one() -> None:
    assert entering(see(XOR), Address.parse("layer 1, db[0]"), 3) == 1.0
    assert entering(see(WORKED), Address.parse("layer 1, dW[1, 0]"), 0) == 0.1
