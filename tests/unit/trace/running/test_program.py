from __future__ import annotations

import json
from pathlib import Path

import pytest

from clearprop.trace.running.program import Program
from tests.trace.watching import watch


def test_a_file_is_one_unit(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("x = 1.5 * 2\n")
    program = Program(path, watch("").hooks)
    assert [code.co_filename for code in program.units()] == [str(path)]
    assert program.texts[str(path)].text == "x = 1.5 * 2\n"


def test_a_notebook_is_one_unit_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    cells = [{"cell_type": "code", "source": source} for source in ("x = 1", "%ls\ny = x")]
    path.write_text(json.dumps({"cells": cells}))
    program = Program(path, watch("").hooks)
    assert [code.co_filename for code in program.units()] == [f"{path}, cell 1", f"{path}, cell 2"]
    assert program.hooks.notes == ['cell 2, line 1: "%ls" was left out']


def test_what_python_refuses_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("def f():\n    x = 1\n    global x\n")
    with pytest.raises(SyntaxError, match="global declaration"):
        list(Program(path, watch("").hooks).units())
