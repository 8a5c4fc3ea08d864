"""Settings as the numbers that the kernel knows them by."""

from __future__ import annotations

from typing import Any

from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.activations import ACTIVATIONS
from clearprop.numerics.losses import LOSSES
from clearprop.record import optimizers
from clearprop.record.settings import Settings

# In the order of the enumerations in kernel/plan.h.
ACTIVATION_NAMES = (
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
)
LOSS_NAMES = (
    "squared_error",
    "half_squared_error",
    "mean_squared_error",
    "absolute_error",
    "huber",
    "binary_cross_entropy",
    "cross_entropy",
)
SGD, MOMENTUM, NESTEROV, RMSPROP, ADAM = range(5)


def layer_rows(network: Network) -> list[dict[str, Any]] | str:
    """Each layer for the kernel, or a sentence about the first that it does not know."""
    for number, layer in enumerate(network, start=1):
        # A class of the reader's own may look like one of ours and compute something else.
        if ACTIVATIONS.get(layer.activation.name) is not type(layer.activation):
            return f"it does not know the activation {layer.activation} of layer {number}"
    return [_layer_row(layer) for layer in network]


def _layer_row(layer: Dense) -> dict[str, Any]:
    return {
        "n_in": layer.n_in,
        "n_out": layer.n_out,
        "biases": 0 if layer.b is None else len(layer.b),
        "activation": ACTIVATION_NAMES.index(layer.activation.name),
        "trains_W": layer.trainable,
        "trains_b": layer.trains_bias,
        "parameter": getattr(layer.activation, "slope", getattr(layer.activation, "scale", 0.0)),
        "dropout": layer.dropout,
    }


def numbers(settings: Settings) -> dict[str, Any] | str:
    """Loss, reduction and optimizer for the kernel, or a sentence about what it does not know."""
    if LOSSES.get(settings.loss.name) is not type(settings.loss):
        return f"it does not know the loss {settings.loss}"
    if type(settings.optimizer) not in optimizers.OPTIMIZERS:
        return f"it does not know the optimizer {settings.optimizer}"
    return {
        "loss": LOSS_NAMES.index(settings.loss.name),
        "loss_parameter": getattr(settings.loss, "threshold", 0.0),
        "mean": settings.reduction == "mean",
        "l2": settings.l2,
        "clip_norm": settings.clip_norm or 0.0,
        **_optimizer_numbers(settings.optimizer),
    }


def _optimizer_numbers(optimizer: optimizers.Optimizer) -> dict[str, Any]:
    known = {"momentum": 0.0, "beta1": 0.0, "beta2": 0.0, "epsilon": 0.0, "weight_decay": 0.0}
    found = {name: getattr(optimizer, name, 0.0) for name in known}
    if isinstance(optimizer, optimizers.RMSProp):
        return {**found, "optimizer": RMSPROP, "beta2": optimizer.decay}
    if isinstance(optimizer, optimizers.Adam):
        return {**found, "optimizer": ADAM}
    if isinstance(optimizer, optimizers.SGD) and optimizer.momentum:
        return {**found, "optimizer": NESTEROV if optimizer.nesterov else MOMENTUM}
    return {**found, "optimizer": SGD}
