from __future__ import annotations

import json
from pathlib import Path

from clearprop import read_program


def test_a_notebook_runs_cell_after_cell(tmp_path: Path) -> None:
    sources = [
        "%matplotlib inline\nimport numpy as np\nW = np.ones((2, 2))",
        "print(W.sum())",
        "W @ np.ones(3)",
    ]
    cells = [{"cell_type": "code", "source": source} for source in sources]
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": cells}))
    case = read_program(tmp_path / "a.ipynb")
    assert case.stdout == "4.0\n"
    assert case.exception is not None
    assert case.exception.span is not None
    assert (case.exception.span.cell, case.exception.span.line) == (3, 1)
    assert case.exception.operands[0].shape == (2, 2)


def test_what_is_registered_for_the_end_runs_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import atexit\natexit.register(print, 'bye')\nprint('hello')\n")
    assert read_program(tmp_path / "a.py").stdout == "hello\nbye\n"


def test_an_exit_with_a_sentence_says_it(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import sys\nsys.exit('no data')\n")
    case = read_program(tmp_path / "a.py")
    assert (case.stderr, case.status, case.exception) == ("no data\n", 1, None)


def test_how_a_program_ended_is_known_even_where_its_analysis_is_ended(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import warnings\nwarnings.warn('odd')\nx = 1.5 / 0\n")
    (tmp_path / "deadly.py").write_text(
        "import os, signal\ndef f(traced): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    case = read_program(tmp_path / "a.py", analyses=(f"{tmp_path / 'deadly.py'}:f",))
    assert case.exception is not None
    assert case.exception.kind == "ZeroDivisionError"
    assert [each.message for each in case.warnings] == ["odd"]
    assert case.notes == ("what was recorded was not analysed to its end, for want of time or of memory",)
    assert (case.seconds, dict(case.analyses)) == (None, {})


def test_an_analysis_that_fails_says_so_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1.5\n")
    (tmp_path / "bad.py").write_text("def f(traced): raise MemoryError('too large')\n")
    case = read_program(tmp_path / "a.py", analyses=(f"{tmp_path / 'bad.py'}:f",))
    assert any("bad.py:f failed (MemoryError: too large" in note for note in case.notes)
