"""A cure is tried in a copy: the program's own folder is never written."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearprop.doctor import scratch
from clearprop.doctor.edits import Edit
from clearprop.doctor.scratch import TooLarge, edited_copy
from clearprop.trace.span import Span


@pytest.fixture
def program(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    (home / "data").mkdir(parents=True)
    (home / ".git").mkdir()
    (home / ".git" / "config").write_text("x", encoding="utf-8")
    (home / "data" / "table.csv").write_text("1,2\n", encoding="utf-8")
    (home / "helper.py").write_text("rate = 1\n", encoding="utf-8")
    (home / "big.bin").write_bytes(bytes(5000))
    path = home / "net.py"
    path.write_text("import helper\na = 1\n", encoding="utf-8")
    return path


def test_the_copy_has_the_edit_and_everything_beside_it(program: Path) -> None:
    before = {path: path.read_bytes() for path in program.parent.rglob("*") if path.is_file()}
    edit = Edit.of(Span(str(program), 2, 4, 2, 5), "2")
    edit += Edit.of(Span(str(program.parent / "helper.py"), 1, 7, 1, 8), "3")
    with edited_copy(program, edit) as there:
        assert there.read_text(encoding="utf-8") == "import helper\na = 2\n"
        assert (there.parent / "helper.py").read_text(encoding="utf-8") == "rate = 3\n"
        assert (there.parent / "data" / "table.csv").exists()
        assert not (there.parent / ".git").exists()
        (there.parent / "written.txt").write_text("x", encoding="utf-8")
    assert not there.exists()
    assert {path: path.read_bytes() for path in program.parent.rglob("*") if path.is_file()} == before


def test_of_a_large_folder_only_what_the_program_names_is_copied(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch, "MOST_BYTES", 2000)
    with edited_copy(program, Edit(())) as there:
        assert sorted(path.name for path in there.parent.iterdir()) == ["helper.py", "net.py"]
    program.write_text("import helper\nopen('big.bin')\n", encoding="utf-8")
    with pytest.raises(TooLarge, match="what the program reads"), edited_copy(program, Edit(())):
        raise AssertionError("a copy was made")


def test_an_edit_that_leaves_the_folder_is_refused(program: Path) -> None:
    edit = Edit.of(Span("/elsewhere/net.py", 1, 0, 1, 1), "x")
    with pytest.raises(ValueError, match="stands outside the folder"), edited_copy(program, edit):
        raise AssertionError("a copy was made")
