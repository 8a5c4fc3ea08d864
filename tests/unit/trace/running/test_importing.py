from __future__ import annotations

import sys
from pathlib import Path

from clearprop.trace.running.importing import Beside, Watching, uncover
from tests.trace.watching import watch


def test_only_modules_of_the_programs_own_folder_are_rewritten(tmp_path: Path) -> None:
    hooks = watch("").hooks
    hooks.stopped = False
    (tmp_path / "own.py").write_text("x = 1\n")
    beside = Beside(tmp_path, hooks, {})
    found = beside.find_spec("own", [str(tmp_path)])
    assert found is not None
    assert isinstance(found.loader, Watching)
    assert beside.find_spec("json", None) is None


def test_packages_installed_inside_the_folder_are_not_the_programs_own(tmp_path: Path) -> None:
    beside = Beside(tmp_path, watch("").hooks, {})
    (tmp_path / "env").mkdir()
    (tmp_path / "env" / "pyvenv.cfg").touch()
    assert beside.is_own(str(tmp_path / "layers.py"))
    assert not beside.is_own(str(tmp_path / "env" / "lib" / "layers.py"))
    assert not beside.is_own(str(tmp_path / "site-packages" / "layers.py"))
    assert not beside.is_own(None)


def test_modules_that_the_program_has_too_are_forgotten(tmp_path: Path) -> None:
    (tmp_path / "colorsys.py").touch()
    kept = sys.modules.pop("colorsys", None)
    import colorsys

    uncover(tmp_path, frozenset())
    assert "colorsys" not in sys.modules
    sys.modules["colorsys"] = kept or colorsys


def test_modules_of_python_itself_stay(tmp_path: Path) -> None:
    (tmp_path / "sys.py").touch()
    uncover(tmp_path, frozenset({"sys"}))
    assert "sys" in sys.modules
