from __future__ import annotations

import numpy as np

from clearprop.trace.recognise.found import Wiring


def wiring(**changed):
    given = {
        "W_entries": np.array([[0, 2], [1, -1]]),
        "W_sign": np.array([[1.0, 1.0], [-1.0, 0.0]]),
        "b_entries": np.array([3, -1]),
        "b_sign": np.array([1.0, 1.0]),
        "constant": np.array([0.0, 0.5]),
        "orientation": "rows",
    }
    return Wiring(**{**given, **changed})


def test_entries_become_weights_and_biases() -> None:
    entries = np.array([10.0, 20.0, 30.0, 40.0])
    assert wiring().W(entries).tolist() == [[10.0, 30.0], [-20.0, 0.0]]
    assert wiring().b(entries).tolist() == [40.0, 0.5]


def test_two_passes_are_alike_when_they_read_the_same_entries() -> None:
    assert wiring().like(wiring())
    assert not wiring().like(wiring(b_entries=np.array([3, 2])))
