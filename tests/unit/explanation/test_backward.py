"""The backward pass: delta and gradients of every layer, from the loss down."""

from __future__ import annotations

import clearprop as cp
from clearprop.explanation.backward import backward_phase
from clearprop.explanation.document import Calculation, Matrix, Section, blocks
from clearprop.explanation.terminal.spans import written as told
from tests.unit.explanation.steps import WORKED, XOR, random_step, see, written
from tests.unit.explanation.test_forward import fields


def matrices(step: cp.Step, **options: object) -> dict[str, str]:
    found = (block for block in blocks(backward_phase(see(step, **options))) if isinstance(block, Matrix))
    return {str(block.address): told(block.aside, "en") for block in found}


def lines(step: cp.Step, **options: object) -> list[str]:
    found = (
        block for block in blocks(backward_phase(see(step, **options))) if isinstance(block, Calculation)
    )
    return [f"{written(line.equality)}   {told(line.aside, 'en')}".rstrip() for line in found]


def test_from_the_last_layer_to_the_first() -> None:
    section = backward_phase(see(XOR))
    assert [told(layer.title, "en") for layer in section.blocks if isinstance(layer, Section)] == [
        "Layer 2",
        "Layer 1",
    ]
    assert (section.number, told(section.aside, "en")) == (3, "loss → dW, db")
    assert [field for field in fields(section) if "layer 1" in field] == [
        "[layer 1, delta]",
        "layer 1, delta[3, 2]",
        "[layer 1, dW]",
        "layer 1, dW[0, 2]",
        "[layer 1, db]",
        "layer 1, db[2]",
    ]


def test_the_long_form_has_every_field() -> None:
    section = backward_phase(see(WORKED, form="long"))
    assert [f for f in fields(section) if f.startswith("[layer 1")] == [
        f"[layer 1, {field}]" for field in ("da", "slope", "delta", "dW", "db")
    ]


def test_shapes_stand_beside_products() -> None:
    assert matrices(XOR)["layer 1, delta"] == "(4, 1) (1, 4) → (4, 4)"
    assert matrices(XOR)["layer 1, dW"] == "(2, 4) (4, 4) → (2, 4)"
    assert matrices(XOR, convention="columns")["layer 1, delta"] == "(4, 1) (1, 4) → (4, 4)"
    step = random_step((3, 9, 2))
    assert matrices(step)["layer 1, dW"] == "(3, 5) (5, 9) → (3, 9)"
    assert matrices(step, convention="columns")["layer 1, dW"] == "(9, 5) (5, 3) → (9, 3)"
    assert matrices(step, convention="columns")["layer 1, delta"] == "(9, 2) (2, 5) → (9, 5)"


def test_a_mean_is_shown_as_the_mean_of_the_examples() -> None:
    step = random_step((2, 1), n=4)
    found = [line for line in lines(step) if line.endswith("the mean of what each example alone gives")]
    assert len(found) == 1
    alone = [4 * step.layers[0].a_in[row, 0] * step.layers[0].delta[row, 0] for row in range(4)]
    for value in alone:
        assert f"{abs(value):.5f}"[:6] in found[0]
    assert ") / 4 " in found[0]


def test_sums_weights_and_single_examples_have_no_such_mean() -> None:
    weighted = random_step((2, 1), n=2, example_weight=[1.0, 2.0])
    for step in (XOR, WORKED, weighted):
        assert not any("alone" in line for line in lines(step))


def test_a_layer_without_bias_has_no_gradient_of_it() -> None:
    step = cp.examples.leaky_3_4_1.step()
    assert not any("db" in field for field in fields(backward_phase(see(step))))
