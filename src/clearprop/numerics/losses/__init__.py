"""The losses: seven frozen objects, each with its value beside its gradient.

``LOSSES`` finds a class by name, and :func:`loss` reads a setting such as ``"huber(1.0)"``.  An object of
somebody's own, with ``value`` and ``gradient``, is a loss too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearprop.errors import SettingError
from clearprop.numerics.late import Late
from clearprop.numerics.losses._loss import Loss, LossLike
from clearprop.numerics.settings import build_setting

if TYPE_CHECKING:
    from clearprop.numerics.losses.absolute_error import AbsoluteError
    from clearprop.numerics.losses.binary_cross_entropy import BinaryCrossEntropy
    from clearprop.numerics.losses.cross_entropy import CrossEntropy
    from clearprop.numerics.losses.half_squared_error import HalfSquaredError
    from clearprop.numerics.losses.huber import Huber
    from clearprop.numerics.losses.mean_squared_error import MeanSquaredError
    from clearprop.numerics.losses.squared_error import SquaredError

__all__ = [
    "LOSSES",
    "AbsoluteError",
    "BinaryCrossEntropy",
    "CrossEntropy",
    "HalfSquaredError",
    "Huber",
    "Loss",
    "LossLike",
    "MeanSquaredError",
    "SquaredError",
    "loss",
]

LOSSES: Late[Loss] = Late(
    __name__,
    {
        "squared_error": "SquaredError",
        "half_squared_error": "HalfSquaredError",
        "mean_squared_error": "MeanSquaredError",
        "absolute_error": "AbsoluteError",
        "huber": "Huber",
        "binary_cross_entropy": "BinaryCrossEntropy",
        "cross_entropy": "CrossEntropy",
    },
)


def __getattr__(name: str) -> type[Loss]:
    return LOSSES.named(name)


def loss(setting: object) -> Loss:
    """Read a loss from its setting; a loss is handed back as it is, an object with its methods becomes one.

    Raises
    ------
    SettingError
        "unknown loss 'mse': did you mean 'mean_squared_error'? Known are squared_error, ..."
        "a loss is a name such as 'squared_error', or an object with value(a, y) and gradient(a, y), but 3
        (int) was given"

    Examples
    --------
    >>> loss("huber(2)")
    Huber(threshold=2.0)
    """
    if isinstance(setting, Loss):
        return setting
    if isinstance(setting, str):
        return build_setting(setting, LOSSES, "loss")
    from clearprop.numerics.losses.own import OwnLoss, is_loss  # few bring one

    if is_loss(setting):
        return OwnLoss(setting)
    raise SettingError(
        f"a loss is a name such as 'squared_error', or an object with value(a, y) and gradient(a, y), but"
        f" {setting!r} ({type(setting).__name__}) was given"
    )
