"""The head says what is known, and nothing that is not."""

from __future__ import annotations

import pytest

from clearprop.doctor.heading import described, head_lines
from clearprop.doctor.report import Report
from tests.unit.doctor.programs import NETWORK


@pytest.mark.parametrize(
    ("changes", "said", "unsaid"),
    [
        ({}, "learning rate 0.5", "SGD"),
        ({"optimizer": "Adam"}, "Adam", "SGD"),
        ({"learning_rate": None}, "biases trained", "learning rate"),
        ({"rate_changes": True}, "learning rate 0.5 at first", "SGD"),
        ({"loss": None}, "2-4-1", "error"),
        ({"bias": "none"}, "no biases", "trained"),
    ],
)
def test_what_was_understood(changes: dict[str, object], said: str, unsaid: str) -> None:
    parts = " · ".join(described({**NETWORK, **changes}, 4, 1000, "en"))
    assert said in parts
    assert unsaid not in parts


def test_chinese_has_no_english_words_but_code() -> None:
    network = NETWORK | {"activations": ["tanh", "identity"]}
    assert described(network, 4, None, "zh")[:2] == ["2-4-1，tanh、恒等函数", "半平方误差（对样本求和）"]


def test_a_long_name_stands_alone() -> None:
    lines = list(head_lines(Report("a" * 60, network=NETWORK), "en", 70))
    assert lines[0] == "a" * 60
    assert all(line.startswith("  ") for line in lines[1:])
