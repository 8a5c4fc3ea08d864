from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from clearprop.numerics.activations import Relu
from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.stacking import joined
from tests.unit.trace.recognise.test_passes import ONE_BY_ONE
from tests.unit.trace.snippets import ROWS, looked


def test_examples_of_several_passes_are_rows() -> None:
    step = looked(ONE_BY_ONE).recognised.steps[0]
    assert step.x.shape == (3, 2)
    assert step.y.shape == (3, 1)
    assert step.layers[0].z.shape == (3, 1)


def test_passes_of_different_networks_are_not_joined() -> None:
    layers = looked(ROWS).recognised.steps[0].layers
    other = (replace(layers[0], activation=Relu()), layers[1])
    with pytest.raises(Unreadable, match="different parameters"):
        joined([layers, other])
    with pytest.raises(Unreadable, match="different numbers of layers"):
        joined([layers, layers[:1]])


def test_one_pass_stays_as_it_is() -> None:
    layers = looked(ROWS).recognised.steps[0].layers
    assert joined([layers]) == layers
    assert np.array_equal(joined([layers, layers])[0].z, np.vstack([layers[0].z, layers[0].z]))
