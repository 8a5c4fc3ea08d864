"""The backward pass: from the loss back to every weight, layer by layer, every number kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clearprop.network.dense import Dense
from clearprop.network.forward import Forward, LayerForward
from clearprop.numerics.activations import Softmax
from clearprop.numerics.affine import affine_backward
from clearprop.numerics.arrays import Array, freeze
from clearprop.numerics.losses import Loss


class LayerBackward(NamedTuple):
    """What the loss says to one layer: ``∂loss/∂a``, ``∂a/∂z``, ``∂loss/∂z`` and the gradients."""

    da: Array | None
    slope: Array | None
    delta: Array
    dW: Array
    db: Array | None


def backward(
    layers: Sequence[Dense], passed: Forward, y: Array, loss: Loss, c: Array
) -> tuple[LayerBackward, ...]:
    """Carry the loss of a batch back through the layers::

        delta = da ⊙ slope      dW = a_inᵀ delta      db = Σ rows of delta      da below = delta Wᵀ

    At the output, ``da = c ∂l/∂a``; sigmoid or softmax with its own cross-entropy go straight to
    ``delta = c (a - y)``, which stays exact where the separate factors would be 0 / 0.

    Parameters
    ----------
    layers, passed : the network and its forward pass
    y : (n, n_out)
    c : (n,)  how much each example's loss counts, see Settings.coefficients

    Source: Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
    """
    gradient: Array = freeze(c[:, None] * loss.gradient(passed.prediction, y))
    fused = loss.on_logits
    computed: list[LayerBackward] = []
    for layer, values in zip(reversed(layers), reversed(passed.layers), strict=True):
        da, slope, delta = (None, None, gradient) if fused else _through_activation(layer, values, gradient)
        dW, db, below = affine_backward(delta, values.a_in, layer.W)
        computed.append(LayerBackward(da, slope, delta, freeze(dW), _bias_gradient(layer, db)))
        gradient, fused = freeze(below), False
    return tuple(reversed(computed))


def _through_activation(layer: Dense, values: LayerForward, da: Array) -> tuple[Array, Array, Array]:
    if isinstance(layer.activation, Softmax):
        # Every unit of a softmax answers for every other one: the slope is a matrix an example.
        jacobian = freeze(layer.activation.jacobian(values.a))
        return da, jacobian, freeze(layer.activation.pull_back(da, values.a))
    slope = layer.activation.derivative(values.z)
    if values.mask is not None:
        slope = slope * values.mask / values.z.dtype.type(1 - layer.dropout)
    return da, freeze(slope), freeze(da * slope)


def _bias_gradient(layer: Dense, db: Array) -> Array | None:
    if layer.bias == "none":
        return None
    return freeze(db.sum(keepdims=True) if layer.bias == "shared" else db)
