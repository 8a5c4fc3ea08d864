"""One file, one test file: ``numerics/affine.py`` is tested by ``tests/unit/numerics/test_affine.py``."""

from __future__ import annotations

from pathlib import PurePosixPath

from tests.architecture.sources import PACKAGE, ROOT, modules, name_of

UNIT = ROOT / "tests" / "unit"

# Without a test file of their own, and why.
UNTESTED = {
    "_version.py": "one literal, read by test_public_names",
    "__main__.py": "one line, run by test_readme",
}


def mirrored(name: str) -> str:
    """Where the tests of a file stand; a private ``_loss.py`` is tested by ``test_loss.py``."""
    path = PurePosixPath(name)
    return str(path.with_name(f"test_{path.name.lstrip('_')}"))


def expected() -> set[str]:
    names = {name_of(path) for path in modules() if path.name != "__init__.py"}
    return {mirrored(name) for name in names - set(UNTESTED)}


def allowed() -> set[str]:
    """A folder's ``__init__`` may have tests too: ``numerics/activations/test_init.py``."""
    folders = {name_of(path) for path in PACKAGE.rglob("__init__.py")}
    return {str(PurePosixPath(name).with_name("test_init.py")) for name in folders}


def present() -> set[str]:
    return {path.relative_to(UNIT).as_posix() for path in UNIT.rglob("test_*.py")}


def test_every_file_has_its_test_file() -> None:
    assert sorted(expected() - present()) == []


def test_every_unit_test_file_has_its_file() -> None:
    assert sorted(present() - expected() - allowed()) == []


def test_the_list_of_exceptions_is_not_older_than_the_tree() -> None:
    assert set(UNTESTED) <= {name_of(path) for path in modules()}
