"""What is handed from fit to fit."""

from __future__ import annotations

import numpy as np

from clearprop.engines import initial_state
from clearprop.estimators.progress import Progress
from clearprop.network.network import Network
from clearprop.record.optimizers import Adam

NET = Network.create(2, [(3, "relu", {"dropout": 0.5}), (1, "identity")], rng=0)
LATER = Network.create(2, [(3, "relu"), (1, "identity")], rng=1)


def test_a_seed_draws_the_same_and_the_split_comes_first() -> None:
    first, second = (Progress.begin(np.random.RandomState(2)) for _ in range(2))
    assert first.generator.random() == second.generator.random()
    assert first.splitter.random_sample() == np.random.RandomState(2).random_sample()


def test_unknown_weights_bring_nothing_with_them() -> None:
    unknown = Progress.unknown()
    assert unknown.network_for(NET) is NET
    assert unknown.state_for(("adam",), NET) is None


def test_the_state_belongs_to_a_solver_and_to_sizes() -> None:
    state = initial_state(NET, Adam())
    here = Progress.unknown().at(NET, NET, state, ("adam",), None)
    assert here.state_for(("adam",), LATER) is state
    assert here.state_for(("sgd", "m"), NET) is None
    assert here.state_for(("adam",), NET.astype("float32")) is None
    assert here.state_for(("adam",), Network.create(2, [(4, "relu"), (1, "identity")], rng=0)) is None


def test_training_goes_on_where_it_stood_unless_the_weights_were_changed() -> None:
    here = Progress.unknown().at(LATER, NET, None, (), None)
    kept = here.network_for(NET)
    assert (kept.layers[0].W == LATER.layers[0].W).all()
    assert kept.layers[0].dropout == 0.5
    changed = NET.layers[1].with_parameters(NET.layers[1].W + 1, NET.layers[1].b)
    assert here.network_for(other := Network([NET.layers[0], changed])) is other
