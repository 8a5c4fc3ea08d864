"""The corpus keeps its own promises: labels are well formed, cures touch them, programs do what is said."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from difflib import SequenceMatcher
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/expected.toml"))
NAMES = [folder.name for folder in FOLDERS]
FAULTY = [folder for folder in FOLDERS if (folder / "fixed.py").exists()]

TOP = {"style", "sound", "symptom", "trap", "check", "visible", "network", "faults"}
NETWORK = {
    "sizes",
    "activations",
    "bias",
    "orientation",
    "loss",
    "reduction",
    "optimizer",
    "learning_rate",
    "batch",
    "epochs",
    "parameters",
}
FAULT = {"codes", "lines", "also_lines", "insert_after", "cause", "fix", "visible_alone"}
LOSSES = {
    "squared_error",
    "half_squared_error",
    "mean_squared_error",
    "absolute_error",
    "huber",
    "binary_cross_entropy",
    "cross_entropy",
}
BIASES = {"per_unit", "none", "shared", "fixed"}
CODE = re.compile(r"G0[1-9]|G1[0-2]|U0[1-5]|N0[1-4]|I0[1-3]|A0[1-8]|H0[1-3]|D0[1-7]|S0[1-8]|E0[1-4]")
SECONDS = 60


def labels_of(folder: Path) -> dict:
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def source_of(path: Path) -> str:
    """The Python of a file; of a notebook its code cells, without magics."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    cells = ["".join(c["source"]) for c in json.loads(text)["cells"] if c["cell_type"] == "code"]
    lines = "\n".join(cells).split("\n")
    return "\n".join(line for line in lines if not line.lstrip().startswith(("%", "!"))) + "\n"


def program_of(folder: Path) -> Path:
    return next(folder.glob("program.*"))


def output_of(program: Path, workplace: Path) -> str:
    """What the program prints in a fresh process, in an empty folder beside its own modules."""
    for module in program.parent.glob("*.py"):
        shutil.copy(module, workplace / module.name)
    (workplace / "started.py").write_text(source_of(program), encoding="utf-8")
    settings = {
        "MPLBACKEND": "Agg",
        "PYTHONIOENCODING": "utf-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    command = [sys.executable, "started.py"]
    done = subprocess.run(
        command,
        cwd=workplace,
        env=os.environ | settings,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=SECONDS,
        check=False,
    )
    return done.stdout


def meets(check: dict, output: str) -> bool:
    """Whether the last number found is good; none at all, or not a number, is not."""
    found = re.findall(check["regex"], output)
    try:
        number = float(found[-1])
    except (IndexError, ValueError):
        return False
    limit = float(check["good"][1:])
    return number < limit if check["good"][0] == "<" else number > limit


def test_the_corpus_is_large_and_has_both_kinds() -> None:
    assert len(FOLDERS) - len(FAULTY) >= 32
    assert len(FAULTY) >= 38


def test_every_group_of_faults_is_there() -> None:
    seen = {code for folder in FAULTY for fault in labels_of(folder)["faults"] for code in fault["codes"]}
    assert {code[0] for code in seen} == set("GUNIAHDSE")
    assert len(seen) >= 50


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_labels_are_well_formed(folder: Path) -> None:
    labels = labels_of(folder)
    assert set(labels) <= TOP
    assert labels["style"]
    assert labels["symptom"]
    assert labels["check"]["good"][0] in "<>"
    float(labels["check"]["good"][1:])
    assert re.compile(labels["check"]["regex"]).groups == 1
    assert labels["sound"] is not (folder / "fixed.py").exists()
    assert labels["sound"] is ("trap" in labels)
    assert labels["sound"] is ("faults" not in labels)


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_networks_are_well_formed(folder: Path) -> None:
    network = labels_of(folder).get("network")
    if network is None:
        return
    layers = len(network["sizes"]) - 1
    biases = network["bias"] if isinstance(network["bias"], list) else [network["bias"]]
    assert set(network) == NETWORK
    assert len(network["activations"]) == layers
    assert set(biases) <= BIASES
    assert len(biases) in {1, layers}
    assert network["orientation"] in {"rows", "columns", "scalars"}
    assert network["loss"] in LOSSES
    assert network["reduction"] in {"mean", "sum"}
    assert network["batch"] in {"full", "one"} or network["batch"] > 1
    assert network["learning_rate"] > 0
    assert network["epochs"] > 0
    assert network["parameters"]


@pytest.mark.parametrize("folder", FAULTY, ids=[folder.name for folder in FAULTY])
def test_the_cure_changes_the_labelled_lines(folder: Path) -> None:
    faults = labels_of(folder)["faults"]
    before = source_of(program_of(folder)).splitlines()
    after = source_of(folder / "fixed.py").splitlines()
    labelled: set[int] = set()
    for fault in faults:
        assert set(fault) <= FAULT
        assert fault["codes"]
        assert all(CODE.fullmatch(code) for code in fault["codes"])
        assert fault["lines"]
        assert all(1 <= line <= len(before) for line in fault["lines"] + fault.get("also_lines", []))
        assert fault["cause"]
        assert fault["fix"]
        labelled |= set(fault["lines"])
    changes = [
        c for c in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if c[0] != "equal"
    ]
    assert changes
    for kind, start, end, *_ in changes:
        touched = {start, start + 1} if kind == "insert" else set(range(start + 1, end + 1))
        assert touched & labelled, (kind, start + 1, end)


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_programs_are_python(folder: Path) -> None:
    for path in [*folder.glob("*.py"), program_of(folder)]:
        assert ast.parse(source_of(path), filename=str(path)).body, path


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_programs_do_what_is_said(folder: Path, tmp_path: Path) -> None:
    labels = labels_of(folder)
    good = meets(labels["check"], output_of(program_of(folder), tmp_path))
    assert good is (labels["sound"] or not labels.get("visible", True))


@pytest.mark.slow
@pytest.mark.parametrize("folder", FAULTY, ids=[folder.name for folder in FAULTY])
def test_cures_cure(folder: Path, tmp_path: Path) -> None:
    assert meets(labels_of(folder)["check"], output_of(folder / "fixed.py", tmp_path))
