"""The rows of the table in PyTorch, built from its own functions, differentiated by autograd.

Nothing of clearprop is used here.  Only what torch.optim does not know is written by hand: the l2 penalty
is added to the loss, and the exact global norm scales the gradients of what is trained.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F

from tests.parity.recorded import Parameters, Recorded
from tests.parity.table import STEPS, Function, OptimizerRow, Row

Tensor = Any


class TorchNetwork:
    """W and b of every layer as leaves of autograd, and one forward pass through them."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.W = [torch.tensor(layer.W, requires_grad=True) for layer in row.layers]
        self.b = [None if at.b is None else torch.tensor(at.b, requires_grad=True) for at in row.layers]
        self.x, self.y = torch.tensor(row.x), torch.tensor(row.y)
        w = torch.ones(len(row.x), dtype=torch.float64)
        w = w if row.example_weight is None else torch.tensor(row.example_weight)
        self.c = w / w.sum() if row.reduction == "mean" else w

    def forward(self) -> tuple[list[Tensor], list[Tensor], Tensor]:
        """Every z, every a, and the loss of the batch."""
        z, a, below = [], [], self.x
        for layer, W, b in zip(self.row.layers, self.W, self.b, strict=True):
            z.append(below @ W if b is None else below @ W + b)
            below = activate(layer.activation, z[-1])
            a.append(below)
        return z, a, (self.c * example_losses(self.row.loss, z[-1], a[-1], self.y)).sum()

    def trained(self) -> tuple[list[Tensor], list[Tensor]]:
        """The weights and the biases that the optimizer may change."""
        layers = self.row.layers
        W = [W for layer, W in zip(layers, self.W, strict=True) if layer.trainable]
        b = [b for layer, b in zip(layers, self.b, strict=True) if layer.trains_bias]
        return W, b


def activate(function: Function, z: Tensor) -> Tensor:
    """``a = f(z)`` by PyTorch."""
    number: Any = function.number
    match function.name:
        case "identity":
            return z * 1.0
        case "leaky_relu":
            return F.leaky_relu(z, number)
        case "elu":
            return F.elu(z, number)
        case "softmax":
            return F.softmax(z, dim=1)
        case "softplus":
            # Above its threshold PyTorch says z, which at the usual 20 is off by 2e-9; here it never does.
            return F.softplus(z, threshold=700.0)
        case "sigmoid" | "tanh":
            return getattr(torch, function.name)(z)
    return getattr(F, function.name)(z)


def example_losses(function: Function, z: Tensor, a: Tensor, y: Tensor) -> Tensor:
    """(n,): the loss of each example by PyTorch, summed over outputs unless named mean."""
    number: Any = function.number
    match function.name:
        case "squared_error":
            return F.mse_loss(a, y, reduction="none").sum(dim=1)
        case "half_squared_error":
            return 0.5 * F.mse_loss(a, y, reduction="none").sum(dim=1)
        case "mean_squared_error":
            return F.mse_loss(a, y, reduction="none").mean(dim=1)
        case "absolute_error":
            return F.l1_loss(a, y, reduction="none").sum(dim=1)
        case "huber":
            return F.huber_loss(a, y, reduction="none", delta=number).sum(dim=1)
        case "binary_cross_entropy":
            return F.binary_cross_entropy_with_logits(z, y, reduction="none").sum(dim=1)
        case "cross_entropy":
            return F.cross_entropy(z, y, reduction="none")
    raise ValueError(f"no loss {function}")


def record(row: Row) -> Recorded:
    """The first step of a row, and its parameters after each of its optimizers, by PyTorch."""
    network = TorchNetwork(row)
    z, a, loss = network.forward()
    for tensor in z:
        tensor.retain_grad()
    loss.backward()
    layers = tuple(
        {
            "z": _numpy(z[k]),
            "a": _numpy(a[k]),
            "delta": _numpy(z[k].grad),
            "dW": _numpy(network.W[k].grad),
            "db": None if (b := network.b[k]) is None else _numpy(b.grad),
        }
        for k in range(len(z))
    )
    return Recorded(
        float(loss.detach()), layers, tuple(train(row, optimizer) for optimizer in row.optimizers)
    )


def train(row: Row, chosen: OptimizerRow) -> Parameters:
    """W and b of every layer after ``STEPS`` full-batch steps."""
    network = TorchNetwork(row)
    W, b = network.trained()
    optimizer = _optimizer(chosen, W, b)
    for _ in range(STEPS if optimizer else 0):
        optimizer.zero_grad()
        loss = network.forward()[2] + 0.5 * chosen.l2 * sum((W * W).sum() for W in network.W)
        loss.backward()
        if chosen.clip_norm is not None:
            _clip([*W, *b], chosen.clip_norm)
        optimizer.step()
    return tuple(
        (_numpy(W), None if b is None else _numpy(b)) for W, b in zip(network.W, network.b, strict=True)
    )


def _clip(parameters: list[Tensor], clip_norm: float) -> None:
    norm = torch.sqrt(sum((p.grad**2).sum() for p in parameters))
    if norm > clip_norm:
        for p in parameters:
            p.grad *= clip_norm / norm


def _optimizer(row: OptimizerRow, W: list[Tensor], b: list[Tensor]) -> Any:
    if not W and not b:
        return None
    rate, optim = row.learning_rate, torch.optim
    match row.rule:
        case "sgd":
            return optim.SGD([*W, *b], lr=rate)
        case "momentum":
            return optim.SGD([*W, *b], lr=rate, momentum=0.9)
        case "nesterov":
            return optim.SGD([*W, *b], lr=rate, momentum=0.9, nesterov=True)
        case "rmsprop":
            return optim.RMSprop([*W, *b], lr=rate, alpha=0.99, eps=1e-8)
        case "adam":
            return optim.Adam([*W, *b], lr=rate, betas=(0.9, 0.999), eps=1e-8)
        case "adamw":
            groups = [{"params": W, "weight_decay": 0.1}, {"params": b, "weight_decay": 0.0}]
            return optim.AdamW(
                [group for group in groups if group["params"]], lr=rate, betas=(0.9, 0.999), eps=1e-8
            )
    raise ValueError(f"no rule {row.rule}")


def _numpy(tensor: Tensor) -> Any:
    return tensor.detach().numpy().copy()
