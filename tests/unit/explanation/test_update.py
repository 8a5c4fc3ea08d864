"""The update: what the optimizer remembers and adds, the new parameters, what changed."""

from __future__ import annotations

import pytest

import clearprop as cp
from clearprop.explanation.document import Facts, Prose, Section, Table, blocks
from clearprop.explanation.terminal.spans import written as told
from clearprop.explanation.update import update_phase
from tests.unit.explanation.steps import WORKED, XOR, one_unit, random_step, see
from tests.unit.explanation.test_forward import fields


def of_layer(step: cp.Step, number: int = 1) -> list[str]:
    return [field for field in fields(update_phase(see(step))) if f"layer {number}" in field]


def test_plain_descent_has_the_new_parameters() -> None:
    section = update_phase(see(XOR))
    assert (section.number, told(section.title, "en"), told(section.aside, "en")) == (
        4,
        "Update",
        "W − 1 × dW",
    )
    assert of_layer(XOR) == [
        "[layer 1, W_new]",
        "layer 1, W_new[0, 2]",
        "[layer 1, b_new]",
        "layer 1, b_new[2]",
    ]


def test_fixed_biases_are_not_updated() -> None:
    assert not any("b_new" in field for field in of_layer(WORKED))


@pytest.mark.parametrize(
    ("optimizer", "shown"),
    [
        (cp.SGD(0.1, momentum=0.9), ["state_after.m_W", "W_new"]),
        (cp.RMSProp(0.1), ["state_after.v_W", "update_W", "W_new"]),
        (cp.Adam(0.1), ["state_after.m_W", "state_after.v_W", "update_W", "W_new"]),
        (cp.SGD(0.1, l2=0.1), ["g_W", "W_new"]),
        (cp.SGD(0.1, clip_norm=0.1), ["g_W", "W_new"]),
    ],
)
def test_what_the_optimizer_does_is_shown(optimizer: cp.SGD, shown: list[str]) -> None:
    step = one_unit("tanh", 0.5, optimizer=optimizer)
    assert [f"[layer 1, {field}]" for field in shown] == [
        f for f in of_layer(step) if f.startswith("[") and "_b" not in f and "b_" not in f
    ]


def test_adam_has_its_corrected_means_behind_the_update() -> None:
    step = one_unit("tanh", 0.5, optimizer=cp.Adam(0.1))
    found = fields(update_phase(see(step)))
    place = found.index("layer 1, update_W[0, 0]")
    assert found[place + 1 : place + 3] == ["None", "None"]


def test_schedule_and_clipping_come_first() -> None:
    optimizer = cp.SGD(cp.StepDecay(0.1, factor=0.5, every=2), clip_norm=0.1)
    found = fields(update_phase(see(one_unit("tanh", 0.5, optimizer=optimizer))))
    assert found[:3] == ["learning_rate", "clip_scale", "None"]


def test_a_layer_that_is_not_trained_says_so() -> None:
    net = cp.Network([cp.Dense([[2.0]], [0.5], "tanh", trainable=False), cp.Dense([[1.0]], None)])
    step = cp.step(net, [[0.5]], [[0.25]], loss="squared_error", optimizer=cp.SGD(0.1))
    layer = update_phase(see(step)).blocks[0]
    assert isinstance(layer, Section)
    (said,) = layer.blocks
    assert isinstance(said, Prose)
    assert told(said.text, "en") == "Layer 1 is not trained: what the gradients say is not used."


def test_the_long_form_has_the_update_too() -> None:
    found = fields(update_phase(see(XOR, form="long")))
    assert "[layer 1, update_W]" in found


def test_it_ends_in_what_changed() -> None:
    section = update_phase(see(random_step()))
    kinds = [type(block) for block in blocks(section)]
    assert Table in kinds
    assert Facts in kinds
