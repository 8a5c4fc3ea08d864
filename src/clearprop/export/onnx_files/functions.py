"""The ten activations as ONNX operators.

In float32 each is the operator of its name where there is one.  In float64 it is written out wherever the
operator would lose digits or cannot be run: numbers such as a slope are float32 in ONNX's own operators, and
onnxruntime has no float64 Elu, Softplus or Erf.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from clearprop.errors import SettingError
from clearprop.export.onnx_files.graph import Graph
from clearprop.numerics.activations import Activation, Elu, LeakyRelu
from clearprop.numerics.error_function import MIDDLE, coefficients

_OPERATORS = {"sigmoid": "Sigmoid", "tanh": "Tanh", "relu": "Relu"}


def activated(graph: Graph, activation: Activation, z: str, dtype: np.dtype[Any], name: str) -> str:
    """Add ``a = f(z)`` to a graph.

    Raises
    ------
    SettingError
        "wave has no counterpart in ONNX."
    """
    wide = dtype == np.float64
    match activation.name:
        case "identity":
            return z
        case "sigmoid" | "tanh" | "relu":
            return graph.add(_OPERATORS[activation.name], z, name=name)
        case "softmax":
            return graph.add("Softmax", z, axis=1, name=name)
        case "silu":
            return _silu(graph, z, name) if wide else graph.add("Mul", z, graph.add("Sigmoid", z), name=name)
        case "gelu":
            share = _normal_share(graph, z) if wide else _narrow_share(graph, z)
            return graph.add("Mul", z, share, name=name)
        case "softplus":
            return _softplus(graph, z, name) if wide else graph.add("Softplus", z, name=name)
    if isinstance(activation, LeakyRelu):
        return _leaky(graph, activation.slope, z, wide, name)
    if isinstance(activation, Elu):
        return _elu(graph, activation.scale, z, wide, name)
    raise SettingError(f"{activation} has no counterpart in ONNX.")


def _leaky(graph: Graph, slope: float, z: str, wide: bool, name: str) -> str:
    if not wide:
        return graph.add("LeakyRelu", z, alpha=slope, name=name)
    below = graph.add("Mul", graph.constant(np.float64(slope), "slope"), graph.add("Min", z, _zero(graph)))
    return graph.add("Add", graph.add("Max", z, _zero(graph)), below, name=name)


def _elu(graph: Graph, scale: float, z: str, wide: bool, name: str) -> str:
    if not wide:
        return graph.add("Elu", z, alpha=scale, name=name)
    grown = graph.add("Exp", graph.add("Min", z, _zero(graph)))
    below = graph.add(
        "Mul", graph.constant(np.float64(scale), "scale"), graph.add("Sub", grown, _number(graph, 1.0))
    )
    return graph.add("Add", graph.add("Max", z, _zero(graph)), below, name=name)


def _silu(graph: Graph, z: str, name: str) -> str:
    """``z / (1 + exp(-z))``: z times its Sigmoid is made one operator by onnxruntime 1.20, and not found."""
    grown = graph.add("Exp", graph.add("Neg", z))
    return graph.add("Div", z, graph.add("Add", grown, _number(graph, 1.0)), name=name)


def _softplus(graph: Graph, z: str, name: str) -> str:
    """``max(z, 0) + log(1 + exp(-|z|))``: no exp of a large number is taken."""
    grown = graph.add("Exp", graph.add("Neg", graph.add("Abs", z)))
    rest = graph.add("Log", graph.add("Add", grown, _number(graph, 1.0)))
    return graph.add("Add", graph.add("Max", z, _zero(graph)), rest, name=name)


def _narrow_share(graph: Graph, z: str) -> str:
    """``(1 + erf(z / √2)) / 2`` in float32."""
    root, one, half = (graph.constant(np.float32(number)) for number in (math.sqrt(2.0), 1.0, 0.5))
    return graph.add("Mul", graph.add("Add", graph.add("Erf", graph.add("Div", z, root)), one), half)


def _normal_share(graph: Graph, z: str) -> str:
    """The share of a standard normal distribution below z, by clearprop's own polynomials for erf."""
    x = graph.add("Div", graph.add("Abs", z), _number(graph, math.sqrt(2.0)))
    half = _number(graph, 0.5)
    tail = graph.add("Mul", _erfc_further(graph, x), half)
    further = graph.add(
        "Where",
        graph.add("Less", z, _zero(graph)),
        tail,
        graph.add("Sub", _number(graph, 1.0), tail),
    )
    signed = graph.add("Div", z, _number(graph, math.sqrt(2.0)))
    near = graph.add("Add", half, graph.add("Mul", half, _erf_near(graph, signed)))
    return graph.add("Where", graph.add("Less", x, _number(graph, MIDDLE)), near, further)


def _erf_near(graph: Graph, x: str) -> str:
    """``erf(x) = x + x p(x²)`` near 0; further out x is cut off, and the result is not used."""
    cut = graph.add("Max", graph.add("Min", x, _number(graph, MIDDLE)), _number(graph, -MIDDLE))
    rest = _polynomial(graph, coefficients().near, graph.add("Mul", cut, cut))
    return graph.add("Add", cut, graph.add("Mul", cut, rest))


def _erfc_further(graph: Graph, x: str) -> str:
    """``erfc(x) = exp(-x²) p(t) / (x + 1/2)`` with ``t = (x - 15/4) / (x + 15/4)``, from 1/2 on."""
    cut = graph.add("Max", x, _number(graph, MIDDLE))
    shift = _number(graph, 3.75)
    t = graph.add("Div", graph.add("Sub", cut, shift), graph.add("Add", cut, shift))
    fallen = graph.add("Exp", graph.add("Neg", graph.add("Mul", cut, cut)))
    scaled = graph.add(
        "Div", _polynomial(graph, coefficients().further, t), graph.add("Add", cut, _number(graph, 0.5))
    )
    return graph.add("Mul", fallen, scaled)


def _polynomial(graph: Graph, numbers: tuple[float, ...], x: str) -> str:
    """``Σ cₖ xᵏ``: the powers of x along a new last axis, multiplied by the column of coefficients."""
    last = graph.add("Unsqueeze", x, graph.constant(np.array([2]), "axis"))
    powers = graph.add("Pow", last, graph.constant(np.arange(len(numbers), dtype=np.float64), "powers"))
    return graph.add("MatMul", powers, graph.constant(np.array(numbers), "coefficients"))


def _number(graph: Graph, number: float) -> str:
    return graph.constant(np.float64(number))


def _zero(graph: Graph) -> str:
    return _number(graph, 0.0)
