"""``clearprop doctor`` as a process of its own: real programs, real reruns, files, streams and codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.surfaces.cli.processes import clearprop, said
from tests.unit.doctor.programs import FAULTY, SOUND


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "faulty.py").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "sound.py").write_text(SOUND, encoding="utf-8")
    return tmp_path


def test_a_faulty_program_is_reported_and_cured(folder: Path) -> None:
    ended = clearprop(folder, "doctor", "faulty.py", "--fix", "--json")
    report = json.loads(ended.stdout)
    assert (ended.returncode, report["verdict"], report["program"]) == (1, "faulty", "faulty.py")
    finding = report["findings"][0]
    assert (finding["certainty"], finding["file"]) == ("proven", "faulty.py")
    assert finding["rerun"]["loss_after"] < finding["rerun"]["loss_before"]
    assert said(ended.stderr).startswith("Wrote ")
    assert (folder / "faulty.py").read_text(encoding="utf-8") == FAULTY
    cured = clearprop(folder, "doctor", "faulty.fixed.py")
    assert (cured.returncode, "sound: every update" in cured.stdout) == (0, True)
    assert sorted(path.name for path in folder.iterdir()) == ["faulty.fixed.py", "faulty.py", "sound.py"]


def test_many_programs_give_one_line_each_and_the_worst_code(folder: Path) -> None:
    ended = clearprop(folder, "doctor", "sound.py", "none.py", "--json")
    first, second = map(json.loads, ended.stdout.splitlines())
    assert (ended.returncode, first["verdict"]) == (2, "sound")
    assert second["problem"].startswith("none.py: there is no such file")
    assert ended.stderr == ""


def test_a_program_that_asks_gets_no_answer_and_does_not_hang(folder: Path) -> None:
    (folder / "asks.py").write_text("input('how many? ')\n", encoding="utf-8")
    ended = clearprop(folder, "doctor", "asks.py", "--lang", "zh")
    assert ended.returncode == 3
    assert "无法判断" in ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr


def test_a_notebook_names_cell_and_line(folder: Path) -> None:
    lines = [line + "\n" for line in FAULTY.split("\n")]
    cells = [{"cell_type": "markdown", "source": "# net"}, {"cell_type": "code", "source": lines}]
    (folder / "net.ipynb").write_text(json.dumps({"cells": cells, "nbformat": 4}), encoding="utf-8")
    ended = clearprop(folder, "doctor", "net.ipynb", "--json")
    finding = json.loads(ended.stdout)["findings"][0]
    assert (ended.returncode, finding["cell"], finding["file"]) == (1, 2, "net.ipynb")
    assert "cell 2" in finding["diff"]
