"""Worked cases from their folders: ``case.toml`` is what is computed, ``expected.json`` what comes out.

``worked.md`` says how each number was obtained; a number changes only together with it.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.testing import assert_allclose

import clearprop as cp

FOLDER = Path(__file__).parent
RELATIVE, ABSOLUTE = 1e-12, 1e-15  # of the start and of the first step
FIRST = 100  # updates that are compared where no tolerance is given for later ones


@dataclass(frozen=True)
class Case:
    """A network, its data and its settings, and the numbers that they must give.

    ``example`` names the ready example that this is, ``varied`` what is different from it; ``tolerance``
    is that of the states after many updates, absolute.
    """

    name: str
    title: str
    network: cp.Network
    x: np.ndarray[Any, Any]
    y: np.ndarray[Any, Any]
    loss: str
    reduction: str
    learning_rate: float
    batch_size: int | None
    tolerance: float | None
    example: str | None
    varied: tuple[str, ...]
    expected: dict[str, Any]

    @property
    def settings(self) -> dict[str, Any]:
        """What a step and a training have in common."""
        return {"loss": self.loss, "reduction": self.reduction, "optimizer": cp.SGD(self.learning_rate)}

    def batch(self, update: int) -> slice:
        """The rows of an update, counted from 0."""
        if self.batch_size is None:
            return slice(None)
        first = update * self.batch_size % len(self.x)
        return slice(first, first + self.batch_size)

    @property
    def updates_per_epoch(self) -> int:
        return 1 if self.batch_size is None else len(self.x) // self.batch_size

    def step(self, network: cp.Network, update: int = 0) -> cp.Step:
        rows = self.batch(update)
        return cp.step(network, self.x[rows], self.y[rows], **self.settings)

    def train(self, network: cp.Network, epochs: int, keep: str = "none") -> tuple[cp.Network, cp.Run]:
        order: dict[str, Any] = {"batch_size": self.batch_size, "shuffle": False, "rng": 0}
        return cp.train(network, self.x, self.y, epochs=epochs, keep=keep, **self.settings, **order)

    def advance(self, network: cp.Network, done: int, wanted: int) -> cp.Network:
        """Whole epochs by training, what is left of one by single steps."""
        while done % self.updates_per_epoch and done < wanted:
            network, done = network.after(self.step(network, done)), done + 1
        epochs = (wanted - done) // self.updates_per_epoch
        if epochs:
            network, done = self.train(network, epochs)[0], done + epochs * self.updates_per_epoch
        for update in range(done, wanted):
            network = network.after(self.step(network, update))
        return network

    def tolerance_after(self, update: int) -> dict[str, float]:
        if update <= 1:
            return {"rtol": RELATIVE, "atol": ABSOLUTE}
        assert self.tolerance is not None or update <= FIRST, f"{self.name}: {update} has no tolerance"
        return {"rtol": 0.0, "atol": 1e-12 if self.tolerance is None else self.tolerance}


def load(folder: Path) -> Case:
    """Read a case from its folder."""
    told = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    layers = [cp.Dense(**layer) for layer in told.pop("layers")]
    return Case(
        name=folder.name,
        title=told.pop("title"),
        network=cp.Network(layers),
        x=np.array(told.pop("x")),
        y=np.array(told.pop("y")),
        loss=told.pop("loss"),
        reduction=told.pop("reduction"),
        learning_rate=told.pop("learning_rate"),
        batch_size=told.pop("batch_size", None),
        tolerance=told.pop("tolerance", None),
        example=told.pop("example", None),
        varied=tuple(told.pop("varied", ())),
        expected=json.loads((folder / "expected.json").read_text(encoding="utf-8")),
        **told,  # a key that is not known
    )


CASES = {folder.name: load(folder) for folder in sorted(FOLDER.iterdir()) if (folder / "case.toml").exists()}


def network_after(case: Case, update: int) -> cp.Network:
    """The network that a case expects after so many updates; the states are compared elsewhere."""
    state = case.expected["after"][str(update)]
    pairs = zip(case.network, state["W"], state["b"], strict=True)
    return cp.Network([cp.Dense(W, b, layer.activation, layer.bias) for layer, W, b in pairs])


def having(key: str) -> list[str]:
    """The cases that expect something of this kind."""
    return [name for name, case in CASES.items() if key in case.expected]


def close(actual: Any, wanted: Any, what: str, *, rtol: float, atol: float) -> None:
    """Equal shapes, and numbers within a tolerance; never broadcast."""
    actual, wanted = np.asarray(actual), np.asarray(wanted)
    assert actual.shape == wanted.shape, f"{what} has shape {actual.shape}, not {wanted.shape}"
    assert_allclose(actual, wanted, rtol=rtol, atol=atol, err_msg=what)


def parameters_close(network: cp.Network, state: dict[str, Any], **tolerance: float) -> None:
    for number, (layer, W, b) in enumerate(zip(network, state["W"], state["b"], strict=True), start=1):
        close(layer.W, W, f"layer {number}, W", **tolerance)
        close(layer.b, b, f"layer {number}, b", **tolerance)
