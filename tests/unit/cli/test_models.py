"""A model that is none is refused with what would write one."""

from __future__ import annotations

from pathlib import Path

import pytest

import clearprop as cp
from clearprop.cli.models import read_model
from clearprop.cli.usage import Misuse
from clearprop.errors import FileError
from clearprop.examples import xor_2_4_1
from tests.unit.cli.running import run


def test_a_model_is_read(data: Path) -> None:
    run("train", "data.csv", "--target", "y", "--hidden", "2", "--epochs", "1")
    assert read_model("data.safetensors").target.name == "y"


def test_other_things_that_clearprop_saves(tmp_path: Path) -> None:
    net, recorded = xor_2_4_1.train(epochs=1)
    for kind, thing in (("network", net), ("run", recorded), ("step", xor_2_4_1.step())):
        cp.save(thing, f"{kind}.safetensors")
        with pytest.raises(Misuse) as caught:
            read_model(f"{kind}.safetensors")
        said = f"{kind}.safetensors holds a {kind}, not a model. Give a file that clearprop train wrote."
        assert caught.value.sentence("en") == said


def test_damaged_and_foreign_files_keep_their_own_sentences(data: Path) -> None:
    run("train", "data.csv", "--target", "y", "--hidden", "2", "--epochs", "1")
    whole = Path("data.safetensors").read_bytes()
    place = whole.index(b'"model"') + 3
    Path("flipped.safetensors").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    with pytest.raises(FileError, match="is damaged"):
        read_model("flipped.safetensors")
    with pytest.raises(FileError, match="is no clearprop file"):
        read_model("data.csv")
    with pytest.raises(FileError, match="there is no such file"):
        read_model("nothing.safetensors")
