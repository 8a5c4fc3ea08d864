"""A training in the kernel: what it leaves alone, and what is said where it cannot be."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

import clearprop as cp
from clearprop.engines import compiled
from clearprop.engines.compiled import built
from clearprop.numerics.activations import Relu
from tests.parity.engines import UNRECORDED, use

built_here = pytest.mark.skipif(built.problem() is not None, reason="the kernel was not compiled here")
DATA = {"x": [[0.0], [1.0]], "y": [[0.5], [1.0]], "loss": "squared_error", "optimizer": cp.SGD(0.1), "rng": 0}


class MyRelu(Relu):
    """Twice as steep."""

    def value(self, z: np.ndarray) -> np.ndarray:
        return 2 * super().value(z)

    def derivative(self, z: np.ndarray) -> np.ndarray:
        return 2 * super().derivative(z)


@built_here
def test_what_the_kernel_does_not_know_is_computed_all_the_same_and_told() -> None:
    net = cp.Network([cp.Dense([[1.0]], [0.5], MyRelu())])
    ours, run = cp.train(net, **DATA, epochs=5, engine="compiled")
    theirs, _ = cp.train(net, **DATA, epochs=5, engine="reference")
    assert cp.same(ours, theirs)
    assert len(run.notes) == 1
    assert "does not know the activation relu of layer 1" in run.notes[0]


def test_where_it_was_not_compiled_the_steps_are_computed_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(built, "problem", lambda: "it was not compiled at installation")
    _, run = cp.train(cp.Network([cp.Dense([[1.0]])]), **DATA, epochs=5, engine="compiled")
    assert run.epochs == 5
    assert "it was not compiled at installation" in run.notes[0]


@built_here
def test_the_arithmetic_of_the_process_stays_as_it_is() -> None:
    """A library built with -ffast-math would flush tiny numbers to zero from its loading on, everywhere."""
    code = (
        "import numpy as np; from clearprop.engines.compiled import loop\n"
        "tiny = np.array([5e-324, 1e-310]); print((tiny * 1.0).tolist(), float(tiny[1]) / 2 > 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[5e-324, 1e-310] True"


@built_here
@pytest.mark.parametrize("engine", [name for name in UNRECORDED if name.startswith("compiled")])
def test_nothing_that_was_given_is_written_to(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    x, y, weight = rng.normal(size=(9, 4))[:, ::2], rng.normal(size=(9, 1)), np.ones(9)
    before = [array.copy() for array in (x, y, weight)]
    net = cp.Network.create(2, [(3, "tanh"), (1, "identity")], rng=1)
    numbers = net.layers[0].W.copy()
    trained, _ = cp.train(
        net, x, y, loss="huber", optimizer=cp.Adam(0.1), epochs=9, batch_size=4, example_weight=weight,
        engine=use(engine, monkeypatch), keep="none",
    )  # fmt: skip
    assert [np.array_equal(a, b) for a, b in zip((x, y, weight), before, strict=True)] == [True] * 3
    assert np.array_equal(net.layers[0].W, numbers)
    assert not np.array_equal(trained.layers[0].W, numbers)
    with pytest.raises(ValueError, match="read-only"):
        trained.layers[0].W[0, 0] = 1.0


@built_here
def test_the_engine_says_its_name() -> None:
    assert compiled.name == "compiled"
    _, run = cp.train(cp.Network([cp.Dense([[1.0]])]), **DATA, epochs=5)
    assert (run.engine, run.settings.engine, run.notes) == ("compiled", "compiled", ())
