"""A watched program prints what it prints by hand, leaves the same numbers, and draws the same ones next."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clearprop import read_program

HERE = Path(__file__).parent
OURS = sorted((HERE / "programs").glob("*.py"))
QUICK = {"torture", "out_and_views", "batches_generator", "warnings_everywhere", "exit_early", "raises_shape"}
CORPUS = sorted((HERE.parent / "programs").glob("*/program.py"))
DIGEST = HERE / "digest.py"
BY_HAND = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "MPLBACKEND": "Agg"}
# What a plain run draws from a generator that nobody seeded is different each time.
SEEDED = {
    "random": re.compile(rb"(?m)^import .*\brandom\b[\s\S]*(?<!np\.)\brandom\.seed\("),
    "numpy.random": re.compile(rb"(np|numpy)\.random\.seed\(|numpy\.random import .*seed"),
}
PLOTTED = re.compile(r".*FigureCanvasAgg is non-interactive.*\n.*\n")


def fresh(program: Path, folder: Path) -> Path:
    """A copy of the program (with all that stands beside it) in a folder that is always the same."""
    shutil.rmtree(folder, ignore_errors=True)
    if program.parent == HERE / "programs":
        folder.mkdir()
        shutil.copy(program, folder)
    else:
        shutil.copytree(program.parent, folder)
    return folder / program.name


def by_hand(*arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=BY_HAND, stdin=subprocess.DEVNULL, capture_output=True
    )


def check_same(program: Path, tmp_path: Path) -> None:
    folder, answer = tmp_path / "work", tmp_path / "plain.json"
    copy = fresh(program, folder)
    plain = by_hand(copy.name, folder=folder)
    copy = fresh(program, folder)
    by_hand(str(DIGEST), str(copy), str(answer), folder=folder)
    left = json.loads(answer.read_text()) if answer.exists() else {}
    copy = fresh(program, folder)
    case = read_program(copy, analyses=(f"{DIGEST}:of_traced",))
    seen = dict(case.analyses[f"{DIGEST}:of_traced"])
    for generator, seeded in SEEDED.items():
        if not seeded.search(copy.read_bytes()):
            left.pop(generator, None)
            seen.pop(generator, None)
    assert case.stdout == plain.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
    assert case.stderr == PLOTTED.sub("", plain.stderr.decode("utf-8", "replace"))
    assert case.status == plain.returncode
    assert seen == left
    assert [note for note in case.notes if "recording stopped" in note or "as it is written" in note] == []
    assert case.limits == ()


def marked(program: Path) -> object:
    marks = () if program.stem in QUICK else (pytest.mark.slow,)
    return pytest.param(program, id=program.stem, marks=marks)


@pytest.mark.parametrize("program", [marked(each) for each in OURS])
def test_ours(program: Path, tmp_path: Path) -> None:
    check_same(program, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("program", CORPUS, ids=lambda path: path.parent.name)
def test_corpus(program: Path, tmp_path: Path) -> None:
    check_same(program, tmp_path)
