"""Running generated programs in a process that knows nothing of clearprop, and comparing what they learn."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

import clearprop as cp
from clearprop.export import numpy_program
from clearprop.numerics.arrays import Array

_RUNNER = """
import runpy, sys, warnings
from pathlib import Path
import numpy as np
warnings.simplefilter("error")
for program in sorted(Path(sys.argv[1]).glob("*.py")):
    after = runpy.run_path(str(program), run_name="__main__")
    np.savez(program.with_suffix(".after.npz"), prediction=after["prediction"], **after["parameters"])
assert "clearprop" not in sys.modules
"""


class Case:
    """A network with data and settings, to be trained by clearprop and by the program."""

    def __init__(
        self, network: cp.Network, x: Any, y: Any, convention: str = "rows", **settings: Any
    ) -> None:
        self.network, self.x, self.y, self.convention = network, np.asarray(x), np.asarray(y), convention
        self.settings = {"epochs": 5, "rng": 3, "batch_size": None, **settings}

    def written(self, name: str = "program") -> Any:
        return numpy_program(
            self.network,
            x=self.x,
            y=self.y,
            convention=self.convention,
            lang="en",
            arrays_file=f"{name}.npz",
            **self.settings,
        )

    def trained(self) -> cp.Network:
        network, _ = cp.train(self.network, self.x, self.y, engine="reference", keep="none", **self.settings)
        return network


def largest_difference(case: Case, after: Mapping[str, Array]) -> float:
    """Of any parameter and of the prediction, relative to the largest number of its array."""
    network = case.trained()
    turned = case.convention == "columns"
    expected = {"prediction": network(case.x)}
    for number, layer in enumerate(network, start=1):
        expected[f"W{number}"] = layer.W
        if layer.b is not None:
            expected[f"b{number}"] = layer.b[:, None].T if turned else layer.b
    assert set(after) == set(expected)
    return max(_difference(after[name].T if turned else after[name], expected[name]) for name in expected)


def _difference(got: Array, expected: Array) -> float:
    assert got.shape == expected.shape
    assert got.dtype == expected.dtype
    assert np.isfinite(expected).all()
    size = float(np.abs(expected).max())
    return float(np.abs(got - expected).max()) / size if size else float(np.abs(got).max())


def run_all(folder: Path, cases: Mapping[str, Case]) -> dict[str, float]:
    """Write all programs into a folder, run them in one fresh process, and compare each with clearprop."""
    for name, case in cases.items():
        case.written(name).save(folder / f"{name}.py")
    run = subprocess.run(
        [sys.executable, "-I", "-c", _RUNNER, str(folder)], capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    differences = {}
    for name, case in cases.items():
        with np.load(folder / f"{name}.after.npz") as after:
            differences[name] = largest_difference(case, dict(after))
    return differences
