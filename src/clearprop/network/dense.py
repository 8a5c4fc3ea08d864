"""One dense layer: its weights, its biases and its activation, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import ArrayLike

from clearprop.errors import SettingError, ShapeError
from clearprop.numerics.activations import Activation
from clearprop.numerics.activations import activation as parse_activation
from clearprop.numerics.arrays import Array, freeze
from clearprop.numerics.shapes import as_numbers, check_finite, in_dtype
from clearprop.record.checks import check_flag
from clearprop.record.step import Bias


@dataclass(frozen=True, eq=False, init=False, repr=False)
class Dense:
    """A layer ``a = f(a_in W + b)``.

    Arrays are copied, so that later changes to the caller's arrays change nothing here.

    Parameters
    ----------
    W : (n_in, n_out)
        one column a unit; PyTorch stores the transpose
    b : (n_out,), or (1,) when shared, or None
        what is added to each unit's sum
    activation : "sigmoid", "leaky_relu(0.01)", … or an Activation
    bias : "per_unit" (each unit trains its own), "shared" (the units train one together),
        "fixed" (it is there and never changes) or "none"; by default "per_unit" where b is given
    trainable : False keeps W and b as they are
    dropout : the share p of activations dropped in training; the others are divided by 1 - p

    Raises
    ------
    ShapeError
        "W is (2, 4) but b is (3,): b needs one number for each of the 4 units, shape (4,)."

    Examples
    --------
    >>> layer = Dense([[1.0, 1.0], [1.0, 1.0]], [0.0, 0.0], "identity")
    >>> layer.n_in, layer.n_out, layer.bias
    (2, 2, 'per_unit')
    """

    W: Array
    b: Array | None
    activation: Activation
    bias: Bias
    trainable: bool
    dropout: float

    def __init__(
        self,
        W: ArrayLike,
        b: ArrayLike | None = None,
        activation: str | Activation = "identity",
        bias: Bias | None = None,
        trainable: bool = True,
        dropout: float = 0.0,
    ) -> None:
        kind: Bias = bias if bias is not None else ("none" if b is None else "per_unit")
        weights = _parameter(W, "W")
        if weights.ndim != 2 or 0 in weights.shape:
            raise ShapeError(
                f"W has shape {weights.shape}; (n_in, n_out) with at least one of each is needed."
            )
        object.__setattr__(self, "W", freeze(weights))
        object.__setattr__(self, "b", _checked_bias(b, kind, weights))
        object.__setattr__(self, "activation", parse_activation(activation))
        object.__setattr__(self, "bias", kind)
        object.__setattr__(self, "trainable", check_flag("trainable", trainable))
        object.__setattr__(self, "dropout", _checked_dropout(dropout, self.activation))

    @property
    def n_in(self) -> int:
        """How many numbers enter."""
        return int(self.W.shape[0])

    @property
    def n_out(self) -> int:
        """How many units the layer has."""
        return int(self.W.shape[1])

    @property
    def trains_bias(self) -> bool:
        """Whether the update changes b."""
        return self.trainable and self.bias in ("per_unit", "shared")

    @property
    def parameter_count(self) -> int:
        """How many numbers training may change."""
        trained_biases = self.b.size if self.trains_bias and self.b is not None else 0
        return (self.W.size if self.trainable else 0) + trained_biases

    def with_parameters(self, W: Array, b: Array | None) -> Dense:
        """The same layer with other numbers, which are adopted without a copy."""
        return self._with(W=freeze(W), b=None if b is None else freeze(b))

    def astype(self, dtype: np.dtype[Any]) -> Dense:
        """The same layer in another floating-point type."""
        b = None if self.b is None else freeze(in_dtype(self.b, dtype, "b"))
        return self._with(W=freeze(in_dtype(self.W, dtype, "W")), b=b)

    def _with(self, **changes: Any) -> Dense:
        layer = object.__new__(Dense)
        layer.__dict__.update(self.__dict__ | changes)
        return layer

    def __repr__(self) -> str:
        extras = "" if self.bias == "per_unit" else f", bias {self.bias}"
        extras += "" if self.trainable else ", not trainable"
        extras += f", dropout {self.dropout:g}" if self.dropout else ""
        return f"Dense({self.n_in} to {self.n_out}, {self.activation}{extras})"


def _parameter(values: ArrayLike, name: str) -> Array:
    given = as_numbers(values, name)
    array = in_dtype(given, given.dtype if given.dtype == np.float32 else np.dtype(np.float64), name)
    check_finite(array, name)
    return array.copy() if np.may_share_memory(array, given) else array


def _checked_bias(b: ArrayLike | None, kind: Bias, W: Array) -> Array | None:
    if not isinstance(kind, str) or kind not in get_args(Bias):
        raise SettingError(f'bias is {kind!r}; use "per_unit", "shared", "fixed" or "none".')
    if kind == "none":
        if b is not None:
            raise SettingError(
                'bias is "none" but b was given; leave b out, or use bias="fixed" to keep it unchanged.'
            )
        return None
    if b is None:
        raise SettingError(f'bias is "{kind}" but b is None; give its numbers, or use bias="none".')
    array = in_dtype(np.atleast_1d(_parameter(b, "b")), W.dtype, "b")
    if kind == "shared":
        if array.shape != (1,):
            raise ShapeError(f"b has shape {array.shape}; a shared bias is one number, shape (1,).")
    elif array.shape != (W.shape[1],):
        raise ShapeError(
            f"W is {W.shape} but b is {array.shape}: b needs one number for each of the {W.shape[1]} units,"
            f" shape ({W.shape[1]},)."
        )
    return freeze(array)


def _checked_dropout(dropout: float, activation: Activation) -> float:
    if not isinstance(dropout, int | float | np.floating) or not 0 <= dropout < 1:
        raise SettingError(f"dropout is {dropout!r}; a share from 0 up to, but not including, 1 is needed.")
    if dropout and not activation.elementwise:
        raise SettingError(
            f"dropout on a {activation} layer would break its sum of 1; put it on the layer below."
        )
    return float(dropout)
