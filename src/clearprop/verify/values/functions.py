"""The functions that a written calculation may use, entry by entry; slopes where primes ask for them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from clearprop.numerics.error_function import erf
from clearprop.numerics.special import sigmoid, softmax, softplus
from clearprop.verify.values.arrays import Unfit, Value, broadcast, multiply

Function = Callable[[Value], Value]


def _relu(z: Value) -> Value:
    return np.maximum(z, 0.0)


def _gelu(z: Value) -> Value:
    return z * 0.5 * (1.0 + np.asarray(erf(np.asarray(z) / np.sqrt(2.0))))


def _elu(z: Value) -> Value:
    return np.where(np.asarray(z) > 0, z, np.expm1(np.minimum(z, 0.0)))


def _sigmoid(z: Value) -> Value:
    return sigmoid(np.asarray(z, dtype=float))


def _softplus(z: Value) -> Value:
    return softplus(np.asarray(z, dtype=float))


def _leaky_relu(z: Value) -> Value:
    if (np.asarray(z) < 0).any():
        raise Unfit("the slope of this leaky ReLU is not said")
    return z


def _softmax(z: Value) -> Value:
    values = np.asarray(z, dtype=float)
    if values.ndim == 2 and values.shape[1] == 1:
        return softmax(values.T).T
    return softmax(np.atleast_2d(values)).reshape(values.shape)


ENTRYWISE: dict[str, Function] = {
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "relu": _relu,
    "leaky_relu": _leaky_relu,
    "softplus": _softplus,
    "silu": lambda z: z * _sigmoid(z),
    "gelu": _gelu,
    "elu": _elu,
    "exp": np.exp,
    "ln": np.log,
    "log10": np.log10,
    "log2": np.log2,
    "lg": np.log10,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "sign": np.sign,
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "arctan": np.arctan,
    "round": np.round,
}
WHOLE: dict[str, Function] = {
    "softmax": _softmax,
    "sum": lambda z: float(np.sum(z)),
    "mean": lambda z: float(np.mean(z)),
    "norm": lambda z: float(np.sqrt(np.sum(np.square(z)))),
    "array": lambda z: z,
}
LOGARITHMS: dict[str, Function] = {"e": np.log, "10": np.log10, "2": np.log2}
_SLOPES: dict[str, Function] = {
    "relu": lambda z: np.where(np.asarray(z) > 0, 1.0, 0.0),
    "tanh": lambda z: 1.0 - np.tanh(z) ** 2,
    "sigmoid": lambda z: _sigmoid(z) * _sigmoid(-np.asarray(z)),
    "exp": np.exp,
}


def apply(name: str, arguments: list[Value], primes: int = 0, log: str = "e") -> Value:
    """The value of a function, or of its slope.

    Examples
    --------
    >>> float(apply("sigmoid", [0.0])), float(apply("sigmoid", [0.0], primes=1))
    (0.5, 0.25)
    """
    if name in ("max", "min"):
        return _extreme(name, arguments)
    if name == "dot" and len(arguments) == 2:
        return multiply("·", arguments[0], arguments[1])
    if len(arguments) > 1 and name in ("softmax", "mean", "sum", "norm"):
        arguments = [np.array([float(_scalar(value)) for value in arguments])]
    if name in ("leaky_relu", "elu") and len(arguments) == 2:
        return _with_slope(name, arguments[0], float(_scalar(arguments[1])), primes)
    function = LOGARITHMS[log] if name == "log" else ENTRYWISE.get(name) or WHOLE.get(name)
    if function is None or len(arguments) != 1 or primes > 1 or (primes and name in WHOLE):
        raise Unfit(f"the function {name} is not known here")
    if primes == 0:
        return function(arguments[0])
    slope = _SLOPES.get(name)
    return slope(arguments[0]) if slope else slope_of(function, arguments[0])


def _with_slope(name: str, z: Value, slope: float, primes: int) -> Value:
    """``leaky_relu(z; 0.01)`` and ``elu(z; 1)``: the second argument is what multiplies the negative side."""
    below = np.asarray(z) < 0
    if name == "leaky_relu":
        return np.where(below, slope, 1.0) if primes else np.where(below, slope * np.asarray(z), z)
    curve = np.minimum(z, 0.0)
    return (
        np.where(below, slope * np.exp(curve), 1.0) if primes else np.where(below, slope * np.expm1(curve), z)
    )


def slope_of(function: Function, z: Value) -> Value:
    """The slope by differences of fourth order, good to about ten digits."""
    step = 1e-3
    near = np.asarray(function(z + step)) - np.asarray(function(z - step))
    far = np.asarray(function(z + 2 * step)) - np.asarray(function(z - 2 * step))
    slope: Value = (8.0 * near - far) / (12.0 * step)
    return slope


def _extreme(name: str, arguments: list[Value]) -> Value:
    if len(arguments) == 1:
        return float(np.max(arguments[0]) if name == "max" else np.min(arguments[0]))
    choose = np.maximum if name == "max" else np.minimum
    value = arguments[0]
    for other in arguments[1:]:
        value = choose(*broadcast(value, other))
    return value


def _scalar(value: Value) -> float:
    if isinstance(value, np.ndarray):
        raise Unfit("a list where a number belongs")
    return value
