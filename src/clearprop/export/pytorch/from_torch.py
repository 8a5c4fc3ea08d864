"""A module of PyTorch as a network, whose every number can then be asked where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clearprop.errors import SettingError
from clearprop.export.library import library
from clearprop.export.pytorch.functions import as_activation
from clearprop.export.pytorch.tracing import chain
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.activations import Activation, Identity, LeakyRelu, Relu
from clearprop.numerics.activations import activation as parse_activation
from clearprop.record.step import Bias

Named = tuple[str, Any]


@dataclass
class _Layer:
    """What was met so far of a layer."""

    name: str
    linear: Any
    activation: Activation | None = None
    dropout: float = 0.0


def from_torch(module: Any, *, output: str | Activation | None = None) -> Network:
    """Read a chain of Linear, activation and Dropout modules as a network.

    PyTorch stores weights as (units, inputs): ``layers[0].W`` is the transpose of ``module[0].weight``.

    Parameters
    ----------
    module : an ``nn.Sequential``, also one within another; a single ``nn.Linear``; or a module of your own
        whose ``forward`` is a chain of such modules and of functions like ``torch.relu``
    output : the last activation, where it is in PyTorch's loss and not in the module: "softmax" for
        ``nn.CrossEntropyLoss``, "sigmoid" for ``nn.BCEWithLogitsLoss``

    Returns
    -------
    the network, in float64 or float32 as the module is.  What has ``requires_grad`` False is not trained.

    Raises
    ------
    MissingExtraError
        "a PyTorch module needs torch, which is not installed. Run: pip install 'clearprop[torch]'"
    SettingError
        "module 2 is Conv1d(3, 4, kernel_size=(2,), stride=(1,)), which has no counterpart: Linear, Dropout
        and the activations … can be read."
        "the forward() of Net is no chain: add uses more than the step before it. Give an nn.Sequential of
        its parts, in the order in which it uses them."

    Examples
    --------
    >>> from torch import nn
    >>> module = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 3))
    >>> from_torch(module, output="softmax")
    Network(4-8-3: tanh, softmax; 67 parameters, float32)
    """
    nn = library("torch.nn", "torch", "a PyTorch module")
    if not isinstance(module, nn.Module):
        raise SettingError(f"a PyTorch module is needed, such as nn.Sequential; received {module!r:.60}.")
    layers: list[_Layer] = []
    for name, part in _parts(module, nn):
        _take(layers, name, part, nn)
    if not layers:
        raise SettingError("there is no Linear in this module, so it is no network.")
    if output is not None:
        _end_with(layers[-1], parse_activation(output))
    return Network([_dense(layer) for layer in layers])


def _parts(module: Any, nn: Any) -> Iterator[Named]:
    """The modules that do the work, in order, with the names that PyTorch gives them."""
    if isinstance(module, nn.Linear):
        yield "0", module
    elif isinstance(module, nn.Sequential):
        yield from _of_sequential(module, nn, "")
    else:
        yield from chain(module)


def _of_sequential(module: Any, nn: Any, prefix: str) -> Iterator[Named]:
    for name, part in module.named_children():
        if isinstance(part, nn.Sequential):
            yield from _of_sequential(part, nn, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", part


def _take(layers: list[_Layer], name: str, part: Any, nn: Any) -> None:
    """Add a module to the layer that it belongs to."""
    if type(part) is nn.Linear:
        layers.append(_Layer(name, part))
        return
    if isinstance(part, nn.Flatten) and part.start_dim == 1:  # the row of an example stays as it is
        return
    activation = as_activation(part)
    if not isinstance(part, nn.Dropout) and activation is None:
        raise SettingError(
            f"module {name} is {part}, which has no counterpart: Linear, Dropout and the activations ReLU,"
            " LeakyReLU, ELU, GELU, SiLU, Softplus, Sigmoid, Tanh and Softmax can be read."
        )
    if isinstance(activation, Identity) or getattr(part, "p", 1.0) == 0.0:
        return
    if not layers:
        raise SettingError(f"module {name} is {part}, which stands before the first Linear. Leave it out.")
    if activation is None:
        _drop(layers[-1], name, part)
    else:
        _activate(layers[-1], name, part, activation)


def _drop(layer: _Layer, name: str, part: Any) -> None:
    if layer.dropout:
        raise SettingError(f"module {name} is a second Dropout after module {layer.name}; leave one out.")
    layer.dropout = float(part.p)


def _activate(layer: _Layer, name: str, part: Any, activation: Activation) -> None:
    if layer.activation is not None:
        raise SettingError(
            f"module {name} is {part}, a second activation after the Linear of module {layer.name}; a layer"
            " of clearprop has one."
        )
    if layer.dropout and not isinstance(activation, Relu | LeakyRelu):  # of these both orders are the same
        raise SettingError(
            f"module {name} is {part}, behind the Dropout of its layer; clearprop drops activations, so put"
            " the Dropout behind it."
        )
    layer.activation = activation


def _end_with(layer: _Layer, activation: Activation) -> None:
    if layer.activation is not None:
        raise SettingError(
            f"output is {activation}, but the module ends with {layer.activation} already. Leave output out."
        )
    layer.activation = activation


def _dense(layer: _Layer) -> Dense:
    linear = layer.linear
    trainable = bool(linear.weight.requires_grad)
    return Dense(
        _numbers(linear.weight, f"{layer.name}.weight").T,
        None if linear.bias is None else _numbers(linear.bias, f"{layer.name}.bias"),
        layer.activation or "identity",
        _bias(layer, trainable),
        trainable=trainable,
        dropout=layer.dropout,
    )


def _bias(layer: _Layer, trainable: bool) -> Bias:
    bias = layer.linear.bias
    if bias is None:
        return "none"
    if bias.requires_grad and not trainable:
        raise SettingError(
            f"module {layer.name} trains its bias but not its weight, which a layer of clearprop cannot do."
            " Set requires_grad of both."
        )
    return "fixed" if trainable and not bias.requires_grad else "per_unit"


def _numbers(tensor: Any, name: str) -> Any:
    torch = library("torch", "torch", "a PyTorch module")
    if tensor.dtype not in (torch.float64, torch.float32):
        raise SettingError(
            f"{name} is {tensor.dtype}; clearprop computes in float64 or float32. Call module.float() first."
        )
    return tensor.detach().cpu().numpy()
