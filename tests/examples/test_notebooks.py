"""The notebooks of ``examples/notebooks`` are those of their sources, run, and show their objects."""

from __future__ import annotations

import json
import re
import runpy
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.sources import ROOT

FOLDER = ROOT / "examples" / "notebooks"
NOTEBOOKS = {
    path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.ipynb"))
}


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def source(cell: Any) -> str:
    return "".join(cell["source"])


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in code(notebook) for output in cell["outputs"]]


def test_there_is_one_for_each_network_in_each_language() -> None:
    stems = ["01_identity", "02_linear", "03_leaky", "04_worked", "05_xor"]
    assert list(NOTEBOOKS) == [f"{stem}.{lang}.ipynb" for stem in stems for lang in ("en", "zh")]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_is_stored_executed_and_every_object_shows_itself(name: str) -> None:
    notebook = NOTEBOOKS[name]
    counts = [cell["execution_count"] for cell in code(notebook)]
    assert counts == list(range(1, len(counts) + 1))
    shown = outputs(notebook)
    assert {output["output_type"] for output in shown} <= {"execute_result", "stream"}
    assert not [output for output in shown if " object at 0x" in json.dumps(output)]
    rich = [output for output in shown if {"text/html", "image/svg+xml"} & set(output.get("data", ()))]
    assert len(rich) >= 4


def test_both_languages_hold_the_same_code() -> None:
    for name, notebook in NOTEBOOKS.items():
        other = NOTEBOOKS[re.sub(r"\.(en|zh)\.", lambda m: {"en": ".zh.", "zh": ".en."}[m[1]], name)]
        ours = [source(cell).replace('"zh"', '"en"') for cell in code(notebook)]
        assert ours == [source(cell).replace('"zh"', '"en"') for cell in code(other)]
        assert [c["cell_type"] for c in notebook["cells"]] == [c["cell_type"] for c in other["cells"]]


@pytest.mark.parametrize("name", [name for name in NOTEBOOKS if ".zh." in name])
def test_chinese_has_its_own_punctuation(name: str) -> None:
    said = "\n".join(source(cell) for cell in NOTEBOOKS[name]["cells"] if cell["cell_type"] == "markdown")
    assert re.findall(r".?[\u4e00-\u9fff][?:,;!]|[?:,;!][\u4e00-\u9fff].?", said) == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_what_is_told_works_in_a_notebook(name: str) -> None:
    shown = json.dumps([output.get("data", {}) for output in outputs(NOTEBOOKS[name])])
    assert re.findall(r"--(?:depth|at|form)\b|clearprop explain -", shown) == []


@pytest.mark.slow
@pytest.mark.skipif(
    find_spec("nbclient") is None, reason="nbclient is not installed: scripts/test-all runs it"
)
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_runs_and_shows_the_same_kinds_of_things(name: str, tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "make_notebooks.py"))
    made = script["executed"](script["notebooks"]()[name], tmp_path)
    assert [source(cell) for cell in made.cells] == [source(cell) for cell in NOTEBOOKS[name]["cells"]]
    kinds = [sorted(output.get("data", {"stream": ""})) for output in outputs(made)]
    assert kinds == [sorted(output.get("data", {"stream": ""})) for output in outputs(NOTEBOOKS[name])]
