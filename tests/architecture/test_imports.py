"""What importing costs: NumPy and the standard library at most, seen in fresh processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPORT = """
tops = {name.partition(".")[0] for name in set(sys.modules) - before}
foreign = tops - set(sys.stdlib_module_names) - {"clearprop"}
made_up = ("__editable__", "cython_runtime", "_cython_")  # by an editable install, and by numpy.random
print(*sorted(name for name in foreign if not name.startswith(made_up)), file=sys.stderr)
print("importlib.metadata" in sys.modules, file=sys.stderr)
"""


# What clearprop requires, and what that loads in turn; rich looks for attrs too, and loads it if it is there.
REQUIRED = {"numpy", "rich", "click", "jinja2", "safetensors"}
REQUIRED |= {"markupsafe", "pygments", "markdown_it", "mdurl", "attr"}


def loaded(code: str, folder: Path) -> tuple[set[str], bool]:
    """Foreign packages that ``code`` loads, and whether it reads package metadata."""
    program = f"import sys\nbefore = set(sys.modules)\n{code}\n{REPORT}"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    names, metadata = run.stderr.splitlines()
    return set(names.split()), metadata == "True"


def test_import_clearprop_loads_numpy_at_most(tmp_path: Path) -> None:
    packages, metadata = loaded("import clearprop", tmp_path)
    assert packages <= {"numpy"}
    assert not metadata


def test_no_public_name_loads_an_optional_package(tmp_path: Path) -> None:
    code = "import clearprop\nfor name in clearprop.__all__: getattr(clearprop, name)"
    packages, _ = loaded(code, tmp_path)
    assert packages <= REQUIRED


@pytest.mark.parametrize(
    ("words", "allowed"),
    [(["--help"], {"click"}), (["--version"], {"click", "numpy"}), (["train", "--help"], REQUIRED)],
    ids=["help", "version", "help of a command"],
)
def test_asking_for_help_is_cheap(words: list[str], allowed: set[str], tmp_path: Path) -> None:
    code = (
        f"from clearprop.cli import main\ntry: main({words!r})\nexcept SystemExit as end: assert not end.code"
    )
    packages, metadata = loaded(code, tmp_path)
    assert packages <= allowed | {"colorama"}  # which click needs on Windows
    assert not metadata


def test_a_loaded_package_is_seen(tmp_path: Path) -> None:
    assert loaded("import click, importlib.metadata", tmp_path) == ({"click"}, True)
