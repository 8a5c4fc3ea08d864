"""``clearprop tour``: what it says is true, and what it writes can be used."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest

import clearprop as cp
from clearprop.examples import xor_2_4_1
from clearprop.words.width import width
from tests.unit.cli.running import run


def test_the_last_loss_is_that_of_the_network_that_is_saved(tmp_path: Path) -> None:
    ended = run("tour")
    assert (ended.code, ended.err) == (0, "")
    net = cp.load("clearprop-tour.safetensors")
    after = xor_2_4_1(network=net, loss="binary_cross_entropy").step()
    assert "  0.0372102\n" in ended.out
    assert f"{after.loss:.7f}" == "0.0372102"
    shown = [line.split() for line in ended.out.splitlines() if line.startswith(("   0  ", "   1  "))]
    assert np.allclose([float(row[-1]) for row in shown], net(xor_2_4_1.x)[:, 0], atol=5e-7)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "clearprop-tour.html",
        "clearprop-tour.safetensors",
        "clearprop-tour.svg",
    ]
    ElementTree.parse(tmp_path / "clearprop-tour.svg")
    page = (tmp_path / "clearprop-tour.html").read_text("utf-8")
    assert "layer 1, dW[0, 2]" in page
    assert page.count("<title>2-4-1, coloured by activation</title>") == 2
    again = run(
        "explain", "xor_2_4_1", "--loss", "binary_cross_entropy", "--learning-rate", "0.5", "-o", "a.html"
    )
    assert again.code == 0
    numbers = [re.findall("<mn>(.*?)</mn>", text) for text in (page, Path("a.html").read_text("utf-8"))]
    assert numbers[0] == numbers[1]


def test_it_can_write_elsewhere_and_says_what_it_writes_over(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    first, second = run("tour", "--folder", "folder").out, run("tour", "--folder", "folder").out
    assert "over the old one" not in first
    assert second.count("over the old one") == 3
    assert not (tmp_path / "clearprop-tour.svg").exists()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    ended = run("tour", "--folder", "no")
    assert (ended.code, ended.out) == (2, "")
    said = "clearprop: --folder no: there is no folder no. Create it, or write to another place."
    assert " ".join(ended.err.split()) == said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", ["40", "60", "80"])
def test_it_fits(columns: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = run("tour", "--lang", lang).out.splitlines()
    can_be_typed = [line for line in lines if "clearprop " in line]
    assert [line for line in lines if width(line) > int(columns) and line not in can_be_typed] == []


def test_it_prints_the_network_and_a_few_numbers_with_their_addresses() -> None:
    said = run("tour").out
    assert "layer 1: 4 units, sigmoid" in said
    step = xor_2_4_1(loss="binary_cross_entropy", optimizer=cp.SGD(0.5)).step()
    for address in ("layer 2, z[3, 0]", "layer 2, delta[3, 0]", "layer 1, dW[0, 2]", "layer 1, W_new[0, 2]"):
        assert f"  {address}\n" in said
        assert f"{step[address]:.6g}" in said
