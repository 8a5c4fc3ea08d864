"""Units that start alike are named before the first step, and really do stay alike."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.network import Dense, Network
from clearprop.record.optimizers import SGD, Adam, Optimizer
from clearprop.training.start import start_notes
from clearprop.training.train import train

X = [[0.1, 0.9], [0.4, -0.3], [-0.7, 0.2]]
Y = [[0.2], [0.9], [0.5]]


def hidden(
    W: list[list[float]], b: list[float] | None, out: list[list[float]], **settings: object
) -> Network:
    return Network([Dense(W, b, "sigmoid", **settings), Dense(out, None, "sigmoid")])  # type: ignore[arg-type]


@pytest.mark.parametrize("start", ["zeros", "ones", "constant(0.3)"])
def test_a_constant_start_is_said(start: str) -> None:
    notes = start_notes(Network.from_sizes((2, 4, 3, 1), "sigmoid", initializer=start))
    assert [note.partition(" start alike")[0] for note in notes] == [
        "layer 1: its 4 units",
        "layer 2: its 3 units",
    ]
    assert all("glorot_uniform" in note for note in notes)


def test_a_drawn_start_needs_no_note() -> None:
    assert start_notes(Network.from_sizes((2, 4, 3, 1), "sigmoid", rng=0)) == ()
    assert start_notes(Network.from_sizes((3, 1), "sigmoid", initializer="zeros")) == ()


def test_only_the_units_that_are_alike_are_named() -> None:
    some = hidden([[1, 2, 1, 1], [0, 0, 0, -0.0]], [0, 0, 0, 0], [[5], [5], [5], [5]])
    assert start_notes(some)[0].startswith("layer 1: units 0, 2 and 3 start alike")
    pairs = hidden([[1, 2, 1, 2]], None, [[3], [4], [3], [4]])
    assert [note[:24] for note in start_notes(pairs)] == [
        "layer 1: units 0 and 2 s",
        "layer 1: units 1 and 3 s",
    ]


@pytest.mark.parametrize(
    "network",
    [
        hidden([[1, 1], [1, 1]], [0, 0], [[1], [2]]),
        hidden([[1, 1], [1, 1]], [0, 1], [[1], [1]]),
        hidden([[1, 1], [1, 2]], [0, 0], [[1], [1]]),
        hidden([[1, 1], [1, 1]], [0, 0], [[1], [1]], dropout=0.5),
    ],
    ids=["other weight out", "other bias", "other weight in", "dropout"],
)
def test_what_tells_units_apart_is_enough(network: Network) -> None:
    assert start_notes(network) == ()


@pytest.mark.parametrize("optimizer", [SGD(0.5), Adam(0.05, l2=0.01, clip_norm=1.0)], ids=str)
def test_units_that_are_said_to_stay_alike_do(optimizer: Optimizer) -> None:
    start = Network.from_sizes((2, 3, 1), "sigmoid", initializer="constant(0.4)")
    trained, run = train(start, X, Y, loss="squared_error", optimizer=optimizer, epochs=50, rng=0)
    assert run.notes == start_notes(start) != ()
    W, b = trained.layers[0].W, trained.layers[0].b
    assert b is not None
    assert not np.allclose(W[:, 0], start.layers[0].W[:, 0])
    np.testing.assert_allclose(W, np.repeat(W[:, :1], 3, axis=1), rtol=1e-12)
    np.testing.assert_allclose(b, b[0], rtol=1e-12)


def test_the_note_is_there_before_training_begins() -> None:
    class Seen:
        notes: tuple[str, ...] = ()

        def on_train_begin(self, run: object) -> None:
            self.notes = run.notes  # type: ignore[attr-defined]

    seen = Seen()
    start = Network.from_sizes((2, 3, 1), "sigmoid", initializer="ones")
    train(start, X, Y, loss="squared_error", optimizer=SGD(0.1), epochs=1, rng=0, callbacks=[seen])
    assert seen.notes == start_notes(start) != ()
