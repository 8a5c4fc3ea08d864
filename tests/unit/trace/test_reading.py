from __future__ import annotations

from pathlib import Path

import pytest

from clearprop.errors import FileError, SettingError
from clearprop.trace.reading import read_program


def test_a_program_is_run_in_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import os, sys\nprint(os.getcwd(), sys.argv, __name__, __file__)\n")
    case = read_program(tmp_path / "a.py")
    assert case.stdout == f"{tmp_path} ['a.py'] __main__ {tmp_path}/a.py\n"
    assert (case.exception, case.limits, case.status) == (None, (), 0)
    assert case.program == tmp_path / "a.py"


def test_a_named_analysis_is_made_where_the_program_ran(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1.5 * 2\n")
    (tmp_path / "b.py").write_text("def look(traced):\n    return {'x': traced.namespace['x']}\n")
    name = f"{tmp_path}/b.py:look"
    assert read_program(tmp_path / "a.py", analyses=(name,)).analyses == {name: {"x": 3.0}}


def test_an_analysis_that_fails_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    case = read_program(tmp_path / "a.py", analyses=("no.such:thing",))
    assert any("no.such:thing failed" in note for note in case.notes)


def test_other_kinds_of_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1,2\n")
    with pytest.raises(FileError, match="does not look like a Python program"):
        read_program(tmp_path / "a.csv")


def test_no_time_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="time_limit is 0; give a number of seconds above 0"):
        read_program(tmp_path / "a.py", time_limit=0)
