from __future__ import annotations

import sys

import numpy as np
import onnx
import pytest

import clearprop
from clearprop.errors import MissingExtraError
from clearprop.export.onnx_files.graph import Graph
from tests.unit.export.onnx_files.running import run


def test_names_are_never_used_twice() -> None:
    graph = Graph()
    x = graph.input("add", np.float64, ["n", 2])
    one = graph.constant(np.ones(2), "add")
    both = graph.add("Add", x, one)
    assert (x, one, both) == ("add", "add_2", "add_3")
    graph.output(both, "add", np.float64, ["n", 2])
    assert run(graph.model("about"), add=np.zeros((1, 2)))["add_4"].tolist() == [[1.0, 1.0]]


def test_what_the_file_says_of_itself() -> None:
    graph = Graph()
    graph.output(graph.input("x", np.float32, ["n", 1]), "y", np.float32, ["n", 1])
    model = graph.model("one in, one out")
    assert (model.producer_name, model.producer_version) == ("clearprop", clearprop.__version__)
    assert model.graph.doc_string == "one in, one out"
    assert [(opset.domain, opset.version) for opset in model.opset_import] == [("", 17)]


def test_texts_and_casts() -> None:
    graph = Graph()
    place = graph.input("place", np.int64, ["n"])
    graph.output(graph.add("Gather", graph.constant(["a", "甲"]), place), "text", str, ["n"])
    graph.output(graph.cast(place, "float32"), "number", np.float32, ["n"])
    found = run(graph.model(""), place=np.array([1, 0]))
    assert found["text"].tolist() == ["甲", "a"]
    assert found["number"].dtype == np.float32


def test_a_graph_that_is_wrong_is_noticed() -> None:
    graph = Graph()
    graph.output(graph.add("Add", graph.input("x", np.float64, ["n", 1])), "y", np.float64, ["n", 1])
    with pytest.raises(onnx.checker.ValidationError):
        graph.model("an Add of one value")


def test_without_onnx(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("onnx", "onnx.helper", "onnx.reference"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=r"Run: pip install 'clearprop\[onnx\]'"):
        Graph()
