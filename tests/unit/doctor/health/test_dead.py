"""Units that answer 0 to everything."""

from __future__ import annotations

import numpy as np

import clearprop as cp
from clearprop.doctor.health.dead import dead_units, find
from clearprop.doctor.health.layers import from_network
from tests.unit.doctor.health.cases import LABELS, X, net, patient, told, trained


def half_dead(dead: int, units: int = 8) -> cp.Network:
    whole = net((units, "relu"), (1, "sigmoid"))
    b = np.where(np.arange(units) < dead, -50.0, 0.5)
    return cp.Network([cp.Dense(whole.layers[0].W, b, "relu"), whole.layers[1]])


def test_a_dead_layer_is_proven() -> None:
    assert told(find(patient(half_dead(8), X, LABELS))) == [("A06", "proven", "all")]
    assert told(find(patient(trained(half_dead(8))))) == [("A06", "proven", "all")]


def test_half_a_layer_counts_where_training_failed() -> None:
    assert told(find(patient(trained(half_dead(6), rate=1e-9)))) == [("A06", "likely", "some")]
    assert told(find(patient(half_dead(6), X, LABELS))) == [("A06", "hint", "some")]
    assert told(find(patient(trained(half_dead(6))))) == []


def test_a_few_dead_units_are_usual() -> None:
    assert told(find(patient(half_dead(3), X, LABELS))) == []


def test_a_few_examples_prove_nothing() -> None:
    step = cp.step(half_dead(8), X[:4], LABELS[:4], loss="binary_cross_entropy", optimizer=cp.SGD(0.1))
    assert told(find(patient(step))) == []
    assert told(find(patient(half_dead(8), X[:4], LABELS[:4]))) == [("A06", "proven", "all")]


def test_only_what_is_flat_is_dead() -> None:
    leaky = net((4, "leaky_relu(0.01)"), (1, "sigmoid"), bias_initializer="constant(-50)")
    assert dead_units(from_network(leaky, X)[0]) == 0
    assert dead_units(from_network(half_dead(5), X)[0]) == 5
