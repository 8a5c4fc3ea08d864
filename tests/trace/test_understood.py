"""The labelled programs, read: settings, numbers, next weights, and no equation that is falsely broken."""

from __future__ import annotations

import shutil
import tomllib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

import clearprop as cp

CORPUS = Path(__file__).parents[1] / "programs"
QUICK = {"as_short_as_it_gets", "flat_theta_views", "rmsprop_functions", "xor_flat_tanh"}
# The network that they train, or how, is none that can be read yet.
UNREAD = {
    "hex_letters_strings": "its inputs are put together from text",
    "scalar_graph_engine": "a graph of objects of single numbers computes it",
}
# What they do beside is more than our settings can say; a note says so.
BEYOND = {"nesterov_momentum", "huber_softplus", "backtracking_steps", "decoupled_decay_smoothed"}


def labels(name: str) -> dict:
    return tomllib.loads((CORPUS / name / "expected.toml").read_text(encoding="utf-8"))


def sound() -> list[str]:
    folders = [path.parent.name for path in sorted(CORPUS.glob("*/expected.toml"))]
    return [name for name in folders if labels(name)["sound"] and "network" in labels(name)]


@cache
def case_of(name: str) -> cp.Case:
    with TemporaryDirectory() as folder:
        copy = shutil.copytree(CORPUS / name, Path(folder) / name)
        return cp.read_program(next(copy.glob("program.*")))


def programs(but: set[str] | dict[str, str] = frozenset()) -> list[object]:
    return [
        pytest.param(name, id=name, marks=() if name in QUICK else pytest.mark.slow)
        for name in sound()
        if name not in UNREAD and name not in but
    ]


def test_the_exceptions_are_still_there() -> None:
    assert set(UNREAD) | BEYOND <= set(sound())


@pytest.mark.parametrize("name", programs())
def test_the_network_is_recognised_and_gives_the_programs_own_numbers(name: str) -> None:
    case, wanted = case_of(name), labels(name)["network"]
    assert case.network is not None, case.notes
    first = case.steps[0]
    close = 1e-9 if first.x.dtype == np.float64 else 1e-5
    if all(layer.mask is None for layer in first.layers):
        np.testing.assert_allclose(case.network(first.x), first.prediction, rtol=close, atol=close)
    assert case.network.sizes[-1] == wanted["sizes"][-1]
    assert [layer.activation.name for layer in case.network.layers][-1] == wanted["activations"][-1]


@pytest.mark.parametrize("name", programs(BEYOND))
def test_the_settings_are_those_that_the_label_names(name: str) -> None:
    case, wanted = case_of(name), labels(name)["network"]
    settings = case.settings
    assert settings is not None, case.notes
    assert settings.loss.name == wanted["loss"]
    optimizer = settings.optimizer
    kind = {"momentum": "SGD", "Nesterov": "SGD", "RMSprop": "RMSProp"}.get(
        wanted["optimizer"], wanted["optimizer"]
    )
    assert type(optimizer).__name__ == kind
    assert (getattr(optimizer, "momentum", 0) > 0) == (wanted["optimizer"] in ("momentum", "Nesterov"))
    n = len(case.steps[0].x)
    ours = optimizer.rate(1) / (n if settings.reduction == "mean" else 1)
    theirs = wanted["learning_rate"] / (n if wanted["reduction"] == "mean" else 1)
    if kind != "SGD":
        ours, theirs = optimizer.rate(1), wanted["learning_rate"]
    assert ours == pytest.approx(theirs, rel=1e-9)


@pytest.mark.parametrize("name", programs(BEYOND))
def test_our_step_gives_the_programs_own_next_weights(name: str) -> None:
    case = case_of(name)
    first, settings = case.steps[0], case.settings
    if any(layer.mask is not None for layer in first.layers):
        assert any(layer.dropout for layer in case.network.layers)
        return
    ours = cp.step(
        case.network,
        first.x,
        first.y,
        loss=settings.loss,
        optimizer=settings.optimizer,
        reduction=settings.reduction,
    )
    for own, seen in zip(ours.layers, first.layers, strict=True):
        np.testing.assert_allclose(own.W_new, seen.W_new, rtol=1e-9, atol=1e-9)
        if own.b_new is not None:
            np.testing.assert_allclose(own.b_new, seen.b_new, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", programs())
def test_no_equation_of_a_sound_program_is_called_broken(name: str) -> None:
    for step in case_of(name).steps:
        assert [str(check) for check in cp.reconcile(step).broken] == []
