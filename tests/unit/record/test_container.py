"""Files are whole, of the right kind and of our own making, or they are refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from clearprop.errors import FileError
from clearprop.record.container import Content, kind_of, read_content, write_content

CONTENT = Content("network", {"layers": ["tanh"]}, {"W": np.arange(6.0).reshape(2, 3), "b": np.zeros(0)})


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "net.safetensors"
    write_content(path, CONTENT)
    return path


def test_content_comes_back(written: Path) -> None:
    back = read_content(written, "network")
    assert back.description == CONTENT.description
    assert {name: array.tolist() for name, array in back.arrays.items()} == {
        "W": [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]],
        "b": [],
    }


def test_every_single_flipped_bit_is_noticed(written: Path) -> None:
    whole = written.read_bytes()
    for position in range(len(whole)):
        for bit in (0, 3, 7):
            changed = bytearray(whole)
            changed[position] ^= 1 << bit
            written.write_bytes(changed)
            with pytest.raises(
                FileError, match=r"net\.safetensors (is damaged|is no clearprop file|was written in)"
            ):
                read_content(written, "network")


def test_every_truncation_is_noticed(written: Path) -> None:
    whole = written.read_bytes()
    for length in range(len(whole)):
        written.write_bytes(whole[:length])
        with pytest.raises(FileError, match=r"is damaged|is no clearprop file|is empty"):
            read_content(written, "network")


def test_a_longer_file_is_refused(written: Path) -> None:
    written.write_bytes(written.read_bytes() + b"more")
    with pytest.raises(FileError, match="is damaged"):
        read_content(written, "network")


@pytest.mark.parametrize(
    "text", [b"size,price\n1,2\n", b"PK\x03\x04 zip", b"\x80\x04\x95pickle", b"\xff" * 100]
)
def test_a_foreign_file_is_refused(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "m.safetensors").write_bytes(text)
    with pytest.raises(
        FileError, match=r"m.safetensors is no clearprop file. Give one that clearprop saved."
    ):
        read_content(tmp_path / "m.safetensors", "network")


@pytest.mark.parametrize("metadata", [None, {"format": "pt"}])
def test_a_safetensors_file_of_somebody_else_is_refused(
    tmp_path: Path, metadata: dict[str, str] | None
) -> None:
    save_file({"W": np.ones((2, 2))}, tmp_path / "m.safetensors", metadata=metadata)
    with pytest.raises(FileError, match=r"m.safetensors is no clearprop file"):
        read_content(tmp_path / "m.safetensors", "network")


def test_another_kind_is_refused_with_its_reader(written: Path) -> None:
    with pytest.raises(FileError, match=r"holds a network, but a run is needed. Use load to read it."):
        read_content(written, "run")


def test_a_later_format_is_refused(tmp_path: Path) -> None:
    save_file(
        {}, tmp_path / "m.safetensors", metadata={"format": "clearprop", "version": "9", "kind": "network"}
    )
    with pytest.raises(FileError, match=r"was written in the format '9'; this version of clearprop reads 1"):
        read_content(tmp_path / "m.safetensors", "network")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such file"):
        read_content(tmp_path / "none.safetensors", "network")


def test_equal_content_is_equal_bytes(tmp_path: Path) -> None:
    """So that a training with the same seed gives the same file, which anybody can compare."""
    arrays = {"a": np.arange(3.0), "b": np.ones((2, 2))}
    written = set()
    for number in range(8):
        path = tmp_path / f"{number}.safetensors"
        write_content(path, Content("network", {"width": 3, "name": "花"}, arrays))
        written.add(path.read_bytes())
    assert len(written) == 1
    assert read_content(path, "network").description == {"width": 3, "name": "花"}


def test_a_file_tells_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    write_content(path, Content("network", {"layers": []}, {"W": np.zeros((2, 3))}))
    assert kind_of(path) == "network"


def test_a_foreign_file_has_no_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_file({"W": np.zeros(2)}, path, metadata={"format": "pt"})
    with pytest.raises(FileError, match="is no clearprop file"):
        kind_of(path)
