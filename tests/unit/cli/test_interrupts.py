"""A second Ctrl-C while the model is being saved changes nothing; afterwards Ctrl-C works again."""

from __future__ import annotations

import signal

import pytest

from clearprop import SGD, Network, train
from clearprop.cli.interrupts import one_is_enough
from clearprop.record.run import Run

X, Y = [[1.0], [2.0]], [1.0, 2.0]


class Interrupting:
    def __init__(self, when: int) -> None:
        self.when = when

    def on_epoch_end(self, epoch: int, logs: object) -> None:
        if epoch == self.when:
            press()


def press() -> None:
    """Ctrl-C, as a terminal sends it."""
    signal.raise_signal(signal.SIGINT)


def trained(*callbacks: object) -> Run:
    net = Network.create(1, [(1, "identity")], rng=0)
    return train(net, X, Y, loss="squared_error", optimizer=SGD(0.01), epochs=5, rng=0, callbacks=callbacks)[
        1
    ]


def test_the_first_one_ends_the_training_and_the_second_is_not_heard() -> None:
    before = signal.getsignal(signal.SIGINT)
    with one_is_enough() as interrupts:
        run = trained(Interrupting(3), interrupts)
        assert run.outcome == "interrupted"
        press()
        press()
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(KeyboardInterrupt):
        press()


def test_a_training_that_was_not_interrupted_leaves_ctrl_c_alone() -> None:
    with one_is_enough() as interrupts:
        assert trained(interrupts).outcome == "all epochs"
        with pytest.raises(KeyboardInterrupt):
            press()
