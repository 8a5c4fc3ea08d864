"""An ONNX graph taken apart: constants, who makes which value, and what some operators make of numbers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clearprop.errors import FileError, SettingError
from clearprop.export.library import library
from clearprop.files import read_bytes

Numbers = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Reading:
    """A graph with one input and one output, and ``source``, which messages begin with."""

    proto: Any
    source: str

    @cached_property
    def constants(self) -> dict[str, Numbers]:
        """Every value that does not depend on the input, computed where operators make it."""
        helper = library("onnx", "onnx", "an ONNX file").numpy_helper
        found = {tensor.name: helper.to_array(tensor) for tensor in self.proto.graph.initializer}
        for node in self.nodes:
            if all(name in found or not name for name in node.input):
                feeds = {name: found[name] for name in node.input if name}
                results = self.evaluate([node], feeds, node.output)
                found |= dict(zip(node.output, results, strict=True))
        return found

    @cached_property
    def nodes(self) -> tuple[Any, ...]:
        """The operators, in an order in which each finds its inputs computed."""
        return tuple(self.proto.graph.node)

    @cached_property
    def makers(self) -> dict[str, int]:
        """The place among the nodes of the operator that makes each value."""
        return {name: place for place, node in enumerate(self.nodes) for name in node.output}

    def maker(self, value: str) -> Any | None:
        """The operator that makes a value; None of an input."""
        return self.nodes[self.makers[value]] if value in self.makers else None

    @cached_property
    def input(self) -> str:
        """The one input that is not a constant.

        Raises
        ------
        SettingError
            "net.onnx has the inputs age and size; a network has one."
        """
        weights = {tensor.name for tensor in self.proto.graph.initializer}
        return self._one("inputs", [v.name for v in self.proto.graph.input if v.name not in weights])

    @cached_property
    def output(self) -> str:
        """The one output."""
        return self._one("outputs", [value.name for value in self.proto.graph.output])

    def flowing(self, node: Any) -> list[str]:
        """The inputs of an operator that depend on the input of the graph."""
        return [name for name in node.input if name and name not in self.constants]

    def answer(self, nodes: Sequence[Any], begin: str, numbers: Numbers, end: str) -> Numbers:
        """What operators make of the numbers of one value, with the constants that they use."""
        used = {name for node in nodes for name in node.input}
        feeds = {name: array for name, array in self.constants.items() if name in used}
        answer: Numbers = self.evaluate(nodes, feeds | {begin: numbers}, [end])[0]
        return answer

    def evaluate(self, nodes: Sequence[Any], feeds: dict[str, Numbers], outputs: Iterable[str]) -> list[Any]:
        """What operators make of numbers, by ONNX's own reference implementation.

        Raises
        ------
        SettingError
            "net.onnx: ConvInteger cannot be computed by onnx: …"
        """
        onnx = library("onnx", "onnx", "an ONNX file")
        reference = library("onnx.reference", "onnx", "an ONNX file")
        empty = [onnx.helper.make_empty_tensor_value_info(name) for name in feeds]
        wanted = [onnx.helper.make_empty_tensor_value_info(name) for name in outputs]
        graph = onnx.helper.make_graph(list(nodes), "part", empty, wanted)
        model = onnx.helper.make_model(
            graph, opset_imports=self.proto.opset_import, functions=self.proto.functions
        )
        try:
            with np.errstate(all="ignore"):
                return list(reference.ReferenceEvaluator(model).run(None, feeds))
        except Exception as problem:  # of its own, of NumPy's, of anybody's kind
            kinds = ", ".join(dict.fromkeys(node.op_type for node in nodes))
            raise SettingError(f"{self.source}: {kinds} cannot be computed by onnx: {problem}") from problem

    def _one(self, what: str, names: list[str]) -> str:
        if len(names) != 1:
            listed = " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or "none"
            raise SettingError(f"{self.source} has the {what} {listed}; a network has one.")
        return names[0]


def read(source: Any) -> Reading:
    """Read a graph: from a file, from its bytes, or as it is.

    Raises
    ------
    FileError
        "net.onnx cannot be read as ONNX. Give a file that an exporter to ONNX wrote."
        and what else :func:`clearprop.files.read_bytes` says
    """
    onnx = library("onnx", "onnx", "an ONNX file")
    if isinstance(source, onnx.ModelProto):
        return Reading(source, "the graph")
    if isinstance(source, bytes):
        return Reading(_parsed(lambda: onnx.load_from_string(source), "the bytes"), "the graph")
    content, name = read_bytes(source), os.fspath(source)
    if not content:
        raise _refused(name)
    return Reading(
        _parsed(lambda: onnx.load(name), name), name
    )  # which finds weights in files beside it, too


def _parsed(load: Any, name: str) -> Any:
    try:
        proto = load()
    except Exception as problem:
        raise _refused(name) from problem
    if not proto.graph.node:
        raise _refused(name)
    return proto


def _refused(name: str) -> FileError:
    return FileError(f"{name} cannot be read as ONNX. Give a file that an exporter to ONNX wrote.")
