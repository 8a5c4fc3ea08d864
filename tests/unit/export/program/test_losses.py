"""The written losses are the losses of the examples, and their gradients the gradients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.export.program.losses import gradient, loss_function
from clearprop.numerics.losses import LOSSES, HalfSquaredError, loss
from tests.unit.export.program.recipes import made

RNG = np.random.default_rng(0)
Z, Y = RNG.normal(size=(6, 3)) * 20, RNG.dirichlet([1.0, 1.0, 1.0], size=6)


@pytest.mark.parametrize("convention", ["rows", "columns"])
@pytest.mark.parametrize("setting", [*LOSSES, "huber(0.2)"])
def test_value_and_gradient(setting: str, convention: str) -> None:
    judged = loss(setting)
    recipe = made((3, judged.partner or "identity"), loss=setting, convention=convention)
    a = recipe.network.layers[0].activation.value(Z)
    turned = [array.T if convention == "columns" else array for array in (Z, a, Y)]
    names: dict[str, Any] = {"np": np, **dict(zip(("z1", "a1", "y"), turned, strict=True))}
    exec("\n".join(loss_function(recipe)), names)
    expected = judged.value(Z if judged.on_logits else a, Y)
    np.testing.assert_allclose(names["losses"]((names["z1"], names["a1"]), names["y"]), expected, rtol=1e-12)
    slope = eval(gradient(recipe), names)
    np.testing.assert_array_equal(slope.T if convention == "columns" else slope, judged.gradient(a, Y))


@pytest.mark.parametrize(
    ("setting", "written"),
    [
        ("half_squared_error", "c * (a2 - y)"),
        ("mean_squared_error", "c * (2.0 * (a2 - y))"),
        ("absolute_error", "c * np.sign(a2 - y)"),
    ],
)
def test_a_mean_has_a_c(setting: str, written: str) -> None:
    assert gradient(made(loss=setting, reduction="mean")) == written


@dataclass(frozen=True, eq=False)
class Mine(HalfSquaredError):
    name: ClassVar[str] = "mine"


def test_a_loss_of_ones_own_is_refused() -> None:
    with pytest.raises(SettingError, match="the loss is mine, of which no program text is known"):
        loss_function(made(loss=Mine()))
