"""Pages and pictures pass the Nu Html Checker, the validator of the W3C."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import clearprop as cp
from tests.surfaces.explained import EXPLAINED, large

VNU = os.environ.get("CLEARPROP_VNU", "")  # the file vnu.jar, as scripts/test-all installs it
JAVA = shutil.which("java")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        JAVA is None or not Path(VNU).is_file(),
        reason="java or vnu.jar is not installed: scripts/test-all needs both",
    ),
]


def found(*paths: Path) -> list[str]:
    """What the validator has to say, but for its guesses at the language of formulas."""
    assert JAVA is not None
    checker = [JAVA, "-jar", VNU, "--stdout", "--no-langdetect", "--also-check-svg", "--exit-zero-always"]
    done = subprocess.run([*checker, *map(str, paths)], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_every_page_is_valid(tmp_path: Path) -> None:
    for name, explained in EXPLAINED.items():
        (tmp_path / f"{name}.html").write_text(explained().html(), encoding="utf-8")
    paths = sorted(tmp_path.iterdir())
    assert len(paths) == len(EXPLAINED)
    assert found(*paths) == []


def test_what_a_notebook_shows_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "cells.html"
    xor = cp.examples.xor_2_4_1
    cells = [
        xor.step()._repr_html_(),
        xor.network._repr_html_(),
        cp.explain(xor.step(), lang="en")._repr_html_(),
    ]
    body = "".join(f"<div>{cell}</div>" for cell in cells)
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cells</title></head>'
    path.write_text(f"{head}<body>{body}</body></html>", encoding="utf-8")
    # A cell has no head: its style sheet stands in the body, and is the same for all explanations.
    assert [each for each in found(path) if "A “style” element in “body”" not in each] == []


def test_every_picture_is_valid(tmp_path: Path) -> None:
    xor = cp.examples.xor_2_4_1
    pictures = {
        "network": cp.draw(xor.network, lang="en"),
        "delta": cp.draw(xor.step(), show="delta", lang="zh", width=390),
        "large": cp.draw(large(), show="activations", lang="en"),
        "boundary": cp.draw_boundary(xor.network, xor.x, xor.y, lang="en"),
        "surface": cp.draw_surface(xor.step(), "w1", "w2", lang="zh"),
    }
    for name, picture in pictures.items():
        picture.save(tmp_path / f"{name}.svg")
    assert found(*sorted(tmp_path.iterdir())) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text(
        EXPLAINED["worked"]().html().replace("<main", '<p><div id="numbers"></div></p><main'), "utf-8"
    )
    said = "\n".join(found(path))
    assert "Duplicate ID" in said
    assert "No “p” element in scope" in said
