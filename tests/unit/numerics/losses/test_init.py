"""What holds for every loss, asked of every one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from clearprop.errors import SettingError, ShapeError
from clearprop.numerics import losses
from clearprop.numerics.activations import activation
from clearprop.numerics.differences import central_difference, relative_gap
from clearprop.numerics.losses import LOSSES, Huber, Loss, loss

SETTINGS = [*LOSSES, "huber(0.3)", "huber(1e300)"]
SIZES = [0.0, 5e-324, 1e-310, 1e-16, 1.0, 800.0, 1e100, 1e308]


def test_there_are_seven_by_their_names() -> None:
    assert list(LOSSES) == [
        "squared_error",
        "half_squared_error",
        "mean_squared_error",
        "absolute_error",
        "huber",
        "binary_cross_entropy",
        "cross_entropy",
    ]
    assert set(losses.__all__) >= {kind.__name__ for kind in LOSSES.values()}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_read_and_written_back(setting: str) -> None:
    read = loss(setting)
    assert loss(str(read)) == read
    assert loss(read) is read


def test_settings_are_canonical() -> None:
    assert str(loss("huber")) == "huber(1.0)"
    assert loss("huber(2)") == Huber(2.0)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("mse", "unknown loss 'mse': did you mean 'mean_squared_error'"),
        ("crossentropy", "unknown loss 'crossentropy': did you mean 'cross_entropy'"),
        (0, r"a loss is a name such as .squared_error., or an object with .*, but 0 \(int\)"),
    ],
)
def test_a_wrong_setting_says_what_is_right(setting: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        loss(setting)


def targets(kind: Loss, shape: tuple[int, int]) -> np.ndarray:
    rng = np.random.default_rng(2)
    if kind.name == "cross_entropy":
        return rng.dirichlet(np.ones(shape[1]), shape[0])
    return rng.uniform(size=shape)


def predictor(kind: Loss) -> Callable[[np.ndarray], np.ndarray]:
    """What turns the argument of the value into the argument of the gradient."""
    return activation(kind.partner).value if kind.partner else np.array


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("shape", [(1, 1), (4, 3)])
def test_the_gradient_agrees_with_differences(setting: str, shape: tuple[int, int]) -> None:
    kind = loss(setting)
    y = targets(kind, shape)
    z = np.random.default_rng(3).normal(size=shape)
    near = np.array([(np.abs(z - y - kink) < 1e-3).any() for kink in kind.kinks])
    assert not near.any()
    slopes = central_difference(lambda z: kind.value(z, y).sum(), z)
    assert relative_gap(kind.gradient(predictor(kind)(z), y), slopes) < 1e-9


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_there_is_one_loss_an_example_in_the_dtype_given(setting: str, dtype: type) -> None:
    kind = loss(setting)
    y = targets(kind, (4, 3)).astype(dtype)
    z = np.random.default_rng(3).normal(size=(4, 3)).astype(dtype)
    z.flags.writeable = y.flags.writeable = False
    values, gradient = kind.value(z, y), kind.gradient(predictor(kind)(z), y)
    assert (values.shape, values.dtype) == ((4,), dtype)
    assert (gradient.shape, gradient.dtype) == ((4, 3), dtype)
    assert (values >= 0).all()
    alone = np.array([kind.value(z[i : i + 1], y[i : i + 1])[0] for i in range(4)])
    np.testing.assert_array_equal(values, alone)


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_finite_number_gives_a_warning_or_nan(setting: str) -> None:
    kind = loss(setting)
    numbers = np.array([sign * size for size in SIZES for sign in (1.0, -1.0)])
    a, y = (grid.reshape(-1, 1) for grid in np.meshgrid(numbers, numbers))
    a, y = np.hstack([a, a[::-1]]), np.hstack([y, y[::-1]])
    if kind.on_logits:
        y = np.tile([[1.0, 0.0], [0.0, 1.0]], (len(y) // 2, 1))
    with np.errstate(all="raise"):
        values, gradient = kind.value(a, y), kind.gradient(predictor(kind)(a), y)
    assert not np.isnan(values).any()
    assert not np.isnan(gradient).any()
    assert (values >= 0).all()


@pytest.mark.parametrize("setting", SETTINGS)
def test_numbers_that_are_not_finite_give_no_warning(setting: str) -> None:
    kind = loss(setting)
    a = np.array([[np.inf, 0.0], [-np.inf, 0.0], [np.nan, 0.0]])
    with np.errstate(all="raise"):
        values = kind.value(a, np.array([[1.0, 0.0]] * 3))
    assert np.isnan(values[2])


@pytest.mark.parametrize("setting", SETTINGS)
def test_shapes_are_not_broadcast(setting: str) -> None:
    kind = loss(setting)
    with pytest.raises(ShapeError, match=r"is \(4, 1\) but y is \(4,\)"):
        kind.value(np.zeros((4, 1)), np.zeros(4))
    with pytest.raises(ShapeError, match=r"a is \(4, 1\) but y is \(4,\)"):
        kind.gradient(np.zeros((4, 1)), np.zeros(4))


def test_only_the_cross_entropies_start_from_logits() -> None:
    on_logits = {name: kind.partner for name, kind in LOSSES.items() if kind.on_logits}
    assert on_logits == {"binary_cross_entropy": "sigmoid", "cross_entropy": "softmax"}
    assert {kind.partner for kind in LOSSES.values() if not kind.on_logits} == {None}
