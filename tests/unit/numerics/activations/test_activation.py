from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from clearprop.numerics.activations import ACTIVATIONS, Activation, LeakyRelu, Sigmoid

each = pytest.mark.parametrize("kind", ACTIVATIONS.values(), ids=list(ACTIVATIONS))
Z = np.array([[-3.0, -0.5, 0.0, 0.5, 3.0]])


def test_the_base_alone_is_no_activation() -> None:
    with pytest.raises(TypeError, match="abstract"):
        Activation()  # type: ignore[abstract]


def test_an_activation_is_frozen_and_equal_by_content() -> None:
    assert LeakyRelu(0.2) == LeakyRelu(0.2) != LeakyRelu(0.3)
    assert len({Sigmoid(), Sigmoid()}) == 1
    with pytest.raises(FrozenInstanceError):
        LeakyRelu(0.2).slope = 0.3  # type: ignore[misc]


@each
def test_one_number_gives_what_an_array_gives(kind: type[Activation]) -> None:
    f = kind()
    for z in Z[0]:
        one = np.array([[z]])
        scalar = f.scalar(float(z))
        assert type(scalar) is float
        assert scalar == f.value(one).item()
        if f.elementwise:
            assert f.scalar_derivative(float(z)) == f.derivative(one).item()


@each
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [(1, 1), (2, 3)])
def test_shape_and_dtype_are_kept(kind: type[Activation], dtype: type, shape: tuple[int, int]) -> None:
    z = np.random.default_rng(0).normal(size=shape).astype(dtype)
    z.flags.writeable = False
    f = kind()
    outcomes = [f.value(z), f.derivative(z)] if f.elementwise else [f.value(z)]
    for outcome in outcomes:
        assert outcome.shape == shape
        assert outcome.dtype == dtype
        assert not np.shares_memory(outcome, z)
