from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from clearprop.errors import FileError
from clearprop.export.program.written import Program


def test_a_program_alone(tmp_path: Path) -> None:
    assert Program("print('δ')\n", "a.npz").save(tmp_path / "a.py") == (tmp_path / "a.py",)
    assert (tmp_path / "a.py").read_text(encoding="utf-8") == "print('δ')\n"
    assert not (tmp_path / "a.npz").exists()


def test_its_arrays_stand_beside_it(tmp_path: Path) -> None:
    program = Program("x\n", "numbers.npz", {"x": np.eye(2), "b1": np.ones(1)})
    assert program.save(tmp_path / "a.py") == (tmp_path / "a.py", tmp_path / "numbers.npz")
    with np.load(tmp_path / "numbers.npz") as arrays:
        assert {name: arrays[name].tolist() for name in arrays} == {"x": [[1, 0], [0, 1]], "b1": [1]}


def test_nothing_is_written_where_the_arrays_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a.npz").mkdir()
    with pytest.raises(FileError):
        Program("x\n", "a.npz", {"x": np.eye(2)}).save(tmp_path / "a.py")
    assert not (tmp_path / "a.py").exists()


def test_it_says_how_long_it_is_and_prints_itself() -> None:
    program = Program("a = 1\nb = 2\n", "a.npz", {"x": np.eye(2)})
    assert repr(program) == "Program(2 lines, a.npz beside it)"
    assert str(program) == program.text
