"""``clearprop export``: the program that was asked for, printed or in its file, or one sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import clearprop as cp
from clearprop.examples import leaky_3_4_1, xor_2_4_1
from clearprop.export import to_numpy_program, torch_program
from clearprop.record.files import save_run
from tests.unit.cli.running import run


def ran(name: str) -> str:
    """What a program prints that is run where there is no clearprop."""
    ended = subprocess.run([sys.executable, "-I", name], capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_example(lang: str) -> None:
    ended = run("export", "xor_2_4_1", "--to", "numpy", "-o", "xor.py", "--lang", lang)
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == {"en": "Written to xor.py.\n", "zh": "已写入 xor.py。\n"}[lang]
    expected = to_numpy_program(
        xor_2_4_1.network, x=xor_2_4_1.x, y=xor_2_4_1.y, **xor_2_4_1.settings, lang=lang
    )
    assert Path("xor.py").read_text(encoding="utf-8") == expected
    assert not Path("xor.npz").exists()
    prediction = xor_2_4_1.train()[0](xor_2_4_1.x)
    assert ran("xor.py").splitlines()[-1] == f"x [1. 1.]   y [0.]   prediction {prediction[3].round(4)}"


def test_printed() -> None:
    ended = run("export", "leaky_3_4_1", "--columns", "--epochs", "7", "--learning-rate", "0.2")
    example = leaky_3_4_1(epochs=7, optimizer=cp.SGD(0.2))
    expected = to_numpy_program(
        example.network, x=example.x, y=example.y, **example.settings, convention="columns", lang="en"
    )
    assert (ended.code, ended.out, ended.err) == (0, expected, "")


def test_over_a_file_that_stood_there() -> None:
    Path("xor.py").write_text("old")
    assert (
        run("export", "xor_2_4_1", "-o", "xor.py").err
        == "Written to xor.py, over the file that stood there.\n"
    )


def test_a_model_with_its_rows(data: Path) -> None:
    run("train", "data.csv", "--target", "y", "--hidden", "3", "--epochs", "2", "--seed", "1", "--drop", "c")
    ended = run("export", "data.safetensors", "--data", "data.csv", "--epochs", "3", "-o", "mine.py")
    assert ended.code == 0
    assert ended.err.splitlines() == [
        "  · not used, because the model was not trained on them: c",
        "The program trains with binary_cross_entropy and SGD(0.1).",
        "Written to mine.py.",
    ]
    assert "# x, as the model prepares it: (a - " in Path("mine.py").read_text(encoding="utf-8")
    assert ran("mine.py").splitlines()[-1].startswith("accuracy ")


def test_large_arrays_have_a_file_of_their_own(data: Path) -> None:
    run("train", "data.csv", "--target", "y", "--epochs", "2", "--seed", "1", "--drop", "c")
    ended = run("export", "data.safetensors", "--data", "data.csv", "-o", "mine.py")
    assert ended.err.splitlines()[2:] == ["Written to mine.py.", "Written to mine.npz."]
    assert ran("mine.py").splitlines()[-1].startswith("accuracy ")
    printed = run("export", "data.safetensors", "--data", "data.csv")
    assert (printed.code, printed.out) == (2, "")
    assert "so it cannot be printed. Give -o, for example -o data.py" in " ".join(printed.err.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["xor_2_4_1", "-o", "net.txt"], "-o net.txt: the program is a .py file, for example -o net.py"),
        (["xor_2_4_1", "-o", "none/net.py"], "-o none/net.py: there is no folder none."),
        (["xor_2_4_1", "--to", "nunpy"], "--to nunpy: did you mean numpy?"),
        (["xor_2_4_1", "--epochs", "0"], "--epochs 0: a whole number is needed, 1 or more."),
        (["xor_2_4_1", "--learning-rate", "0"], "--learning-rate 0: a number above 0 is needed"),
        (
            ["xor_2_4_1", "--data", "d.csv"],
            "xor_2_4_1 is an example, with data of its own. Leave --data out.",
        ),
        (["xor"], "xor: there is neither a file nor an example of that name. Did you mean xor_2_4_1"),
        (["mine.py", "-o", "n.py"], "mine.py: there is no such file."),
        (["no.safetensors"], "no.safetensors: there is no such file"),
        (["run.safetensors"], "run.safetensors holds a run; a network or a model can be exported."),
    ],
)
def test_what_cannot_be_exported_is_said_in_a_sentence(words: list[str], said: str) -> None:
    save_run(xor_2_4_1.train(epochs=1)[1], "run.safetensors")
    ended = run("export", *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in " ".join(ended.err.split())
    assert not Path("n.py").exists()


def test_a_file_of_arrays_that_cannot_be_written_is_known_before() -> None:
    Path("net.npz").mkdir()
    ended = run("export", "xor_2_4_1", "-o", "net.py")
    assert ended.code == 2
    assert "net.npz: this is a folder." in " ".join(ended.err.split())
    assert not Path("net.py").exists()


def test_a_program_in_pytorch() -> None:
    ended = run("export", "xor_2_4_1", "--to", "torch", "--epochs", "7", "-o", "xor.py")
    assert (ended.code, ended.err) == (0, "Written to xor.py.\n")
    example = xor_2_4_1(epochs=7)
    expected = torch_program(
        example.network, x=example.x, y=example.y, rng=0, **example.settings, lang="en", arrays_file="xor.npz"
    )
    assert Path("xor.py").read_text(encoding="utf-8") == expected.text
    assert run("export", "xor_2_4_1", "--to", "torch", "--epochs", "7").out == expected.text
    refused = run("export", "xor_2_4_1", "--to", "torch", "--columns")
    assert (refused.code, refused.out) == (2, "")
    assert "--columns is for --to numpy; in torch examples are rows." in " ".join(refused.err.split())
