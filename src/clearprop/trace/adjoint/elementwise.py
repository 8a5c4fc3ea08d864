"""Functions of single numbers, and of pairs: a derivative for each entry, times the cotangent."""

from __future__ import annotations

import builtins
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from clearprop.trace.adjoint.call import Call, Rule, unbroadcast

Derivative = Callable[..., Any]

# y is the result, x the argument.
ONE: dict[str, Derivative] = {
    "negative": lambda y, x: -1.0,
    "positive": lambda y, x: 1.0,
    "exp": lambda y, x: y,
    "exp2": lambda y, x: y * math.log(2.0),
    "expm1": lambda y, x: np.exp(x),
    "log": lambda y, x: 1.0 / x,
    "log2": lambda y, x: 1.0 / (x * math.log(2.0)),
    "log10": lambda y, x: 1.0 / (x * math.log(10.0)),
    "log1p": lambda y, x: 1.0 / (1.0 + x),
    "sqrt": lambda y, x: 0.5 / y,
    "cbrt": lambda y, x: 1.0 / (3.0 * y * y),
    "square": lambda y, x: 2.0 * x,
    "reciprocal": lambda y, x: -y * y,
    "sin": lambda y, x: np.cos(x),
    "cos": lambda y, x: -np.sin(x),
    "tan": lambda y, x: 1.0 + y * y,
    "sinh": lambda y, x: np.cosh(x),
    "cosh": lambda y, x: np.sinh(x),
    "tanh": lambda y, x: 1.0 - y * y,
    "arcsin": lambda y, x: 1.0 / np.sqrt(1.0 - x * x),
    "arccos": lambda y, x: -1.0 / np.sqrt(1.0 - x * x),
    "arctan": lambda y, x: 1.0 / (1.0 + x * x),
    "arcsinh": lambda y, x: 1.0 / np.sqrt(x * x + 1.0),
    "arccosh": lambda y, x: 1.0 / np.sqrt(x * x - 1.0),
    "arctanh": lambda y, x: 1.0 / (1.0 - x * x),
    "absolute": lambda y, x: np.sign(x),
    "fabs": lambda y, x: np.sign(x),
    "deg2rad": lambda y, x: math.pi / 180.0,
    "rad2deg": lambda y, x: 180.0 / math.pi,
    "sign": lambda y, x: 0.0,
    "floor": lambda y, x: 0.0,
    "ceil": lambda y, x: 0.0,
    "rint": lambda y, x: 0.0,
    "trunc": lambda y, x: 0.0,
}

# The derivatives by the first and by the second argument.
TWO: dict[str, tuple[Derivative, Derivative]] = {
    "add": (lambda y, a, b: 1.0, lambda y, a, b: 1.0),
    "subtract": (lambda y, a, b: 1.0, lambda y, a, b: -1.0),
    "multiply": (lambda y, a, b: b, lambda y, a, b: a),
    "true_divide": (lambda y, a, b: 1.0 / np.asarray(b), lambda y, a, b: -y / np.asarray(b)),
    "power": (lambda y, a, b: _power_base(a, b), lambda y, a, b: _power_exponent(y, a)),
    "float_power": (lambda y, a, b: _power_base(a, b), lambda y, a, b: _power_exponent(y, a)),
    "maximum": (lambda y, a, b: _share(a, b), lambda y, a, b: 1.0 - _share(a, b)),
    "minimum": (lambda y, a, b: _share(b, a), lambda y, a, b: 1.0 - _share(b, a)),
    "hypot": (lambda y, a, b: a / np.asarray(y), lambda y, a, b: b / np.asarray(y)),
    "arctan2": (lambda y, a, b: b / _squares(a, b), lambda y, a, b: -a / _squares(a, b)),
    "logaddexp": (lambda y, a, b: np.exp(a - y), lambda y, a, b: np.exp(b - y)),
    "logaddexp2": (lambda y, a, b: np.exp2(a - y), lambda y, a, b: np.exp2(b - y)),
    "remainder": (lambda y, a, b: 1.0, lambda y, a, b: -np.floor_divide(a, b)),
    "heaviside": (lambda y, a, b: 0.0, lambda y, a, b: (np.asarray(a) == 0.0) * 1.0),
    "floor_divide": (lambda y, a, b: 0.0, lambda y, a, b: 0.0),
}


def _squares(a: Any, b: Any) -> Any:
    return np.square(a) + np.square(b)


def _power_base(a: Any, b: Any) -> Any:
    exponent = np.asarray(b, dtype=np.result_type(b, np.float64))
    lowered = np.where(exponent == 0.0, 1.0, exponent - 1.0)
    return exponent * np.power(np.asarray(a, dtype=np.result_type(a, np.float64)), lowered)


def _power_exponent(y: Any, a: Any) -> Any:
    base = np.asarray(a, dtype=np.result_type(a, np.float64))
    return np.where(base == 0.0, 0.0, y * np.log(np.where(base == 0.0, 1.0, base)))


def _share(a: Any, b: Any) -> Any:
    """Give 1 where the first argument was chosen, 0 where the second was, and 1/2 where they are equal."""
    return np.where(np.equal(a, b), 0.5, np.greater(a, b) * 1.0)


def times(g: Any, slope: Any) -> Any:
    """Multiply a cotangent and a slope; nothing times an infinite slope stays nothing."""
    if type(slope) is float and slope:
        return np.asarray(g) if slope == 1.0 else np.asarray(g * slope)
    product = np.asarray(g * np.asarray(slope))
    # The sum of large arrays is seen sooner than all of their entries.
    if np.isnan(product.sum()) and np.isnan(product).any():
        nothing = (np.asarray(g) == 0.0) | (np.asarray(slope) == 0.0)
        product = np.where(nothing, 0.0, product)
    return product


def one(derivative: Derivative) -> Rule:
    """Make the rule of a function of one number."""

    def rule(call: Call, g: Any) -> tuple[Any, ...]:
        x = np.asarray(call.args[0])
        return (
            _masked(call, g, unbroadcast(times(g, call.size(derivative(np.asarray(call.result), x))), x)),
        )

    return rule


def two(first: Derivative, second: Derivative) -> Rule:
    """Make the rule of a function of two numbers; both arguments may have been broadcast."""

    def rule(call: Call, g: Any) -> tuple[Any, ...]:
        a, b = np.asarray(call.args[0]), np.asarray(call.args[1])
        g, y = _where(call, g), np.asarray(call.result)
        da = unbroadcast(times(g, call.size(first(y, a, b))), a) if call.asks(0) else None
        db = unbroadcast(times(g, call.size(second(y, a, b))), b) if call.asks(1) else None
        return da, db

    return rule


def _where(call: Call, g: Any) -> Any:
    """Leave out what a ``where`` argument left out."""
    where = call.kwargs.get("where", True)
    return g if where is True else g * np.asarray(where)


def _masked(call: Call, g: Any, pulled: Any) -> Any:
    where = call.kwargs.get("where", True)
    return pulled if where is True else pulled * np.asarray(where)


def _clip(call: Call, g: Any) -> tuple[Any, ...]:
    x = np.asarray(call.args[0])
    low, high = (call.option(*names) for names in (("a_min", 1), ("a_max", 2)))
    low, high = call.kwargs.get("min", low), call.kwargs.get("max", high)
    inside = np.ones(np.shape(call.result))
    pulled: list[Any] = []
    for end, beyond in ((low, np.less), (high, np.greater)):
        if end is None:
            pulled.append(None)
            continue
        out = np.where(np.equal(x, end), 0.5, beyond(x, end) * 1.0)
        inside = inside * (1.0 - out)
        pulled.append(unbroadcast(g * out, end))
    return (unbroadcast(g * inside, x), *pulled)


def _same(call: Call, g: Any) -> tuple[Any, ...]:
    """What only becomes an array, a number or a copy keeps its cotangent, unless the numbers are rounded."""
    if np.asarray(call.result).dtype.kind not in "fc":
        return ()
    return (np.asarray(g).reshape(np.shape(call.args[0])),)


def _item(call: Call, g: Any) -> tuple[Any, ...]:
    """``a.item()`` of a single number, or ``a.item(k)``."""
    if len(call.args) == 1:
        return _same(call, g)
    pulled = np.zeros(np.shape(call.args[0]))
    at = call.args[1:] if len(call.args) > 2 or isinstance(call.args[1], tuple) else None
    if at is None:
        pulled.reshape(-1)[call.args[1]] = g
    else:
        pulled[at[0] if isinstance(at[0], tuple) else at] = g
    return (pulled,)


def _nothing(call: Call, g: Any) -> tuple[Any, ...]:
    return ()


def _named(names: Mapping[str, str], module: Any, rules: Mapping[str, Rule]) -> dict[Any, Rule]:
    return {getattr(module, theirs): rules[ours] for theirs, ours in names.items()}


_BY_NAME: dict[str, Rule] = {name: one(d) for name, d in ONE.items()} | {
    name: two(*both) for name, both in TWO.items()
}
_OPERATORS = {"neg": "negative", "pos": "positive", "abs": "absolute"} | {
    "add": "add",
    "sub": "subtract",
    "mul": "multiply",
    "truediv": "true_divide",
    "pow": "power",
    "iadd": "add",
    "isub": "subtract",
    "imul": "multiply",
    "itruediv": "true_divide",
    "ipow": "power",
    "mod": "remainder",
    "imod": "remainder",
    "floordiv": "floor_divide",
    "ifloordiv": "floor_divide",
}
_MATH = {
    **{name: name for name in ("exp", "expm1", "log2", "log10", "log1p", "sqrt", "sin", "cos", "tan")},
    **{name: name for name in ("sinh", "cosh", "tanh", "fabs", "floor", "ceil", "trunc")},
    "asin": "arcsin",
    "acos": "arccos",
    "atan": "arctan",
    "asinh": "arcsinh",
    "acosh": "arccosh",
    "atanh": "arctanh",
    "pow": "power",
    "atan2": "arctan2",
    "radians": "deg2rad",
    "degrees": "rad2deg",
    "cbrt": "cbrt",
    "exp2": "exp2",
}


def _math_log(call: Call, g: Any) -> tuple[Any, ...]:
    if len(call.args) == 1:
        return _BY_NAME["log"](call, g)
    x, base = (np.asarray(a, dtype=float) for a in call.args)
    by_base = -np.asarray(call.result) / (base * np.log(base))
    return g * call.size(1.0 / (x * np.log(base))), g * call.size(by_base)


def _math_hypot(call: Call, g: Any) -> tuple[Any, ...]:
    return tuple(g * call.size(np.asarray(a) / call.result) for a in call.args)


def _erf(sign: float) -> Rule:
    return one(lambda y, x: sign * 2.0 / math.sqrt(math.pi) * np.exp(-x * x))


RULES: dict[Any, Rule] = {
    **_named({name: name for name in _BY_NAME}, np, _BY_NAME),
    **_named({"radians": "deg2rad", "degrees": "rad2deg"}, np, _BY_NAME),
    **_named({"fmax": "maximum", "fmin": "minimum"}, np, _BY_NAME),
    **_named(_OPERATORS, operator, _BY_NAME),
    **{getattr(math, theirs): _BY_NAME[ours] for theirs, ours in _MATH.items()},
    math.log: _math_log,
    math.hypot: _math_hypot,
    math.erf: _erf(1.0),
    math.erfc: _erf(-1.0),
    builtins.abs: _BY_NAME["absolute"],
    pow: _BY_NAME["power"],
    np.clip: _clip,
    np.ndarray.clip: _clip,
    np.real: _same,
    np.ndarray.item: _item,
    np.nan_to_num: _same,
    **dict.fromkeys((float, np.float64, np.float32, np.array, np.asarray, np.ascontiguousarray), _same),
    **dict.fromkeys((np.copy, np.ndarray.copy, np.matrix, np.asmatrix, np.asanyarray), _same),
    **dict.fromkeys((int, round, bool, np.round, np.ndarray.round, np.around, np.fix, np.int64), _nothing),
}
