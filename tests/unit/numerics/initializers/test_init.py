"""What holds for every initializer, asked of every one."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.numerics import initializers
from clearprop.numerics.initializers import INITIALIZERS, Uniform, initializer

NUMBERS = {"constant": "(0.5)", "uniform": "(-1.0, 1.0)", "normal": "(0.1)"}
SETTINGS = [name + NUMBERS.get(name, "") for name in INITIALIZERS]


def test_there_are_eleven_by_their_names() -> None:
    given = ["zeros", "ones", "constant", "uniform", "normal"]
    scaled = [f"{paper}_{kind}" for paper in ("glorot", "he", "lecun") for kind in ("uniform", "normal")]
    assert list(INITIALIZERS) == given + scaled
    assert set(initializers.__all__) >= {kind.__name__ for kind in INITIALIZERS.values()}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_read_and_written_back(setting: str) -> None:
    read = initializer(setting)
    assert str(read) == setting
    assert initializer(str(read)) == read
    assert initializer(read) is read


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_same_seed_gives_the_same_weights(setting: str, dtype: type) -> None:
    first, second = (initializer(setting).draw(3, 2, np.random.default_rng(7), dtype) for _ in range(2))
    assert first.shape == (3, 2)
    assert first.dtype == dtype
    assert first.tolist() == second.tolist()


@pytest.mark.parametrize("setting", SETTINGS)
def test_float32_weights_are_the_float64_ones_rounded(setting: str) -> None:
    wide, narrow = (initializer(setting).draw(3, 2, np.random.default_rng(7), d) for d in ("f8", "f4"))
    assert narrow.tolist() == wide.astype(np.float32).tolist()


def test_settings_are_canonical() -> None:
    assert initializer("uniform(-1, 1)") == Uniform(-1.0, 1.0)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("uniform", r"^'uniform' has no number, but uniform takes 2: uniform\(low, high\)$"),
        ("normal(1, 2)", r"^'normal\(1, 2\)' has 2 numbers, but normal takes 1: normal\(scale\)$"),
        ("xavier_uniform", "unknown initializer 'xavier_uniform': did you mean 'glorot_uniform'"),
        (1.0, "an initializer is a name such as 'zeros', but 1.0"),
    ],
)
def test_a_wrong_setting_says_what_is_right(setting: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        initializer(setting)
