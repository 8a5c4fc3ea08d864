from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.trace.running.exchange import PART_BYTES, check_numbers, read_exchange, write_exchange


def test_every_kind_of_number_comes_back_to_the_bit(tmp_path: Path) -> None:
    arrays = {
        "float": np.array([[0.1, -0.0], [np.nan, np.inf]]),
        "single": np.array([1.5], np.float32),
        "truth": np.array([True, False, True]),
        "whole": np.arange(6)[::-2],
        "number": np.array(2.5),
        "nothing": np.zeros((3, 0)),
        "columns": np.arange(12.0).reshape(3, 4).T,
    }
    write_exchange(tmp_path / "file", {"said": "花"}, arrays)
    description, found = read_exchange(tmp_path / "file")
    assert description == {"said": "花"}
    for name, array in arrays.items():
        assert (found[name].dtype, found[name].shape) == (array.dtype, array.shape)
        assert found[name].tobytes() == array.tobytes()


def test_large_arrays_are_written_in_parts_whatever_way_they_lie(tmp_path: Path) -> None:
    rows = np.random.default_rng(0).random((3000, 1000))
    assert rows.nbytes > 2 * PART_BYTES
    write_exchange(tmp_path / "file", {}, {"rows": rows, "columns": rows.T, "some": rows[::2]})
    found = read_exchange(tmp_path / "file")[1]
    assert np.array_equal(found["rows"], rows)
    assert np.array_equal(found["columns"], rows.T)
    assert np.array_equal(found["some"], rows[::2])
    assert not found["rows"].flags.writeable


def test_equal_arrays_are_written_once_and_are_one_object(tmp_path: Path) -> None:
    one = np.random.default_rng(0).random((400, 100))
    other = one.copy()
    other[-1, -1] = 2.0
    arrays = {"a": one, "b": one.copy(), "c": one[:], "d": other, "e": one}
    write_exchange(tmp_path / "file", {}, arrays)
    found = read_exchange(tmp_path / "file")[1]
    assert found["a"] is found["b"] is found["c"] is found["e"]
    assert np.array_equal(found["d"], other)
    assert (tmp_path / "file").stat().st_size < 2 * one.nbytes + 2000


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(SettingError, match="object cannot be handed over"):
        check_numbers({"a": np.array([None])})


def test_a_file_without_room_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file.part").mkdir()
    with pytest.raises(OSError, match="file"):
        write_exchange(tmp_path / "file", {}, {})
    assert not (tmp_path / "file").exists()


def test_a_file_that_was_cut_is_refused(tmp_path: Path) -> None:
    write_exchange(tmp_path / "file", {}, {"a": np.arange(1000.0)})
    data = (tmp_path / "file").read_bytes()
    (tmp_path / "file").write_bytes(data[:-2000])
    with pytest.raises(ValueError, match="buffer"):
        read_exchange(tmp_path / "file")
