"""Taught names lead to the same numbers as addresses, whatever the network looks like."""

from __future__ import annotations

import numpy as np

from clearprop.network import Dense, Network
from clearprop.network.parameters import parameters
from clearprop.numerics.arrays import Array


def worked(bias: str) -> Network:
    one, two = ([0.35], [0.6]) if bias == "shared" else ([0.35, 0.35], [0.6, 0.6])
    return Network(
        [
            Dense([[0.15, 0.25], [0.20, 0.30]], one, "sigmoid", bias=bias),  # type: ignore[arg-type]
            Dense([[0.40, 0.50], [0.45, 0.55]], two, "sigmoid", bias=bias),  # type: ignore[arg-type]
        ]
    )


def named(network: Network) -> dict[str, tuple[str, float]]:
    return {p.name: (str(p.address), p.value) for p in parameters(network)}


def test_weights_are_counted_unit_by_unit() -> None:
    names = named(worked("fixed"))
    values = [names[f"w{i}"][1] for i in range(1, 9)]
    assert values == [0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55]
    assert names["w3"] == ("layer 1, W[0, 1]", 0.25)
    assert names["w6"] == ("layer 2, W[1, 0]", 0.45)


def test_a_bias_of_a_whole_layer_counts_once() -> None:
    fixed, shared = named(worked("fixed")), named(worked("shared"))
    assert {name: fixed[name] for name in ("b1", "b2")} == {
        "b1": ("layer 1, b", 0.35),
        "b2": ("layer 2, b", 0.6),
    }
    assert shared["b2"] == ("layer 2, b[0]", 0.6)
    assert len(fixed) == len(shared) == 10


def test_a_bias_per_unit_counts_each_and_so_does_a_fixed_one_that_differs() -> None:
    assert named(worked("per_unit"))["b3"] == ("layer 2, b[0]", 0.6)
    uneven = Network([Dense([[1.0, 2.0]], [0.1, 0.2], bias="fixed")])
    assert named(uneven)["b2"] == ("layer 1, b[1]", 0.2)


def test_without_biases_there_are_only_weights() -> None:
    assert [p.name for p in parameters(Network([Dense([[1.0], [2.0]])]))] == ["w1", "w2"]


def test_only_what_training_changes_is_trained() -> None:
    frozen = Dense([[1.0]], [2.0], trainable=False)
    network = Network([frozen, Dense([[3.0]], [4.0], bias="fixed"), Dense([[5.0]], [6.0])])
    assert [p.name for p in parameters(network) if p.trained] == ["w2", "w3", "b3"]


def test_every_number_has_one_name_and_its_own_address() -> None:
    network = Network.create(3, [(5, "tanh"), (4, "relu", {"bias": "shared"}), (2, "identity")], rng=3)
    found = parameters(network)
    arrays: dict[tuple[str, int], Array | None] = {
        (name, number): getattr(layer, name)
        for number, layer in enumerate(network, start=1)
        for name in ("W", "b")
    }
    assert len({p.address for p in found}) == len(found) == network.parameter_count
    for p in found:
        array = arrays[p.address.field, p.address.layer or 0]
        assert array is not None
        assert p.value == np.asarray(array)[p.address.index]
