from __future__ import annotations

import math
import sys

import pytest

from clearprop.errors import MissingExtraError
from clearprop.export.library import library


def test_a_library_that_is_there() -> None:
    assert library("math", "none", "a root") is math


def test_a_library_that_is_missing_is_said_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("onnx", "onnx.helper"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError) as caught:
        library("onnx.helper", "onnx", "an ONNX file")
    assert str(caught.value) == (
        "an ONNX file needs onnx, which is not installed. Run: pip install 'clearprop[onnx]'"
    )
