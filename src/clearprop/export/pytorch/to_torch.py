"""A network as a ``torch.nn.Sequential`` that answers, and learns, as the network does."""

from __future__ import annotations

from typing import Any, overload

from clearprop.errors import SettingError
from clearprop.export.library import library
from clearprop.export.pytorch.functions import as_module
from clearprop.export.pytorch.loss import TorchLoss, unknown
from clearprop.network.dense import Dense
from clearprop.network.inputs import check_loss
from clearprop.network.network import Network, check_network
from clearprop.numerics.losses import LOSSES, Loss
from clearprop.numerics.losses import loss as parse_loss
from clearprop.record.settings import check_reduction


@overload
def to_torch(network: Network) -> Any: ...


@overload
def to_torch(network: Network, *, loss: str | Loss, reduction: str = "mean") -> tuple[Any, TorchLoss]: ...


def to_torch(network: Network, *, loss: str | Loss | None = None, reduction: str = "mean") -> Any:
    """Build the network in PyTorch: an ``nn.Sequential`` with its weights, and its loss where one is named.

    PyTorch stores weights as (units, inputs): ``module[0].weight`` is the transpose of ``layers[0].W``.  What
    is not trained (``trainable=False``, ``bias="fixed"``) has ``requires_grad`` False; dropout acts in
    training, so call ``module.eval()`` before predicting.

    Parameters
    ----------
    network : its numbers are copied, in its own float64 or float32
    loss : None gives the module alone, which answers what ``network(x)`` does
    reduction : "mean" or "sum" over the examples, as in :func:`clearprop.train`

    Returns
    -------
    the module; or ``(module, loss)`` with ``loss(module(x), y)`` as :func:`clearprop.step` computes it.  As
    PyTorch has it, a cross-entropy takes logits: with one, the module ends **before** its last activation.

    Raises
    ------
    MissingExtraError
        "a PyTorch module needs torch, which is not installed. Run: pip install 'clearprop[torch]'"
    SettingError
        "layer 1 has one bias for all of its units, which nn.Linear cannot train. Give each its own:
        Dense(layer.W, np.repeat(layer.b, layer.n_out), layer.activation)."
        "the loss Quartic has no counterpart in PyTorch; without loss= there is the module alone."

    Examples
    --------
    >>> import torch
    >>> from clearprop.examples import xor_2_4_1
    >>> module, loss = to_torch(xor_2_4_1.network, loss="half_squared_error", reduction="sum")
    >>> judged = loss(module(torch.tensor(xor_2_4_1.x)), torch.tensor(xor_2_4_1.y))
    >>> judged.backward()
    >>> abs(judged.item() - xor_2_4_1.step().loss) < 1e-12
    True
    """
    check_network(network)
    judged = None if loss is None else parse_loss(loss)
    if judged is not None:
        check_loss(network.layers, judged)
        if judged.name not in LOSSES:
            raise unknown(judged)
    check_reduction(reduction)
    parts = [part for number, layer in enumerate(network, start=1) for part in _parts(number, layer)]
    if judged is not None and judged.on_logits:
        parts.pop()
    module = library("torch.nn", "torch", "a PyTorch module").Sequential(*parts)
    return module if judged is None else (module, TorchLoss(judged, check_reduction(reduction)))


def _parts(number: int, layer: Dense) -> list[Any]:
    nn = library("torch.nn", "torch", "a PyTorch module")
    if layer.bias == "shared":
        raise SettingError(
            f"layer {number} has one bias for all of its units, which nn.Linear cannot train. Give each its"
            " own: Dense(layer.W, np.repeat(layer.b, layer.n_out), layer.activation)."
        )
    activation = as_module(layer.activation, layer.W.dtype)
    dropped = nn.Dropout(layer.dropout) if layer.dropout else None
    return [part for part in (_linear(layer), activation, dropped) if part is not None]


def _linear(layer: Dense) -> Any:
    torch = library("torch", "torch", "a PyTorch module")
    linear = torch.nn.utils.skip_init(torch.nn.Linear, layer.n_in, layer.n_out, bias=layer.b is not None)
    linear.weight = torch.nn.Parameter(torch.tensor(layer.W.T), requires_grad=layer.trainable)
    if layer.b is not None:
        linear.bias = torch.nn.Parameter(torch.tensor(layer.b), requires_grad=layer.trains_bias)
    return linear
