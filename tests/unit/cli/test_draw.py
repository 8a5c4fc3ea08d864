"""``clearprop draw``: the picture that was asked for, in the file that was named, or one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

import clearprop as cp
from clearprop.examples import worked_2_2_2, xor_2_4_1
from clearprop.record.files import save_run, save_step
from tests.unit.cli.running import run
from tests.unit.drawing.pictures import needs_fonts, size


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_example(lang: str) -> None:
    ended = run("draw", "xor_2_4_1", "-o", "net.svg", "--lang", lang)
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == {"en": "Written to net.svg.\n", "zh": "已写入 net.svg。\n"}[lang]
    assert Path("net.svg").read_text(encoding="utf-8") == cp.draw(xor_2_4_1.network, lang=lang).text


def test_over_a_file_that_stood_there() -> None:
    Path("net.svg").write_text("old")
    ended = run("draw", "xor_2_4_1", "-o", "net.svg")
    assert ended.err == "Written to net.svg, over the file that stood there.\n"
    assert Path("net.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["--step"], {}),
        (["--show", "delta"], {"show": "delta"}),
        (["--show", "gradients", "--width", "390"], {"show": "gradients", "width": 390}),
        (["--row", "0"], {"row": 0}),
    ],
)
def test_a_step_of_an_example(words: list[str], asked: dict[str, object]) -> None:
    assert run("draw", "worked_2_2_2", *words, "-o", "s.svg").code == 0
    expected = cp.draw(worked_2_2_2.step(), lang="en", **asked)  # type: ignore[arg-type]
    assert Path("s.svg").read_text(encoding="utf-8") == expected.text


def test_files_of_every_kind(data: Path) -> None:
    cp.save(xor_2_4_1.network, "net.safetensors")
    save_step(xor_2_4_1.step(), "step.safetensors")
    run("train", "data.csv", "--target", "y", "--hidden", "3", "--epochs", "2", "--seed", "1", "--drop", "c")
    pictures = {
        "net": cp.draw(xor_2_4_1.network, lang="en"),
        "step": cp.draw(xor_2_4_1.step(), lang="en"),
        "data": cp.draw(cp.load_model("data.safetensors"), lang="en"),
    }
    for name, picture in pictures.items():
        assert run("draw", f"{name}.safetensors", "-o", f"{name}.svg").code == 0
        assert Path(f"{name}.svg").read_text(encoding="utf-8") == picture.text


def test_a_model_with_rows(data: Path) -> None:
    run("train", "data.csv", "--target", "y", "--hidden", "3", "--epochs", "2", "--seed", "1", "--drop", "c")
    ended = run("draw", "data.safetensors", "--data", "data.csv", "--row", "39", "-o", "row.svg")
    assert ended.code == 0
    assert "example 39" in Path("row.svg").read_text(encoding="utf-8")


@needs_fonts
def test_png() -> None:
    assert run("draw", "identity", "-o", "net.png", "--width", "400").code == 0
    assert size(Path("net.png").read_bytes())[0] == 800


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["xor_2_4_1"], "-o is missing, the file of the picture"),
        (["xor_2_4_1", "-o", "net.jpg"], "-o net.jpg: a picture is a .svg or a .png file"),
        (["xor_2_4_1", "-o", "none/net.svg"], "-o none/net.svg: there is no folder none."),
        (
            ["xor", "-o", "n.svg"],
            "xor: there is neither a file nor an example of that name. Did you mean xor_2_4_1",
        ),
        (["mine.py", "-o", "n.svg"], "mine.py: there is no such file."),
        (["no.safetensors", "-o", "n.svg"], "no.safetensors: there is no such file"),
        (["xor_2_4_1", "--show", "weight", "-o", "n.svg"], "--show weight: did you mean weights?"),
        (["xor_2_4_1", "--row", "4", "-o", "n.svg"], "row is 4; the step has 4 examples, counted from 0."),
        (["xor_2_4_1", "--row", "x", "-o", "n.svg"], "--row x: a whole number is needed, 0 or more."),
        (
            ["xor_2_4_1", "--width", "100", "-o", "n.svg"],
            "--width 100: a whole number is needed, 360 or more.",
        ),
        (["xor_2_4_1", "--width", "9000", "-o", "n.svg"], "width is 9000; a network can be 360 to 4000"),
        (["net.safetensors", "--step", "-o", "n.svg"], "net.safetensors: --data is missing"),
        (["run.safetensors", "-o", "n.svg"], "run.safetensors holds a run; a network, a model or a step"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(words: list[str], said: str) -> None:
    cp.save(xor_2_4_1.network, "net.safetensors")
    save_run(xor_2_4_1.train(epochs=1)[1], "run.safetensors")
    ended = run("draw", *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in " ".join(ended.err.split())
    assert not Path("n.svg").exists()
