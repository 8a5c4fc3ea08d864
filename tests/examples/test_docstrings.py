"""Every example in a docstring runs, in the package as it is installed.

Names are collected from the installed modules, not from the files, because what was compiled while
installing is only found there.
"""

from __future__ import annotations

import doctest
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

import clearprop
from tests.examples.sessions import parse, run

FINDER = doctest.DocTestFinder(exclude_empty=True)


def modules() -> Iterator[ModuleType]:
    yield clearprop
    for found in pkgutil.walk_packages(clearprop.__path__, "clearprop."):
        needs_torch = found.name.rpartition(".")[2] in {"torch", "_torch", "to_torch", "from_torch"}
        if not found.name.endswith(".__main__") and not (needs_torch and find_spec("torch") is None):
            yield import_module(found.name)


def examples(module: ModuleType) -> list[doctest.DocTest]:
    return [test for test in FINDER.find(module, module.__name__) if test.examples]


ALL = [test for module in modules() for test in examples(module)]


@pytest.mark.parametrize("test", ALL, ids=[test.name.removeprefix("clearprop.") for test in ALL])
def test_a_docstring_example_runs(
    test: doctest.DocTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    failures = run(test)
    assert not failures, failures


def test_every_public_function_has_an_example() -> None:
    functions = {name: getattr(clearprop, name) for name in clearprop.__all__}
    assert [
        name
        for name, function in functions.items()
        if inspect.isfunction(function) and ">>>" not in (function.__doc__ or "")
    ] == []


def test_a_wrong_example_is_seen() -> None:
    assert "Expected:\n    3\nGot:\n    2" in run(parse(">>> 1 + 1\n3\n", "planted"))
    assert run(parse(">>> 1 / 3\n0.33333333\n", "planted"))
    assert run(parse(">>> (1 / 3, 'x')\n(0.3333333333333333, 'y')\n", "planted"))
    assert run(parse(">>> 10**12 + 1\n1000000000000\n", "planted"))


def test_the_last_digits_of_a_number_do_not_matter() -> None:
    assert not run(
        parse(">>> [1 / 3, -1e-9 / 3]\n[0.33333333333333337, -3.3333333333333330e-10]\n", "planted")
    )
