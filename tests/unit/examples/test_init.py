"""The ready examples are found, cost nothing until then, and a wrong name leads to the right one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import clearprop.examples as examples
from clearprop.errors import SettingError
from clearprop.examples.data_set import DataSet
from clearprop.examples.example import Example


@pytest.mark.parametrize("name", examples.NETWORKS)
def test_a_network_is_an_attribute_and_is_found_by_name(name: str) -> None:
    found = getattr(examples, name)
    assert isinstance(found, Example)
    assert found.name == name
    assert examples.find(name) is found


@pytest.mark.parametrize("name", examples.DATA_SETS)
def test_a_data_set_is_an_attribute_and_is_found_by_name(name: str) -> None:
    found = getattr(examples, name)
    assert isinstance(found, DataSet)
    assert found.name == name
    assert examples.data(name) is found


def test_the_public_names_are_whole() -> None:
    assert set(examples.__all__) == {*examples.NETWORKS, *examples.DATA_SETS, "find", "data"}
    assert dir(examples) == examples.__all__ == sorted(examples.__all__)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("xor_2_4", "xor_2_4_1"),
        ("XOR", "xor_2_4_1"),
        ("worked", "worked_2_2_2"),
        ("linear_221", "linear_2_2_1"),
    ],
)
def test_a_misspelt_example_is_led_to_the_right_one(wrong: str, right: str) -> None:
    with pytest.raises(
        SettingError, match=rf"no example '{wrong}'\. Did you mean {right}\? The examples are"
    ):
        examples.find(wrong)


def test_a_misspelt_data_set_is_led_to_the_right_one() -> None:
    with pytest.raises(
        SettingError, match=r"no data set 'irsi'\. Did you mean iris\? The data sets are iris, "
    ):
        examples.data("irsi")


@pytest.mark.parametrize("strange", ["", "quite another", "iris"])
def test_a_strange_name_is_refused_without_a_guess(strange: str) -> None:
    with pytest.raises(SettingError, match=rf"no example '{strange}'\. The examples are identity"):
        examples.find(strange)


def test_an_unknown_attribute_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'xor'"):
        _ = examples.xor  # type: ignore[attr-defined]  # and type checkers know it


def test_importing_the_folder_builds_nothing(tmp_path: Path) -> None:
    code = (
        "import sys, clearprop.examples; print(*sorted(m for m in sys.modules if m.startswith('clearprop.')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["clearprop._version", "clearprop.displays", "clearprop.examples"]
