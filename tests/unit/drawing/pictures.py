"""What the tests of pictures share: runs to draw, and a reader of PNG files that needs no library."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from clearprop.drawing import raster
from clearprop.drawing.history import History, read_history

# A machine for tests may have no font at all; then nothing can be said about words in a PNG image.
needs_fonts = pytest.mark.skipif(not raster._drawable("0"), reason="no font is installed")
needs_chinese_fonts = pytest.mark.skipif(not raster._drawable("损"), reason="no Chinese font is installed")


def run(
    loss: Any,
    smallest: Any = None,
    largest: Any = None,
    validation: Any = (),
    best: int | None = None,
    stopped: str = "",
    reduction: str = "mean",
) -> Any:
    """The part of a Run that a curve reads; without a range every example has the mean loss."""
    return SimpleNamespace(
        loss=loss,
        loss_min=loss if smallest is None else smallest,
        loss_max=loss if largest is None else largest,
        validation_loss=validation,
        best_epoch=best,
        stopped=stopped,
        settings=SimpleNamespace(loss="squared_error", reduction=reduction),
    )


def history(*given: Any, **more: Any) -> History:
    return read_history(run(*given, **more))


def losses(size: int) -> st.SearchStrategy[list[float]]:
    """Losses of one training: all of the same kind, from ordinary to absurd."""
    kinds = [
        st.floats(0.01, 10.0),
        st.floats(0.0, 1e-300),
        st.floats(0.0, 1.7e308),
        st.sampled_from([0.0, 0.25, 1.0]),
        st.integers(-30, 30).map(lambda power: float(f"1e{power}")),
    ]
    return st.one_of(*(st.lists(kind, min_size=size, max_size=size) for kind in kinds))


@st.composite
def runs(draw: st.DrawFn) -> Any:
    """Runs of 0 to 40 epochs, with and without a range, a validation, an end that is not finite."""
    size = draw(st.sampled_from([0, 1, 2, 3, 7, 40]))
    mean = np.array(draw(losses(size)))
    smallest = mean * draw(st.sampled_from([0.0, 0.1, 1.0]))
    largest = np.minimum(mean, 1e300) * draw(st.sampled_from([1.0, 30.0]))
    if draw(st.booleans()):
        smallest = largest = mean
    validation = draw(st.one_of(st.just([]), losses(size)))
    if size and draw(st.booleans()):
        mean[draw(st.integers(0, size - 1)) :] = draw(st.sampled_from([np.nan, np.inf]))
    return run(
        mean,
        smallest,
        np.maximum(largest, smallest),
        validation,
        best=draw(st.none() | st.integers(1, size)) if size else None,
        stopped=draw(st.sampled_from(["", "layer 2, z[0, 0] became inf (example 5) in epoch 31. " * 3])),
        reduction=draw(st.sampled_from(["mean", "sum"])),
    )


@dataclass(frozen=True)
class Pixels:
    """A decoded image: ``rgb`` is (height, width, 3), whole numbers from 0 to 255."""

    rgb: np.ndarray[Any, np.dtype[np.uint8]]

    @property
    def size(self) -> tuple[int, int]:
        return self.rgb.shape[1], self.rgb.shape[0]

    def has(self, colour: str) -> bool:
        """Whether some pixel has exactly this colour, ``"#1D2125"``."""
        wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
        return bool((self.rgb == wanted).all(axis=2).any())


def decode(png: bytes) -> Pixels:
    """Read a PNG file of 8 bits a channel, after the specification (W3C, PNG, third edition)."""
    width, height, channels, data = _unpack(png)
    step, above, rows = width * channels + 1, bytes(width * channels), []
    for start in range(0, len(data), step):
        above = _unfilter(data[start], data[start + 1 : start + step], above, channels)
        rows.append(above)
    return Pixels(np.frombuffer(b"".join(rows), np.uint8).reshape(height, width, channels)[..., :3])


def size(png: bytes) -> tuple[int, int]:
    """Check that a PNG file is whole, and give its size; much faster than decoding it."""
    width, height, channels, data = _unpack(png)
    assert len(data) == height * (1 + width * channels)
    return width, height


def _unpack(png: bytes) -> tuple[int, int, int, bytes]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        (length,), kind = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        chunks[kind] = chunks.get(kind, b"") + body
        at += 12 + length
    width, height, depth, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, b"IEND" in chunks) == (8, True)
    return width, height, {2: 3, 6: 4}[colour], zlib.decompress(chunks[b"IDAT"])


def _unfilter(kind: int, row: bytes, above: bytes, channels: int) -> bytes:
    """Undo the filter of one row; plain numbers are faster here than arrays of four."""
    if kind == 0:
        return row
    if kind == 2:
        return bytes((np.frombuffer(row, np.uint8) + np.frombuffer(above, np.uint8)).astype(np.uint8))
    done = bytearray(channels) + row  # what stands left of the row is 0
    corner = bytes(channels) + above
    for i, value in enumerate(row):
        left, over, diagonal = done[i], above[i], corner[i]
        guess = (left, 0, (left + over) // 2, _paeth(left, over, diagonal))[kind - 1]
        done[i + channels] = (value + guess) & 255
    return bytes(done[channels:])


def _paeth(left: int, over: int, diagonal: int) -> int:
    near_left, near_over, near_diagonal = (
        abs(over - diagonal),
        abs(left - diagonal),
        abs(left + over - 2 * diagonal),
    )
    if near_left <= near_over and near_left <= near_diagonal:
        return left
    return over if near_over <= near_diagonal else diagonal
