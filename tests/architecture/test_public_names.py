"""The public names: sorted, whole, importable, and said to type checkers exactly as they are."""

from __future__ import annotations

import ast
from types import ModuleType

import pytest

import clearprop
from tests.architecture.sources import PACKAGE, parse

HOMES: dict[str, str] = clearprop._HOMES


def told_to_type_checkers() -> dict[str, str]:
    """``{name: home}`` of the imports under ``if TYPE_CHECKING``."""
    blocks = [node for node in parse(PACKAGE / "__init__.py").body if isinstance(node, ast.If)][:1]
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    found = {}
    for node in imports:
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            found[alias.name] = whole if node.module == "clearprop" else str(node.module)
    return found


def test_the_list_is_sorted_and_has_no_name_twice() -> None:
    assert clearprop.__all__ == sorted(set(clearprop.__all__))


def test_the_list_is_whole() -> None:
    assert set(clearprop.__all__) == set(HOMES) | {"__version__"}
    assert dir(clearprop) == clearprop.__all__


@pytest.mark.parametrize("name", clearprop.__all__)
def test_a_public_name_is_there(name: str) -> None:
    value = getattr(clearprop, name)
    assert value is getattr(clearprop, name)
    assert isinstance(value, ModuleType | str) or (value.__doc__ or "").strip(), f"{name} has no docstring"


def test_type_checkers_are_told_the_same_names_from_the_same_homes() -> None:
    assert told_to_type_checkers() == HOMES


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'clearprop' has no attribute 'Netwrok'"):
        _ = clearprop.Netwrok  # type: ignore[attr-defined]  # and type checkers know it


@pytest.mark.parametrize("name", sorted(HOMES))
def test_no_folder_hides_a_public_name(name: str) -> None:
    """Importing ``clearprop.train`` would set the attribute ``train`` to the folder: the function is lost.

    A public name is therefore either the folder itself, or named differently from every folder and file.
    """
    hidden = (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").exists()
    assert not hidden or HOMES[name] == f"clearprop.{name}"


def test_the_version_is_one_literal() -> None:
    literals = [node.value for node in parse(PACKAGE / "_version.py").body if isinstance(node, ast.Assign)]
    assert [ast.literal_eval(value) for value in literals] == [clearprop.__version__]
