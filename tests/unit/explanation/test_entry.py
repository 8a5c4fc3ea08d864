"""The explanation of one number: title, origin, paths, and what the step does with it."""

from __future__ import annotations

import pytest

import clearprop as cp
from clearprop.explanation.document import Legend, NotPrinted, Paths, Prose, blocks, calculations
from clearprop.explanation.entry import explained
from clearprop.explanation.terminal.spans import written as told
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, one_unit, random_step, see, written


def explain(step: cp.Step, address: str, depth: int = 2, **options: object) -> cp.Derivation:
    return explained(see(step, **options), Address.parse(address), depth)


def titles(document: cp.Derivation) -> list[str]:
    return [told(section.title, "en") for section in document.sections]


def test_a_gradient_has_three_parts() -> None:
    document = explain(WORKED, "layer 1, dW[0, 0]")
    assert told(document.title, "en") == "layer 1, dW[0, 0] ≈ 0.000438568"
    assert told(document.aside, "en") == "∂loss/∂w1, step 1"
    assert told(document.subtitle[0], "en") == "how the loss changes when w1 = layer 1, W[0, 0] = 0.15 grows"
    assert titles(document) == ["Where it comes from", "The same by paths", "What the step does with it"]


def test_a_gradient_of_a_batch_is_named_by_its_index() -> None:
    document = explain(XOR, "layer 1, dW[0, 2]")
    assert told(document.aside, "en") == "∂loss/∂W[0, 2], step 1"
    assert told(document.subtitle[0], "en") == "how the loss changes when layer 1, W[0, 2] ≈ 0.205527 grows"


def test_any_other_number_comes_from_somewhere() -> None:
    document = explain(WORKED, "layer 1, a[0, 0]")
    assert titles(document) == ["Where it comes from"]
    assert (told(document.aside, "en"), told(document.subtitle[0], "en")) == ("step 1", "activation")
    assert told(explain(WORKED, "loss").title, "en") == "loss ≈ 0.298371"


def test_a_parameter_was_given_and_leads_to_its_gradient() -> None:
    document = explain(WORKED, "layer 1, W[0, 0]")
    assert titles(document) == [
        "Where it comes from",
        "Its gradient",
        "The same by paths",
        "What the step does with it",
    ]
    (said, *_) = (block for block in blocks(document) if isinstance(block, Prose))
    assert told(said.text, "en") == "It was given to this step, not computed."
    assert titles(explain(WORKED, "x[0, 0]")) == ["Where it comes from"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("layer 1, dW[0, 0]", "The gradient is above 0, so w1 goes down: from 0.15 to 0.149781."),
        ("layer 2, dW[0, 1]", "The gradient is below 0, so w7 goes up: from 0.5 to 0.511301."),
    ],
)
def test_the_direction_is_said(address: str, said: str) -> None:
    *_, last = blocks(explain(WORKED, address))
    assert isinstance(last, Prose)
    assert told(last.text, "en") == said


def test_no_direction_is_said_where_nothing_moves_or_momentum_decides() -> None:
    *_, last = blocks(explain(WORKED, "layer 1, db[0]"))
    assert not isinstance(last, Prose)
    net, x, y = cp.Network([cp.Dense([[1.0]], None)]), [[1.0]], [[0.0]]
    optimizer = cp.SGD(0.9, momentum=0.9)
    settings = {"loss": "half_squared_error", "optimizer": optimizer}
    first = cp.step(net, x, y, **settings)
    second = cp.step(net.after(first), x, [[0.5]], **settings, state=first.state_after)
    gradient, moved = second["layer 1, dW[0, 0]"], second["layer 1, update_W[0, 0]"]
    assert gradient < 0 > moved
    *_, last = blocks(explain(second, "layer 1, dW[0, 0]"))
    assert not isinstance(last, Prose)


def test_the_legend_says_what_names_stand_for_and_how_to_see_more() -> None:
    (found,) = (block for block in blocks(explain(WORKED, "layer 1, dW[0, 0]")) if isinstance(block, Legend))
    assert [f"{written(name)} = {address}" for name, address in found.names] == [
        "x1 = x[0, 0]",
        "delta₂ = layer 2, delta",
        "w5 = layer 2, W[0, 0]",
        "w7 = layer 2, W[0, 1]",
        "h1 = layer 1, a[0, 0]",
    ]
    assert told(found.deeper, "en") == "deeper: depth=4"


def test_states_are_called_by_short_names_that_are_explained() -> None:
    step = one_unit("tanh", 0.5, optimizer=cp.SGD(0.1, momentum=0.5))
    (found,) = (block for block in blocks(explain(step, "layer 1, W_new[0, 0]")) if isinstance(block, Legend))
    names = {written(name): str(address) for name, address in found.names}
    assert names["m_W_new"] == "layer 1, state_after.m_W"
    assert names["m_W"] == "layer 1, state_before.m_W"


def test_all_the_way_down_nothing_is_left_to_see() -> None:
    (found,) = (
        block for block in blocks(explain(WORKED, "layer 1, z[0, 0]", 9)) if isinstance(block, Legend)
    )
    assert found.deeper == ()


def test_the_symbolic_form_multiplies_no_paths() -> None:
    document = explain(WORKED, "layer 1, dW[0, 0]", form="symbolic")
    assert not any(isinstance(block, Paths) for block in blocks(document))
    assert all(len(line.equality.parts) == 2 for line in calculations(document))


def test_lines_that_are_too_many_are_counted() -> None:
    step = random_step((4, 6, 6, 6, 3), n=8)
    told_of = [
        block for block in blocks(explain(step, "layer 1, dW[0, 0]", 9)) if isinstance(block, NotPrinted)
    ]
    assert len(told_of) == 1
    assert told(told_of[0].what, "en").endswith("more numbers of this depth are not worked out here.")
    small = blocks(explain(WORKED, "layer 1, dW[0, 0]", 20))
    assert not any(isinstance(block, NotPrinted) for block in small)
