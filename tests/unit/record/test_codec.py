"""Only records, settings, numbers and arrays can be encoded; everything else is refused."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.record.codec import decode, encode
from clearprop.record.optimizers import SGD
from clearprop.record.schedules import StepDecay


def test_settings_are_words_and_numbers() -> None:
    optimizer = SGD(StepDecay(0.5, factor=0.1, every=3), momentum=0.9)
    data = encode(optimizer, {})
    assert data["is"] == "SGD"
    assert data["fields"]["momentum"] == 0.9
    assert data["fields"]["learning_rate"] == {
        "is": "StepDecay",
        "fields": {"initial": 0.5, "factor": 0.1, "every": 3},
    }
    assert decode(data, {}) == optimizer


def test_one_array_is_written_once() -> None:
    arrays: dict[str, np.ndarray] = {}
    array = np.ones(3)
    assert encode((array, array), arrays) == [{"is": "array", "name": "a0"}] * 2
    assert list(arrays) == ["a0"]


def test_numbers_that_json_does_not_know_come_back() -> None:
    back = decode(encode((float("inf"), float("-inf"), {"a": (1.5, None, True)}), {}), {})
    assert back == (float("inf"), float("-inf"), {"a": (1.5, None, True)})


def test_anything_else_is_refused() -> None:
    with pytest.raises(SettingError, match="a set cannot be written to a file"):
        encode({1, 2}, {})
