"""The activations: ten frozen objects, each with its value beside its derivative.

``ACTIVATIONS`` finds a class by name, and :func:`activation` reads a setting such as ``"leaky_relu(0.01)"``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.late import Late
from clearprop.numerics.settings import build_setting

if TYPE_CHECKING:
    from clearprop.numerics.activations.elu import Elu
    from clearprop.numerics.activations.gelu import Gelu
    from clearprop.numerics.activations.identity import Identity
    from clearprop.numerics.activations.leaky_relu import LeakyRelu
    from clearprop.numerics.activations.relu import Relu
    from clearprop.numerics.activations.sigmoid import Sigmoid
    from clearprop.numerics.activations.silu import Silu
    from clearprop.numerics.activations.softmax import Softmax
    from clearprop.numerics.activations.softplus import Softplus
    from clearprop.numerics.activations.tanh import Tanh

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "Elu",
    "Gelu",
    "Identity",
    "LeakyRelu",
    "Relu",
    "Sigmoid",
    "Silu",
    "Softmax",
    "Softplus",
    "Tanh",
    "activation",
]

ACTIVATIONS: Late[Activation] = Late(
    __name__,
    {
        "identity": "Identity",
        "sigmoid": "Sigmoid",
        "tanh": "Tanh",
        "relu": "Relu",
        "leaky_relu": "LeakyRelu",
        "elu": "Elu",
        "gelu": "Gelu",
        "silu": "Silu",
        "softplus": "Softplus",
        "softmax": "Softmax",
    },
)


def __getattr__(name: str) -> type[Activation]:
    return ACTIVATIONS.named(name)


def activation(setting: str | Activation) -> Activation:
    """Read an activation from its setting; an activation is handed back as it is.

    Raises
    ------
    SettingError
        "unknown activation 'sigmoyd': did you mean 'sigmoid'? Known are identity, sigmoid, ..."

    Examples
    --------
    >>> activation("leaky_relu(0.2)")
    LeakyRelu(slope=0.2)
    >>> str(activation("elu"))
    'elu(1.0)'
    """
    if isinstance(setting, Activation):
        return setting
    return build_setting(setting, ACTIVATIONS, "activation")
