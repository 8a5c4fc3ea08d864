"""The numbered scripts run as a reader runs them, print what is known, and draw their picture."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

FOLDER = ROOT / "examples"
SCRIPTS = sorted(FOLDER.glob("*.py"))
PAGE = 70  # lines

# Known from tests/golden, or facts of the matter.
SAID = {
    "01_identity.py": [
        "sigmoid, learning rate 0.01, 3000 updates",
        "w1  layer 1, W[0, 0]       0   0.911383   0.911383",
        "wanted 0.9553   answered 0.9553   off by",
        "w1  layer 1, W[0, 0]       0  1.000000000  1.000000000",
    ],
    "02_linear.py": [
        "prediction 4.0 for the target 1, so the loss is 9.0",
        "dL/dw5 = 12.0   dL/dw1 = 6.0",
        "From 4 past the target to -0.68",
        "    2   2.8224\n    3   1.59662\n    4   0.968327\n",
        "w1  layer 1, W[0, 0]       1  −0.819349   0.180651",
        "b3  layer 2, b[0]          0   0.658811   0.658811",
        "prediction 0.919184",
        "its 2 units start alike",
        "    1        0.2304       3.19658             9\n",
    ],
    "03_leaky.py": [
        "learning rate 1: largest loss of an example 18.5",
        "ended: all 260 epochs done.",
        "epoch 1000: mean loss 0.100251, largest 0.693147",
        "[0 0 0]   wanted 0   answered 0.5000",
        "asked about [1, 1, 0]: hidden [-0.0076  0.0007  0.1169 -0.    ], answer 0.4329",
        "[0 0 0]   wanted 0   answered 0.0006",
        "asked about [1, 1, 0]: hidden [-0.0089  0.105  -0.0175  0.1506], answer 0.0372",
        "w10  layer 1, W[0, 3]  −0.395335  −2.577701  −2.973036",
    ],
    "04_worked.py": [
        "a [0.59326999 0.59688438]",
        "a [0.75136507 0.77292847]",
        "w1  layer 1, W[0, 0]    0.15  −0.000219284  0.149780716",
        "w5  layer 2, W[0, 0]    0.4   −0.041083520  0.358916480",
        "b1  layer 1, b          0.35  fixed",
        "is at most 0.001.",
        "fixed            0.0200468           0.00111435",
        "shared          0.00999716          0.000346075",
        "per_unit        0.00608313          0.000270705",
    ],
    "05_xor.py": [
        " [-0.055063  0.722167  0.080701  0.873312]]",
        "[[0.660993]\n [0.647507]\n [0.667479]\n [0.654358]]",
        "equations hold, 0 broken, 0 not observed",
        "      0   0.549959\n    100   0.500167\n",
        "   1000   0.072449\n",
        " 0  1        1       0.647507    0.9819",
    ],
    "06_iris.py": [
        "Network(4-16-3: relu, softmax; 131 parameters, float64)",
        "The weights of epoch",
        "setosa                           13                     0                     0",
        "versicolor   ",
    ],
}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_runs_and_says_what_is_known(script: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        cwd=tmp_path,
        env={**os.environ, "CLEARPROP_LANG": "en", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    at = 0
    for words in SAID[script.name]:
        found = run.stdout.find(words, at)
        assert found >= 0, f"{words!r} is not said, or not in this order:\n{run.stdout}"
        at = found
    pictures = list(tmp_path.iterdir())
    assert [picture.name for picture in pictures] == [f"{script.stem}.svg"]
    assert ET.parse(pictures[0]).getroot().tag.endswith("svg")
    assert run.stdout.rstrip().endswith(f"{script.stem}.svg")


def test_the_scripts_are_numbered_and_each_is_checked() -> None:
    assert [script.name[:3] for script in SCRIPTS] == [f"{i:02}_" for i in range(1, len(SCRIPTS) + 1)]
    assert {script.name for script in SCRIPTS} == set(SAID)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_is_a_page_and_says_how_to_run_it(script: Path) -> None:
    source = script.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= PAGE
    assert f"python examples/{script.name}" in (ast.get_docstring(ast.parse(source)) or "")
