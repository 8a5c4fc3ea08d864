"""What holds for every activation, asked of every one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.errors import SettingError
from clearprop.numerics import activations
from clearprop.numerics.activations import ACTIVATIONS, Activation, Elu, LeakyRelu, activation
from clearprop.numerics.differences import central_difference, relative_gap
from tests.unit.numerics.exact import EXTREMES, LARGEST

SETTINGS = [*ACTIVATIONS, "leaky_relu(0.0)", "leaky_relu(0.3)", "elu(0.0)", "elu(2.5)"]
ELEMENTWISE = [setting for setting in SETTINGS if setting != "softmax"]


def test_there_are_ten_by_their_names() -> None:
    assert list(ACTIVATIONS) == [
        "identity",
        "sigmoid",
        "tanh",
        "relu",
        "leaky_relu",
        "elu",
        "gelu",
        "silu",
        "softplus",
        "softmax",
    ]
    assert set(activations.__all__) >= {kind.__name__ for kind in ACTIVATIONS.values()}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_read_and_written_back(setting: str) -> None:
    f = activation(setting)
    assert activation(str(f)) == f
    assert activation(f) is f


def test_settings_are_canonical() -> None:
    assert str(activation("leaky_relu")) == "leaky_relu(0.01)"
    assert str(activation(" elu( 1 )")) == "elu(1.0)"
    assert activation("leaky_relu(0.2)") == LeakyRelu(0.2)
    assert str(activation("tanh")) == "tanh"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (
            "sigmoyd",
            r"^unknown activation 'sigmoyd': did you mean 'sigmoid'\? Known are identity, sigmoid",
        ),
        ("sigmoid(2)", r"^'sigmoid\(2\)' has 1 number, but sigmoid takes none$"),
        ("leaky_relu(1, 2)", r"^'leaky_relu\(1, 2\)' has 2 numbers, but leaky_relu takes at most 1"),
        (None, r"^an activation is a name such as 'identity', but None \(NoneType\) was given$"),
    ],
)
def test_a_wrong_setting_says_what_is_right(setting: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        activation(setting)


@pytest.mark.parametrize("setting", ELEMENTWISE)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_every_finite_number_is_answered_by_finite_ones_without_a_warning(setting: str, dtype: type) -> None:
    f = activation(setting)
    largest = np.finfo(dtype).max
    z = np.clip(EXTREMES, -largest, largest).astype(dtype)[None]
    with np.errstate(all="raise"):
        a, slope = f.value(z), f.derivative(z)
    assert np.isfinite(a).all()
    assert np.isfinite(slope).all()


@pytest.mark.parametrize("setting", ["sigmoid", "tanh", "relu", "elu", "gelu", "silu", "softplus"])
def test_infinity_gives_the_limit(setting: str) -> None:
    f = activation(setting)
    with np.errstate(all="raise"):
        below, above = f.value(np.array([-np.inf, np.inf]))
        slopes = f.derivative(np.array([-np.inf, np.inf]))
        ends = f.derivative(np.array([-LARGEST, LARGEST]))
    assert below == f.scalar(-LARGEST)
    assert above == (np.inf if f.bounds[1] == np.inf else f.bounds[1])
    assert slopes.tolist() == ends.tolist()


@pytest.mark.parametrize("setting", SETTINGS)
def test_nan_stays_nan(setting: str) -> None:
    with np.errstate(all="raise"):
        assert np.isnan(activation(setting).value(np.array([[np.nan]]))).all()


@pytest.mark.parametrize("setting", SETTINGS)
@given(numbers=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_values_stay_within_their_bounds(setting: str, numbers: list[float]) -> None:
    f = activation(setting)
    low, high = f.bounds
    a = f.value(np.array([numbers]))
    assert (a >= low - 1e-16).all()
    assert (a <= high).all()


def away_from_kinks(f: Activation, width: float) -> np.ndarray:
    z = np.random.default_rng(3).uniform(-width, width, 150)
    for kink in f.kinks:
        z = z[np.abs(z - kink) > 1e-3]
    return z


@pytest.mark.parametrize("setting", ELEMENTWISE)
@pytest.mark.parametrize("width", [1.0, 6.0, 30.0])
def test_the_derivative_agrees_with_differences(setting: str, width: float) -> None:
    f = activation(setting)
    z = away_from_kinks(f, width)
    assert len(z) > 50
    slopes = np.array([central_difference(lambda x: f.value(x).sum(), one[None]).item() for one in z])
    assert relative_gap(f.derivative(z), slopes) < 1e-9


@pytest.mark.parametrize(
    ("setting", "slope"),
    [
        ("relu", 0.0),
        ("leaky_relu(0.2)", 0.2),
        ("leaky_relu(0.0)", 0.0),
        ("elu", 1.0),
        ("elu(2.5)", 2.5),
    ],
)
def test_the_slope_at_a_kink_is_the_one_from_below(setting: str, slope: float) -> None:
    f = activation(setting)
    assert f.kinks == (0.0,)
    assert f.scalar_derivative(0.0) == f.scalar_derivative(-0.0) == slope
    assert f.scalar_derivative(5e-324) == 1.0


@pytest.mark.parametrize("setting", ["identity", "sigmoid", "tanh", "gelu", "silu", "softplus", "softmax"])
def test_a_smooth_activation_has_no_kinks(setting: str) -> None:
    assert activation(setting).kinks == ()


def test_bounds_follow_the_scale_of_an_elu() -> None:
    assert Elu.bounds == Elu().bounds == (-1.0, np.inf)
    assert Elu(2.5).bounds == (-2.5, np.inf)
