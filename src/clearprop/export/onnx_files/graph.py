"""A graph of ONNX operators while it is written: every value has a name, and no two have the same.

Operators are of opset 17, which runtimes of 2022 and later know.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from clearprop._version import __version__
from clearprop.export.library import library

OPSET, ML_OPSET, IR_VERSION = 17, 3, 8
ML = "ai.onnx.ml"
ROWS = "n"  # how the number of rows is called in shapes


class Graph:
    """The operators, constants, inputs and outputs so far; what a method gives is the name of a value."""

    def __init__(self) -> None:
        self._onnx = library("onnx", "onnx", "an ONNX file")
        self._nodes: list[Any] = []
        self._constants: list[Any] = []
        self._inputs: list[Any] = []
        self._outputs: list[Any] = []
        self._names: set[str] = set()

    def input(self, name: str, kind: DTypeLike, shape: Sequence[int | str]) -> str:
        """An input of the whole graph; inputs come first, since they alone must be called so."""
        self._names.add(name)
        self._inputs.append(self._value(name, kind, shape))
        return name

    def output(self, value: str, name: str, kind: DTypeLike, shape: Sequence[int | str]) -> None:
        """Hand a value out under a name, or one like it where an input is called so."""
        called = self._free(name)
        self._nodes.append(self._onnx.helper.make_node("Identity", [value], [called], name=called))
        self._outputs.append(self._value(called, kind, shape))

    def constant(self, array: Any, name: str = "constant") -> str:
        """An array of numbers or of texts."""
        called, values = self._free(name), np.asarray(array)
        if values.dtype.kind in "OU":
            texts = [str(text).encode() for text in values.ravel()]
            tensor = self._onnx.helper.make_tensor(called, self._onnx.TensorProto.STRING, values.shape, texts)
        else:
            tensor = self._onnx.numpy_helper.from_array(np.ascontiguousarray(values), called)
        self._constants.append(tensor)
        return called

    def add(self, operator: str, *inputs: str, name: str = "", domain: str = "", **attributes: Any) -> str:
        """An operator applied to values; what it gives, called ``name`` where that is free."""
        called = self._free(name or operator.lower())
        node = self._onnx.helper.make_node(
            operator, list(inputs), [called], name=called, domain=domain, **attributes
        )
        self._nodes.append(node)
        return called

    def cast(self, value: str, kind: DTypeLike) -> str:
        """A value in another type of number."""
        return self.add("Cast", value, to=self._onnx.helper.np_dtype_to_tensor_dtype(np.dtype(kind)))

    def model(self, about: str) -> Any:
        """The whole as an ``onnx.ModelProto``, which ONNX's own checker has passed."""
        helper = self._onnx.helper
        graph = helper.make_graph(
            self._nodes, "network", self._inputs, self._outputs, self._constants, doc_string=about
        )
        opsets = [helper.make_opsetid("", OPSET)]
        if any(node.domain == ML for node in self._nodes):
            opsets.append(helper.make_opsetid(ML, ML_OPSET))
        model = helper.make_model(
            graph,
            opset_imports=opsets,
            ir_version=IR_VERSION,
            producer_name="clearprop",
            producer_version=__version__,
        )
        self._onnx.checker.check_model(model, full_check=True)
        return model

    def _value(self, name: str, kind: DTypeLike, shape: Sequence[int | str]) -> Any:
        dtype = np.dtype(object if kind is str else kind)
        tensor = self._onnx.helper.np_dtype_to_tensor_dtype(dtype)
        return self._onnx.helper.make_tensor_value_info(name, tensor, list(shape))

    def _free(self, name: str) -> str:
        number, called = 1, name
        while called in self._names:
            number += 1
            called = f"{name}_{number}"
        self._names.add(called)
        return called
