"""Running graphs in onnxruntime, and writing small ones by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
import onnxruntime

from clearprop.numerics.arrays import Array


def run(proto: Any, **feeds: Any) -> dict[str, Any]:
    """Every output of a graph, by name."""
    session = onnxruntime.InferenceSession(proto.SerializeToString())
    names = [value.name for value in session.get_outputs()]
    return dict(zip(names, session.run(None, feeds), strict=True))


def written(
    nodes: Sequence[tuple[Any, ...]],
    constants: dict[str, Array],
    inputs: Sequence[str] = ("x",),
    outputs: Sequence[str] = ("y",),
    width: int = 2,
) -> Any:
    """A graph as another exporter might write it: ``(operator, inputs, output[, attributes])`` each."""
    made = [
        onnx.helper.make_node(kind, list(used), [to], name=to, **(more[0] if more else {}))
        for kind, used, to, *more in nodes
    ]
    kind = next(iter(constants.values())).dtype if constants else np.dtype(np.float32)
    tensor = onnx.helper.np_dtype_to_tensor_dtype(kind)
    graph = onnx.helper.make_graph(
        made,
        "by hand",
        [onnx.helper.make_tensor_value_info(name, tensor, ["n", width]) for name in inputs],
        [onnx.helper.make_tensor_value_info(name, tensor, None) for name in outputs],
        [onnx.numpy_helper.from_array(array, name) for name, array in constants.items()],
    )
    return onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
