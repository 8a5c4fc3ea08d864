"""The forward pass and the loss, phase by phase."""

from __future__ import annotations

from dataclasses import replace

import clearprop as cp
from clearprop.explanation.document import Calculation, Matrix, MatrixEquation, Prose, Section, blocks
from clearprop.explanation.forward import forward_phase, loss_phase
from clearprop.explanation.terminal.spans import written as told
from tests.unit.explanation.steps import WORKED, XOR, random_step, see


def fields(section: Section) -> list[str]:
    """The fields of a section, matrices by name, lines by address."""
    found = []
    for block in blocks(section):
        if isinstance(block, Matrix | MatrixEquation):
            found.append(f"[{block.address}]")
        elif isinstance(block, Calculation):
            found.append(str(block.address))
    return found


def test_every_layer_has_its_parameters_sums_and_activations() -> None:
    assert fields(forward_phase(see(XOR))) == [
        "[layer 1, W]",
        "[layer 1, b]",
        "[layer 1, z]",
        "layer 1, z[3, 2]",
        "[layer 1, a]",
        "layer 1, a[3, 2]",
        "[layer 2, z]",
        "layer 2, z[3, 0]",
        "[layer 2, a]",
        "layer 2, a[3, 0]",
    ]


def test_one_example_has_every_entry_worked_out() -> None:
    assert fields(forward_phase(see(WORKED)))[:6] == [
        "[layer 1, z]",
        "layer 1, z[0, 0]",
        "layer 1, z[0, 1]",
        "[layer 1, a]",
        "layer 1, a[0, 0]",
        "layer 1, a[0, 1]",
    ]


def test_a_layer_without_bias_has_none() -> None:
    assert "[layer 1, b]" not in fields(forward_phase(see(cp.examples.leaky_3_4_1.step())))


def test_dropped_units_are_shown() -> None:
    net = cp.Network(
        [cp.Dense([[1.0, 2.0]], [0.0, 0.0], "tanh", dropout=0.5), cp.Dense([[1.0], [1.0]], None)]
    )
    step = cp.step(net, [[0.5]], [[0.25]], loss="squared_error", optimizer=cp.SGD(0.5), rng=3)
    assert "[layer 1, mask]" in fields(forward_phase(see(step)))


def test_the_phases_are_numbered_and_say_what_leads_where() -> None:
    forward, loss = forward_phase(see(XOR)), loss_phase(see(XOR))
    assert (forward.number, told(forward.title, "en"), told(forward.aside, "en")) == (1, "Forward", "x → a")
    assert (loss.number, told(loss.title, "en"), told(loss.aside, "en")) == (2, "Loss", "a, y → loss")
    assert [told(layer.title, "en") for layer in forward.blocks if isinstance(layer, Section)] == [
        "Layer 1",
        "Layer 2",
    ]


def test_the_loss_of_a_batch_has_one_example_worked_out() -> None:
    assert fields(loss_phase(see(XOR))) == ["loss", "loss, term 4"]
    assert fields(loss_phase(see(XOR, row=1))) == ["loss", "loss, term 2"]
    assert fields(loss_phase(see(WORKED))) == ["loss"]


def test_a_penalty_is_worked_out_and_explained() -> None:
    section = loss_phase(see(random_step(optimizer=cp.SGD(0.1, l2=0.01))))
    assert fields(section)[-1] == "penalty"
    assert isinstance(section.blocks[-1], Prose)


def test_what_was_not_seen_ends_a_layer_with_a_sentence() -> None:
    step = replace(XOR, layers=(replace(XOR.layers[0], delta=cp.NotObserved), XOR.layers[1]))
    (said,) = forward_phase(see(step)).blocks[0].blocks  # type: ignore[attr-defined]
    assert told(said.text, "en") == "delta was not observed, so this cannot be worked out"
