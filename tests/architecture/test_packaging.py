"""What installing brings: every file that is read, the promised extras, and torch only when asked for."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from tests.architecture.sources import PACKAGE, ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
REQUIREMENT = re.compile(r"([A-Za-z0-9_.-]+)(?:\[([\w,-]+)\])?(.*)")


def packages(extra: str) -> set[str]:
    """What an extra installs, those of the extras that it names included."""
    found: set[str] = set()
    for requirement in EXTRAS[extra]:
        match = REQUIREMENT.fullmatch(requirement)
        assert match, requirement
        if match[1] == "clearprop":
            found.update(*(packages(other) for other in match[2].split(",")))
        else:
            found.add(match[1])
    return found


def test_the_required_dependencies_are_five() -> None:
    names = {REQUIREMENT.fullmatch(r)[1] for r in PROJECT["project"]["dependencies"]}  # type: ignore[index]
    assert names == {"numpy", "rich", "click", "Jinja2", "safetensors"}


def test_the_extras_are_the_promised_ones() -> None:
    promised = "sklearn frames plot web notebook onnx torch all test check docs test-all"
    assert list(EXTRAS) == promised.split()


@pytest.mark.parametrize("extra", EXTRAS)
def test_only_torch_and_test_all_bring_torch(extra: str) -> None:
    assert ("torch" in packages(extra)) == (extra in {"torch", "test-all"})


def test_all_is_everything_but_torch() -> None:
    parts = set(EXTRAS) - {"torch", "all", "test", "check", "docs", "test-all"}
    assert packages("all") == set().union(*map(packages, parts))
    assert packages("test-all") == set().union(*map(packages, EXTRAS))


def test_every_requirement_has_a_lower_bound() -> None:
    everything = [*PROJECT["project"]["dependencies"], *(r for extra in EXTRAS.values() for r in extra)]
    others = [r for r in everything if not r.startswith("clearprop[")]
    assert [r for r in others if not re.search(r"(>=|~=)\d", r)] == []


def test_every_data_file_is_installed() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["clearprop"]
    listed = {path for pattern in patterns for path in PACKAGE.glob(pattern)}
    # What is compiled is built where it is installed.
    made = {".py", ".pyc", ".so", ".pyd"}
    files = {p for p in PACKAGE.rglob("*") if p.is_file() and p.suffix not in made}
    assert sorted(str(p.relative_to(PACKAGE)) for p in files - listed) == []
    assert all(list(PACKAGE.glob(pattern)) for pattern in patterns)
