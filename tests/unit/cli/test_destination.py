"""A place that cannot be written to is refused before the work."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clearprop.cli.destination import check_writable, model_path
from clearprop.cli.usage import Misuse
from clearprop.errors import SettingError


def test_the_model_is_called_as_the_data_are_and_lies_here() -> None:
    assert model_path(None, "folder/flowers.csv") == Path("flowers.safetensors")
    assert model_path(None, "folder/..").suffix == ".safetensors"
    assert model_path("a b.safetensors", "x.csv") == Path("a b.safetensors")


@pytest.mark.parametrize(
    ("output", "better"),
    [
        ("m.json", "m.safetensors"),
        ("out/m", "out/m.safetensors"),
        ("", "model.safetensors"),
        (".", "model.safetensors"),
    ],
)
def test_another_kind_of_file_is_refused_with_a_better_name(output: str, better: str) -> None:
    with pytest.raises(Misuse) as caught:
        model_path(output, "x.csv")
    expected = f"-o {output}: a model is a .safetensors file, for example -o {Path(better)}"
    assert caught.value.sentence("en") == expected


def refusal(path: str, read: list[str]) -> str:
    with pytest.raises(SettingError) as caught:
        check_writable(Path(path), f"-o {path}", read)
    return str(caught.value)


def test_places_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert refusal("folder", []) == "-o folder: this is a folder. Give the name of a file in it."
    assert (
        refusal("no/a.csv", []) == "-o no/a.csv: there is no folder no. Create it, or write to another place."
    )
    long = "x" * 300
    assert refusal(long, []) == f"-o {long}: file name too long. Write to another place."


def test_what_is_read_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("a\n1\n", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("data.csv")
    for name in ("data.csv", "./data.csv", "link.csv"):
        assert refusal(name, ["m.safetensors", "data.csv"]) == (
            f"-o {name}: this file is read here and would be lost. Write to another one."
        )


def test_permission_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").touch(mode=0o400)
    if os.access("a.csv", os.W_OK):  # nothing is refused to the administrator, who stands in for others here
        monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "a.csv")
    assert refusal("a.csv", []) == "-o a.csv: permission is refused. Write to a place of your own."


def test_a_new_file_an_old_one_and_a_device_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "old.csv").touch()
    for name in ("new.csv", "old.csv", os.devnull):
        check_writable(Path(name), name)
