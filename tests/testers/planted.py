"""Derivatives made wrong by one part in two thousand, to see whether anybody notices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from clearprop.network import backward
from clearprop.numerics.activations import ACTIVATIONS, Softmax
from clearprop.numerics.losses import LOSSES
from tests.parity.table import Row

WRONG = 1 + 1 / 2000


@dataclass(frozen=True)
class Planted:
    """``owner.name`` gives ``WRONG`` times what is right; ``part`` is the one wrong field of what it gives.

    ``meets`` tells which rows of the table use it at all.
    """

    what: str
    owner: Any
    name: str
    meets: Callable[[Row], bool]
    part: str | None = None

    def plant(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(self.owner, self.name, scaled(getattr(self.owner, self.name), self.part))

    def __str__(self) -> str:
        return self.what


def scaled(function: Callable[..., Any], part: str | None = None) -> Callable[..., Any]:
    """The same function with its result, or one field of it, a little too large."""

    def wrong(*args: Any, **settings: Any) -> Any:
        right = function(*args, **settings)
        if part is None:
            return right * WRONG
        return right._replace(**{part: getattr(right, part) * WRONG})

    return wrong


def _uses(activation: str) -> Callable[[Row], bool]:
    """Whether a derivative of this activation is needed: it is not where the loss is fused with it."""

    def meets(row: Row) -> bool:
        fused = row.loss.name in ("binary_cross_entropy", "cross_entropy")
        layers = row.layers[:-1] if fused else row.layers
        return any(layer.activation.name == activation for layer in layers)

    return meets


def _judged_by(loss: str) -> Callable[[Row], bool]:
    return lambda row: row.loss.name == loss


DERIVATIVES: tuple[Planted, ...] = (
    *(
        Planted(f"the slope of {name}", cls, "derivative", _uses(name))
        for name, cls in ACTIVATIONS.items()
        if name != "softmax"
    ),
    Planted("the pull-back of softmax", Softmax, "pull_back", _uses("softmax")),
    *(Planted(f"the gradient of {name}", cls, "gradient", _judged_by(name)) for name, cls in LOSSES.items()),
    Planted("dW", backward, "affine_backward", lambda row: True, "dW"),
    Planted("db", backward, "affine_backward", lambda row: any(at.b is not None for at in row.layers), "db"),
    Planted("da below", backward, "affine_backward", lambda row: len(row.layers) > 1, "da_in"),
)
