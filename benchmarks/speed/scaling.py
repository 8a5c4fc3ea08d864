"""How time and memory grow with rows, width, depth and batch: one of them doubles, the others stay."""

from __future__ import annotations

import time
import tracemalloc
from typing import Any, NamedTuple

import numpy as np

import clearprop as cp

_START = {"rows": 2048, "width": 64, "depth": 2, "batch": 32}
_SIZES = {
    "rows": (512, 2048, 8192, 32768),
    "width": (16, 64, 256, 1024),
    "depth": (1, 2, 4, 8),
    "batch": (1, 8, 64, 512),
}


class Point(NamedTuple):
    """One size: seconds an epoch, and the memory that training allocates besides the data, in MiB."""

    grows: str
    size: int
    seconds: float
    mib: float


def points() -> list[Point]:
    """Every size, the best of three."""
    return [_point(grows, size) for grows, sizes in _SIZES.items() for size in sizes]


def _point(grows: str, size: int) -> Point:
    now = _START | {grows: size}
    rng = np.random.default_rng(0)
    x = rng.random((now["rows"], now["width"]), dtype=np.float32)
    y = rng.integers(0, 10, now["rows"])
    layers: list[Any] = [*((now["width"], "relu") for _ in range(now["depth"])), (10, "softmax")]
    net = cp.Network.create(now["width"], layers, initializer="he_uniform", rng=0, dtype="float32")
    given: dict[str, Any] = {"loss": "cross_entropy", "optimizer": cp.Adam(1e-3), "batch_size": now["batch"]}

    def train() -> float:
        started = time.process_time()
        cp.train(net, x, y, epochs=1, rng=0, keep="none", **given)
        return time.process_time() - started

    seconds = min(train() for _ in range(3))
    tracemalloc.start()
    train()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Point(grows, size, seconds, most / 2**20)
