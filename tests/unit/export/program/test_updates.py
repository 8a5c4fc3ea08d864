"""The update of a program: its settings, its state, and nothing that it does not use."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

import clearprop as cp
from clearprop.errors import SettingError
from clearprop.export.program.updates import (
    counts_steps,
    optimizer_settings,
    rule,
    update_arguments,
    update_functions,
)
from tests.unit.export.program.recipes import made


@pytest.mark.parametrize(
    ("optimizer", "settings", "arguments"),
    [
        (cp.SGD(0.5), ["learning_rate = 0.5"], []),
        (cp.SGD(0.5, momentum=0.9), ["learning_rate = 0.5", "momentum = 0.9"], ["m"]),
        (cp.SGD(0.5, momentum=0.9, nesterov=True), ["learning_rate = 0.5", "momentum = 0.9"], ["m"]),
        (cp.RMSProp(), ["learning_rate = 0.001", "decay = 0.99", "epsilon = 1e-08"], ["v"]),
        (
            cp.Adam(cp.StepDecay(1.0, factor=0.5, every=3)),
            ["beta1 = 0.9", "beta2 = 0.999", "epsilon = 1e-08"],
            ["m", "v", "t"],
        ),
    ],
)
def test_settings_and_state(optimizer: cp.SGD, settings: list[str], arguments: list[str]) -> None:
    recipe = made(optimizer=optimizer)
    assert optimizer_settings(recipe) == settings
    assert update_arguments(recipe) == ["parameters", "gradients", *arguments]
    assert counts_steps(recipe) == ("t" in arguments)


def test_plain_gradient_descent_is_as_short_as_can_be() -> None:
    (lines,) = update_functions(made())
    assert lines[2:] == [
        "    changed = dict(parameters)",
        "    for name, gradient in gradients.items():",
        "        changed[name] = parameters[name] - learning_rate * gradient",
        "    return changed",
    ]


def test_penalty_and_clipping_are_told() -> None:
    recipe = made(optimizer=cp.SGD(0.5, l2=0.1, clip_norm=2.0))
    assert [line.split("  #")[0] for line in optimizer_settings(recipe)] == [
        "learning_rate = 0.5",
        "l2 = 0.1",
        "clip_norm = 2.0",
    ]
    assert [lines[0] for lines in update_functions(recipe)] == [
        "def clip(gradients):",
        "def update(parameters, gradients):",
    ]


@dataclass(frozen=True)
class Mine(cp.SGD):
    pass


def test_an_optimizer_of_ones_own_is_refused() -> None:
    with pytest.raises(SettingError, match="of which no program text is known; those that can be written"):
        rule(Mine(0.1))
