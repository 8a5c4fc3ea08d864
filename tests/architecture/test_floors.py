"""The floors hold, and the contract that holds them would notice if they did not.

``lint-imports`` runs on the tree as it is, and on copies with one thing planted in each: an import that
goes up, an import between neighbours, and a module that has no floor.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, ROOT


def lint_imports(root: Path) -> tuple[int, str]:
    """Run the contract of ``root/pyproject.toml`` on ``root/src``."""
    command = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as main; sys.exit(main())",
        "--no-cache",
    ]
    run = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONWARNINGS": "ignore", "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tree to plant something in."""
    shutil.copytree(PACKAGE, tmp_path / "src" / "clearprop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(root: Path, module: str, source: str) -> None:
    path = root / "src" / "clearprop" / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{source}\n")


def test_the_floors_hold() -> None:
    code, said = lint_imports(ROOT)
    assert code == 0, said
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8").count("[[tool.importlinter.contracts]]")
    assert f"{contracts} kept, 0 broken" in said


@pytest.mark.parametrize(
    ("module", "source", "told"),
    [
        ("errors.py", "from clearprop.record import address", "clearprop.errors -> clearprop.record"),
        ("errors.py", "import clearprop.formula.tree", "clearprop.errors -> clearprop.formula.tree"),
        ("data/splits.py", "import clearprop.cli", "clearprop.data.splits -> clearprop.cli"),
        (
            "data/splits.py",
            "def late():\n    import clearprop.network",
            "clearprop.data.splits -> clearprop.network",
        ),
    ],
    ids=["up", "up by the whole name", "up to the top", "between neighbours, inside a function"],
)
def test_an_import_that_is_not_downward_is_refused(copy: Path, module: str, source: str, told: str) -> None:
    plant(copy, module, source)
    code, said = lint_imports(copy)
    assert code == 1
    assert told in said


def test_a_way_round_through_the_package_itself_is_refused(copy: Path) -> None:
    """``__init__`` names every floor, so a file that imports the package imports what is above it."""
    plant(copy, "record/address.py", "import clearprop")
    code, said = lint_imports(copy)
    assert code == 1
    assert "clearprop.record.address -> clearprop " in said


def test_a_module_without_a_floor_is_refused(copy: Path) -> None:
    plant(copy, "stray.py", "")
    code, said = lint_imports(copy)
    assert code == 1
    assert "clearprop.stray" in said


def test_every_folder_with_modules_is_a_package() -> None:
    """A folder without ``__init__.py`` is neither installed nor seen by the contract."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert sorted(str(f.relative_to(PACKAGE)) for f in folders if not (f / "__init__.py").exists()) == []
