"""The questions behind this project, asked again by programs of our own: each gets its diagnosis.

``expected.toml`` says of every program what is wrong and where.  What the doctor gets wrong today is marked
``open``, with what it says instead: such a program is an expected failure, counted in every summary, and the
list of them stands here, so that none is added in silence.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from clearprop.doctor.examine import examine

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/expected.toml"))
KEYS = {"sound", "cause", "codes", "lines", "bias", "note", "open"}
OPEN = ["003/biases_forgotten"]


def labels() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for folder in FOLDERS:
        told = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
        assert told.pop("story")
        found |= {f"{folder.name}/{name}": label for name, label in told.items()}
    return found


LABELS = labels()
QUICK = ("001/as_asked", "001/symmetric_start")


def marks(name: str) -> list[pytest.MarkDecorator]:
    told = LABELS[name].get("open")
    slow = [] if name in QUICK else [pytest.mark.slow]
    return slow + ([pytest.mark.xfail(reason=f"open: {told}", strict=False)] if told else [])


CASES = [pytest.param(name, marks=marks(name)) for name in LABELS]


def test_every_program_has_its_label() -> None:
    assert [folder.name for folder in FOLDERS] == ["000", "001", "002", "003"]
    programs = {f"{path.parent.name}/{path.stem}" for path in HERE.glob("*/*.py")}
    assert programs == set(LABELS)
    for name, label in LABELS.items():
        assert set(label) <= KEYS, name
        assert label.get("sound", False) is not bool(label.get("codes")), name
        lines = (HERE / f"{name}.py").read_text("utf-8").split("\n")
        assert all(lines[line - 1].strip() for line in label.get("lines", ())), name


def test_what_is_open_is_counted() -> None:
    assert sorted(name for name, label in LABELS.items() if "open" in label) == OPEN


@pytest.mark.parametrize("name", CASES)
def test_the_diagnosis(name: str) -> None:
    label = LABELS[name]
    report = examine(HERE / f"{name}.py")
    accusing = [finding for finding in report.findings if finding.accuses]
    if label.get("sound"):
        assert report.verdict == "sound"
        notes = " ".join(note.sentence("en") for note in report.notes)
        assert label.get("note", "") in notes
        assert report.network is not None
        assert report.network["bias"] == label.get("bias", report.network["bias"])
        return
    assert report.verdict == "faulty"
    first = accusing[0]
    assert first.code in label["codes"]
    assert first.span is not None
    assert set(range(first.span.line, first.span.end_line + 1)) & set(label["lines"])
