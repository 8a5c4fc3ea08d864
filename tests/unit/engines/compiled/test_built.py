"""Whether the kernel is here is said in words; a build of another version is not used."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from clearprop.engines import engine
from clearprop.engines.compiled import built

LOOP = "clearprop.engines.compiled.loop"


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    built.problem.cache_clear()
    yield
    built.problem.cache_clear()


def given(monkeypatch: pytest.MonkeyPatch, loop: Any) -> None:
    monkeypatch.setitem(sys.modules, LOOP, loop)


def test_without_the_kernel_it_says_so_and_auto_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, None)
    assert built.problem() == "it was not compiled at installation"
    assert engine("auto").name != "compiled"


def test_a_kernel_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(name: str) -> Any:
        raise ImportError("libm.so.6: wrong version")

    monkeypatch.setattr(built, "import_module", fails)
    assert built.problem() == "the compiled part fails: libm.so.6: wrong version"


def test_a_build_of_another_version_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, SimpleNamespace(BUILT_FOR=built.BUILT_FOR - 1))
    assert built.problem() == "it was compiled for another version; install clearprop again"
    built.problem.cache_clear()
    given(monkeypatch, SimpleNamespace(BUILT_FOR=built.BUILT_FOR))
    assert built.problem() is None


def test_where_it_was_built_it_is_used() -> None:
    if built.problem() is None:
        assert engine("auto").name == "compiled"
        assert built.fastest() in ("avx512", "avx2", "baseline")
        assert built.fastest(10) in ("avx2", "baseline")
    else:
        assert engine("auto").name != "compiled"
