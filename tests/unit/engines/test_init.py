"""Engines are found by name."""

from __future__ import annotations

import pytest

from clearprop.engines import ENGINES, engine, reference
from clearprop.errors import SettingError


def test_engines_are_found_by_name() -> None:
    assert engine("reference") is reference
    assert engine("auto").name in ENGINES
    assert all(engine(name).name == name for name in ENGINES)


def test_another_name_is_refused() -> None:
    with pytest.raises(SettingError) as caught:
        engine("warp")
    known = ", ".join(f'"{name}"' for name in ENGINES)
    assert str(caught.value) == f"engine is 'warp'; use \"auto\" or {known}."
