"""What is known of a network, a step or a run, and what is given beside it."""

from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.doctor.health.patient import assumed_loss, of_network, of_run, of_step
from tests.unit.doctor.health.cases import HALF, LABELS, SIGNAL, X, net, one_step, sound_run, trained


def test_a_network_alone_has_no_examples() -> None:
    found = of_network(net((1, "sigmoid")))
    assert (found.kind, found.x, found.steps, found.layers, found.whole) == ("network", None, (), (), False)


def test_with_examples_a_step_shows_its_gradients() -> None:
    found = of_network(net((3, "tanh"), (1, "sigmoid")), X, LABELS)
    assert found.loss is not None
    assert (found.loss.name, len(found.layers), len(found.steps)) == ("binary_cross_entropy", 2, 1)
    assert list(found.probes()) == []


@pytest.mark.parametrize(
    ("output", "y", "loss"),
    [
        ("sigmoid", LABELS, "binary_cross_entropy"),
        ("sigmoid", SIGNAL, HALF),
        ("identity", SIGNAL, HALF),
        ("softmax", np.eye(2), "cross_entropy"),
        ("softmax", np.ones((2, 2)), HALF),
    ],
)
def test_the_loss_is_guessed_from_output_and_targets(output: str, y: np.ndarray, loss: str) -> None:
    assert assumed_loss(net((y.shape[1], output)), y) == loss


def test_classes_become_columns() -> None:
    found = of_network(net((3, "softmax")), X, np.arange(60) % 3)
    assert found.y is not None
    assert found.y.shape == (60, 3)


def test_wrong_shapes_are_refused() -> None:
    with pytest.raises(cp.ShapeError, match="the network takes 3 inputs"):
        of_network(net((1, "sigmoid")), X[:, :2], LABELS)


def test_a_gap_stays_to_be_found() -> None:
    gaps = X.copy()
    gaps[3, 1] = np.nan
    found = of_network(net((1, "sigmoid")), gaps, LABELS)
    assert found.x is not None
    assert np.isnan(found.x[3, 1])
    assert (found.steps, len(found.layers[0].z)) == ((), 59)


def test_a_step_brings_its_batch_and_is_judged_by_its_own_numbers() -> None:
    step = one_step()
    found = of_step(step)
    assert found.layers[0].z is step.layers[0].z
    assert (found.x is step.x, found.whole) == (True, False)
    assert of_step(step, X[:9], LABELS[:9]).whole


def test_one_batch_an_epoch_is_all_there_is() -> None:
    network = net((3, "tanh"), (1, "sigmoid"))
    assert of_run(trained(network)).whole
    assert of_run(trained(network, batch_size=100)).whole
    # 60 examples in batches of 16 leave 12 for the last one: less than a batch, and not all.
    assert not of_run(trained(network, batch_size=16)).whole
    assert not of_run(trained(network, batch_size=60)).whole  # nobody can tell


def test_the_first_step_is_kept_or_taken_again() -> None:
    network = net((3, "tanh"), (1, "sigmoid"))
    kept = of_run(trained(network)).first_step
    last_only = trained(network, keep="last")
    assert of_run(last_only).first_step is None
    again = of_run(last_only, X, LABELS, start=network).first_step
    assert kept is not None
    assert again is not None
    np.testing.assert_array_equal(kept.layers[0].dW, again.layers[0].dW)


def test_a_run_without_steps_has_its_settings() -> None:
    found = of_run(sound_run().with_steps(()))
    assert found.loss is not None
    assert (found.network, found.layers, found.loss.name) == (None, (), "binary_cross_entropy")
