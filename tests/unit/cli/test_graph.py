from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest

import clearprop as cp
from clearprop.examples import worked_2_2_2, xor_2_4_1
from tests.unit.cli.running import run


def answered(path: str, **feeds: Any) -> list[Any]:
    found: list[Any] = onnxruntime.InferenceSession(path).run(None, feeds)
    return found


def test_a_model_takes_its_columns(data: Path) -> None:
    run("train", "data.csv", "--target", "y", "--hidden", "3", "--epochs", "2", "--seed", "1", "--drop", "c")
    ended = run("export", "data.safetensors", "-o", "data.onnx")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "Written to data.onnx.\nInputs: a, b; outputs: labels, probabilities.\n"
    a, b = np.arange(40)[:, None] * 0.5, np.arange(40)[:, None] % 3.0
    labels, probabilities = answered("data.onnx", a=a, b=b)
    said = run("predict", "data.safetensors", "data.csv").out.splitlines()[1:]
    assert labels.tolist() == [line.split(",")[0] for line in said]
    expected = [[float(cell) for cell in line.split(",")[1:]] for line in said]
    assert np.abs(probabilities - expected).max() <= 1e-12


def test_a_network_and_an_example() -> None:
    cp.save(worked_2_2_2.network, "net.safetensors")
    assert run("export", "net.safetensors", "--to", "onnx", "-o", "net.onnx").err.startswith("Written to")
    assert (
        np.abs(answered("net.onnx", x=worked_2_2_2.x)[0] - worked_2_2_2.network(worked_2_2_2.x)).max()
        <= 1e-12
    )
    again = run("export", "xor_2_4_1", "-o", "net.onnx", "--lang", "zh").err
    assert again.splitlines()[0] == "权重是 xor_2_4_1 的初始权重。"
    assert "覆盖了原有文件" in again
    assert np.abs(answered("net.onnx", x=xor_2_4_1.x)[0] - xor_2_4_1.network(xor_2_4_1.x)).max() <= 1e-12


def test_a_program_gives_the_weights_that_it_ended_with() -> None:
    run("export", "xor_2_4_1", "--epochs", "20", "-o", "mine.py")
    ended = run("export", "mine.py", "-o", "mine.onnx")
    assert ended.code == 0
    assert "The weights are those after step 20 of mine.py, the last." in ended.err
    trained, _ = xor_2_4_1(epochs=20).train()
    assert np.abs(answered("mine.onnx", x=xor_2_4_1.x)[0] - trained(xor_2_4_1.x)).max() <= 1e-12


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["xor_2_4_1", "--to", "onnx"], "so it cannot be printed. Give -o, for example -o xor_2_4_1.onnx"),
        (["xor_2_4_1", "--to", "onnx", "-o", "a.py"], "-o a.py: an ONNX file is called .onnx, for example"),
        (
            ["xor_2_4_1", "--epochs", "3", "-o", "a.onnx"],
            "--epochs is for programs, which train; an ONNX file",
        ),
        (
            ["xor_2_4_1", "--columns", "-o", "a.onnx"],
            "--columns is for --to numpy; in onnx examples are rows.",
        ),
        (["xor", "-o", "a.onnx"], "xor: there is neither a file nor an example of that name. Did you mean"),
        (["none.safetensors", "-o", "a.onnx"], "none.safetensors: there is no such file"),
        (["run.safetensors", "-o", "a.onnx"], "run.safetensors holds a run; a network or a model can be"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(words: list[str], said: str) -> None:
    cp.save(xor_2_4_1.train(epochs=1)[1], "run.safetensors")
    ended = run("export", *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in " ".join(ended.err.split())
    assert not Path("a.onnx").exists()


def test_without_onnx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    ended = run("export", "xor_2_4_1", "-o", "a.onnx")
    assert ended.code == 2
    assert "Run: pip install 'clearprop[onnx]'" in " ".join(ended.err.split())
