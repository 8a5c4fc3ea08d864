from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import pytest

from clearprop.errors import FileError, MissingExtraError, SettingError
from clearprop.export.onnx_files.reading import read
from tests.unit.export.onnx_files.running import written

W = np.arange(4.0).reshape(2, 2)
SIMPLE = written([("Transpose", ["W"], "T"), ("MatMul", ["x", "T"], "y")], {"W": W})


def test_a_file_its_bytes_and_the_graph_itself(tmp_path: Path) -> None:
    onnx.save(SIMPLE, tmp_path / "net.onnx")
    for source in (tmp_path / "net.onnx", str(tmp_path / "net.onnx"), SIMPLE.SerializeToString(), SIMPLE):
        reading = read(source)
        assert (reading.input, reading.output) == ("x", "y")


def test_constants_are_computed_where_operators_make_them() -> None:
    reading = read(SIMPLE)
    assert np.array_equal(reading.constants["T"], W.T)
    node = reading.maker("y")
    assert node is not None
    assert reading.flowing(node) == ["x"]
    assert reading.maker("x") is None


def test_what_operators_make_of_numbers() -> None:
    reading = read(SIMPLE)
    assert reading.answer([reading.nodes[1]], "x", np.eye(2), "y").tolist() == W.T.tolist()


def test_several_inputs_or_outputs() -> None:
    graph = written(
        [("Add", ["a", "b"], "y"), ("Neg", ["y"], "z")], {}, inputs=("a", "b"), outputs=("y", "z")
    )
    with pytest.raises(SettingError, match=r"the graph has the inputs a and b; a network has one\."):
        _ = read(graph).input
    with pytest.raises(SettingError, match=r"the graph has the outputs y and z; a network has one\."):
        _ = read(graph).output


def test_an_operator_that_nobody_knows() -> None:
    with pytest.raises(SettingError, match="the graph: Nothing cannot be computed by onnx: "):
        _ = read(written([("Nothing", ["W"], "y")], {"W": W})).constants


@pytest.mark.parametrize(
    "content", [b"", b"no graph", bytes(range(256)), onnx.ModelProto().SerializeToString()]
)
def test_a_file_of_another_kind(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "net.onnx"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"net\.onnx cannot be read as ONNX\. Give a file that an exporter"):
        read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such file"):
        read(tmp_path / "net.onnx")


def test_bytes_of_another_kind() -> None:
    with pytest.raises(FileError, match=r"the bytes cannot be read as ONNX\."):
        read(b"no graph")


def test_without_onnx(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("onnx", "onnx.helper", "onnx.reference"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=r"an ONNX file needs onnx, which is not installed"):
        read("net.onnx")
