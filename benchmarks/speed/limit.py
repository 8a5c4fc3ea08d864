"""The specialised C limit, compiled for this machine and for cases A and B alone."""

from __future__ import annotations

import ctypes
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
KERNEL = HERE.parents[1] / "src" / "clearprop" / "engines" / "compiled" / "kernel"
FLAGS = ["-O3", "-march=native", "-fno-math-errno", "-fno-trapping-math", "-shared", "-fPIC", "-w"]


def limit(
    case: str, x: np.ndarray, y: np.ndarray, parameters: list[np.ndarray]
) -> Callable[[int, float], np.ndarray]:
    """A function of (steps, learning rate) that gives the flat parameters after training."""
    n, inputs = x.shape
    vectors = -(-n // 4)
    rows = np.zeros((inputs, vectors * 4))
    rows[:, :n] = x.T
    targets, c = np.zeros(vectors * 4), np.zeros(vectors * 4)
    targets[:n], c[:n] = y[:, 0], 1 / n
    function = _compiled(case, inputs, vectors)

    def train(steps: int, rate: float) -> np.ndarray:
        flat = np.concatenate([array.ravel() for array in parameters])
        function(flat.ctypes, rows.ctypes, targets.ctypes, c.ctypes, steps, ctypes.c_double(rate))
        return flat

    return train


def _compiled(case: str, inputs: int, vectors: int) -> Callable[..., None]:
    library = Path(tempfile.mkdtemp()) / f"limit_{case}.so"
    sizes = [f"-DINPUTS={inputs}", f"-DVECTORS={vectors}", f"-DCASE_{case}", f"-I{KERNEL}"]
    subprocess.run(["gcc", *FLAGS, *sizes, str(HERE / "limit.c"), "-o", str(library), "-lm"], check=True)
    found = ctypes.CDLL(str(library)).limit
    found.argtypes = [ctypes.c_void_p] * 4 + [ctypes.c_long, ctypes.c_double]
    found.restype = None
    return found
