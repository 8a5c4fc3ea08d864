"""A stack of ``Gemm`` or ``MatMul`` and activations as a network, whoever wrote the ONNX file.

The graph is walked from its output to its input.  What multiplies by a matrix of constants is a layer; what
stands between two of them is its bias and its activation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.errors import SettingError
from clearprop.export.library import library
from clearprop.export.onnx_files.behaviour import probes, recognised
from clearprop.export.onnx_files.reading import Numbers, Reading, read
from clearprop.files import PathLike
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.activations import Activation, Identity
from clearprop.numerics.activations import activation as parse_activation

_EACH = "each with an activation"


@dataclass(frozen=True, eq=False)
class _Segment:
    """The operators between two values, in the order in which they compute."""

    begin: str
    nodes: tuple[Any, ...]
    end: str


def from_onnx(source: PathLike | bytes | Any, *, output: str | Activation | None = None) -> Network:
    """Read an ONNX file of dense layers as a network.

    Parameters
    ----------
    source : the name of a file, its bytes, or an ``onnx.ModelProto``
    output : the last activation, where the graph ends with logits: "softmax" or "sigmoid"

    Returns
    -------
    the network, in float64 or float32 as its weights are.  ``layers[0].W`` is (n_in, n_out); files that
    PyTorch wrote hold the transpose, with ``transB=1``, and are turned.

    Raises
    ------
    MissingExtraError
        "an ONNX file needs onnx, which is not installed. Run: pip install 'clearprop[onnx]'"
    FileError
        "net.txt cannot be read as ONNX. Give a file that an exporter to ONNX wrote."
    SettingError
        "net.onnx: Conv, Relu is no layer; a network is Gemm or MatMul, each with an activation."
        "net.onnx: HardSwish after z1 is none of clearprop's activations: identity, sigmoid, …"

    Examples
    --------
    >>> from clearprop.examples import xor_2_4_1
    >>> from clearprop.export.onnx_files.to_onnx import to_onnx
    >>> from_onnx(to_onnx(xor_2_4_1.network).SerializeToString())
    Network(2-4-1: sigmoid, sigmoid; 17 parameters, float64)

    Where the graph ends with logits: ``from_onnx("classifier.onnx", output="softmax")``.
    """
    reading = read(source)
    layers: list[Dense] = []
    first, end = reading.input, reading.output
    while end != first:
        segment = _segment(reading, end)
        node = reading.maker(segment.begin)
        if node is None:
            _check_beginning(reading, segment, layers)
            break
        layers.insert(0, _dense(reading, node, segment, None if layers else output))
        end = reading.flowing(node)[0]
    if not layers:
        raise SettingError(f"{reading.source} has no Gemm or MatMul with constant weights; it is no network.")
    return Network(layers)


def _is_layer(reading: Reading, node: Any) -> bool:
    """Whether an operator multiplies what flows by a matrix of constants."""
    if node.op_type not in ("Gemm", "MatMul") or len(reading.flowing(node)) != 1:
        return False
    weights = reading.constants.get(node.input[1])
    return weights is not None and weights.ndim == 2


def _segment(reading: Reading, end: str) -> _Segment:
    """What is computed between the layer below, or the input, and a value."""
    places: set[int] = set()
    begins: set[str] = set()
    waiting = [end]
    while waiting:
        value = waiting.pop()
        node = reading.maker(value)
        if node is None or _is_layer(reading, node):
            begins.add(value)
        elif reading.makers[value] not in places:
            places.add(reading.makers[value])
            waiting += reading.flowing(node)
    if len(begins) != 1:
        raise SettingError(
            f"{reading.source}: {end} is made of {' and '.join(sorted(begins)) or 'constants alone'}, so this"
            " is no chain of layers."
        )
    return _Segment(begins.pop(), tuple(reading.nodes[place] for place in sorted(places)), end)


def _dense(reading: Reading, node: Any, segment: _Segment, output: str | Activation | None) -> Dense:
    W, b = _affine(reading, node)
    more, rest = _added(reading, segment, W.shape[1])
    for addend in more:
        b = addend if b is None else b + addend
    activation = _activation(reading, rest, W)
    if output is not None:
        if not isinstance(activation, Identity):
            raise SettingError(
                f"output is {output}, but {reading.source} ends with {activation} already. Leave output out."
            )
        activation = parse_activation(output)
    return Dense(W, b, activation)


def _affine(reading: Reading, node: Any) -> tuple[Numbers, Numbers | None]:
    """W and b of a Gemm or a MatMul, as ``a_in W + b`` needs them."""
    helper = library("onnx", "onnx", "an ONNX file").helper
    settings = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
    W = reading.constants[node.input[1]]
    if W.dtype not in (np.float64, np.float32):
        raise SettingError(
            f"{reading.source}: the weights of {_called(node)} are {W.dtype}; float64 or float32 is needed."
        )
    if settings.get("transA"):
        raise SettingError(f"{reading.source}: {_called(node)} transposes its input, so it is no layer.")
    W = W.T if settings.get("transB") else W
    W = W * W.dtype.type(settings.get("alpha", 1.0))
    if len(node.input) < 3 or not node.input[2]:
        return W, None
    b = reading.constants[node.input[2]] * W.dtype.type(settings.get("beta", 1.0))
    return W, _as_bias(reading, node, b, W.shape[1])


def _as_bias(reading: Reading, node: Any, b: Numbers, n_out: int) -> Numbers:
    if b.size != 1 and (b.size, b.shape[-1]) != (n_out, n_out):
        raise SettingError(
            f"{reading.source}: {_called(node)} adds numbers of the shape {b.shape}; a bias has one for each"
            f" of the {n_out} units."
        )
    return np.broadcast_to(b.reshape(-1), (n_out,)).copy()


def _added(reading: Reading, segment: _Segment, n_out: int) -> tuple[list[Numbers], _Segment]:
    """The constants that are added right after the multiplication, and what is left of a segment."""
    addends: list[Numbers] = []
    begin, nodes = segment.begin, list(segment.nodes)
    while True:
        users = [node for node in nodes if begin in node.input]
        if len(users) != 1 or users[0].op_type != "Add" or len(reading.flowing(users[0])) != 1:
            return addends, _Segment(begin, tuple(nodes), segment.end)
        constant = next(name for name in users[0].input if name != begin)
        addends.append(_as_bias(reading, users[0], reading.constants[constant], n_out))
        nodes.remove(users[0])
        begin = users[0].output[0]


def _activation(reading: Reading, segment: _Segment, W: Numbers) -> Activation:
    if not segment.nodes:
        return Identity()

    def function(z: Numbers) -> Numbers:
        return reading.answer(segment.nodes, segment.begin, z, segment.end)

    found = recognised(function, W.shape[1], W.dtype)
    if found is None:
        raise SettingError(
            f"{reading.source}: {_kinds(segment)} after {segment.begin} is none of clearprop's activations:"
            " identity, sigmoid, tanh, relu, leaky_relu, elu, gelu, silu, softplus and softmax."
        )
    return found


def _check_beginning(reading: Reading, segment: _Segment, layers: list[Dense]) -> None:
    """Refuse what is done to the input before the first layer, where it changes numbers."""
    kinds, x = _kinds(segment), probes(layers[0].n_in if layers else 1)
    if not layers:
        raise SettingError(f"{reading.source}: {kinds} is no layer; a network is Gemm or MatMul, {_EACH}.")
    x = x.astype(layers[0].W.dtype)
    if not np.array_equal(reading.answer(segment.nodes, segment.begin, x, segment.end), x):
        raise SettingError(
            f"{reading.source}: {kinds} comes before the first layer. Take it out of the graph, and do the"
            " same to x yourself."
        )


def _kinds(segment: _Segment) -> str:
    return ", ".join(dict.fromkeys(node.op_type for node in segment.nodes))


def _called(node: Any) -> str:
    return f"{node.op_type} ({node.name or node.output[0]})"
