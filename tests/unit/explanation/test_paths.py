"""The chain rule path by path, as a section of the document."""

from __future__ import annotations

from decimal import Decimal

import pytest

import clearprop as cp
from clearprop.explanation.document import Paths, Prose, Section
from clearprop.explanation.paths import path_section
from clearprop.explanation.terminal.spans import written as told
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, one_unit, random_step, see, written


def section(step: cp.Step, address: str, **options: object) -> Section:
    place = Address.parse(address)
    found = path_section(see(step, place.layer, **options), place)
    assert found is not None
    return found


def paths(step: cp.Step, address: str) -> Paths:
    (found,) = (block for block in section(step, address).blocks if isinstance(block, Paths))
    return found


def test_the_two_paths_of_a_taught_weight() -> None:
    found = paths(WORKED, "layer 1, dW[0, 0]")
    assert [[written(node) for node in line.nodes] for line in found.lines] == [
        ["w1", "h1", "o1", "loss"],
        ["w1", "h1", "o2", "loss"],
    ]
    names = [[written(factor.name) for factor in line.factors] for line in found.lines]
    assert names[0] == ["x1", "h1 (1 − h1)", "w5", "o1 (1 − o1)", "o1 − y1"]
    assert names[1] == ["x1", "h1 (1 − h1)", "w7", "o2 (1 − o2)", "o2 − y2"]
    assert [line.result.number for line in found.lines] == [Decimal("0.000668396"), Decimal("-0.000229828")]
    assert [line.example for line in found.lines] == [None, None]
    assert written(found.total.equality) == "dW[0, 0] = 0.000668396 + (−0.000229828) = 0.000438568"
    assert (found.count, found.rest) == (2, None)


def test_stations_have_addresses() -> None:
    line = paths(WORKED, "layer 1, dW[0, 0]").lines[1]
    assert [str(a) for a in line.addresses] == [
        "layer 1, W[0, 0]",
        "layer 1, a[0, 0]",
        "layer 2, a[0, 1]",
        "loss",
    ]


def test_each_output_says_what_it_wants() -> None:
    said = [block for block in section(WORKED, "layer 1, dW[0, 0]").blocks if isinstance(block, Prose)]
    assert [told(prose.text, "en") for prose in said] == [
        "o1 is too high (0.751365, wanted 0.01), and pulls the loss up as w1 grows.",
        "o2 is too low (0.772928, wanted 0.99), and pulls the loss down as w1 grows.",
    ]


def test_a_batch_has_a_path_through_every_example() -> None:
    found = paths(XOR, "layer 1, dW[0, 2]")
    assert [line.example for line in found.lines] == [0, 1, 2, 3]
    assert {tuple(map(written, line.nodes)) for line in found.lines} == {("w5", "h3", "o1", "loss")}
    assert [written(factor.name) for factor in found.lines[0].factors] == [
        "x",
        "a (1 − a)",
        "W₂",
        "a₂ (1 − a₂)",
        "a₂ − y",
    ]


def test_many_paths_are_counted_and_their_rest_is_added() -> None:
    step = random_step((3, 6, 5, 3))
    found = paths(step, "layer 1, dW[1, 2]")
    assert found.count == 5 * 5 * 3
    assert len(found.lines) == 6
    assert found.rest is not None
    shown = sum(float(line.result.number) for line in found.lines) + float(found.rest.number)
    assert shown == pytest.approx(step["layer 1, dW[1, 2]"], abs=1e-6)
    first = section(step, "layer 1, dW[1, 2]").blocks[0]
    assert isinstance(first, Prose)
    assert told(first.text, "en") == "The 6 largest of 75 paths:"


def test_a_path_without_slopes_has_no_such_factors() -> None:
    found = paths(one_unit("identity", 0.5), "layer 1, dW[0, 0]")
    assert [written(factor.name) for factor in found.lines[0].factors] == ["x1", "2 (o1 − y1)"]
    assert written(found.total.equality) == "dW[0, 0] = 0.25"


def test_dropped_units_have_their_factor() -> None:
    net = cp.Network([cp.Dense([[1.0]], [0.0], "identity", dropout=0.5), cp.Dense([[1.0]], [0.0])])
    step = cp.step(net, [[0.5]], [[0.25]], loss="squared_error", optimizer=cp.SGD(0.5), rng=3)
    (line,) = paths(step, "layer 1, dW[0, 0]").lines
    assert len(line.factors) == 4


def test_other_numbers_have_no_paths() -> None:
    assert path_section(see(WORKED), Address.parse("layer 1, delta[0, 0]")) is None
