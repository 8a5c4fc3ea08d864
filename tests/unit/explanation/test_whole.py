"""The whole step: four phases, what stands before them, and what is not printed."""

from __future__ import annotations

import clearprop as cp
from clearprop.explanation.document import Matrix, NotPrinted, blocks
from clearprop.explanation.terminal.spans import written as told
from clearprop.explanation.whole import whole_step
from tests.unit.explanation.steps import WORKED, XOR, see, written


def texts(document: cp.Derivation) -> list[str]:
    return [told(each, document.lang) for each in document.subtitle]


def test_four_phases_in_order() -> None:
    document = whole_step(see(XOR))
    assert [(section.number, told(section.title, "en")) for section in document.sections] == [
        (1, "Forward"),
        (2, "Loss"),
        (3, "Backward"),
        (4, "Update"),
    ]
    assert told(document.title, "en") == "One training step, every number"
    assert told(document.aside, "en") == "step 1, 4 examples"
    assert told(document.key, "en") == "loss ≈ 0.549959 → 0.513309"


def test_the_head_says_how_to_read_it() -> None:
    assert texts(whole_step(see(XOR))) == [
        "2-4-1: sigmoid, sigmoid · half_squared_error, sum · SGD(1)",
        "Shown to 6 digits; = is exact, ≈ is rounded. Rows are examples: z = x W + b.",
    ]


def test_columns_are_announced_once_with_an_address() -> None:
    said = texts(whole_step(see(WORKED, convention="columns")))[1]
    assert said.endswith(
        "Columns are examples: z = W x + b. Rows and columns are swapped against the addresses: W[1, 0] is"
        " layer 1, W[0, 1]."
    )


def test_one_of_several_examples_is_announced() -> None:
    said = texts(whole_step(see(XOR, row=2)))[1]
    assert said.endswith("only example 2 of 4 is shown; gradients belong to all.")
    assert "only" not in texts(whole_step(see(WORKED, row=0)))[1]


def test_inputs_and_targets_stand_first() -> None:
    opening = whole_step(see(XOR)).opening
    assert [written(block.name) for block in opening if isinstance(block, Matrix)] == ["x", "y"]


def test_what_is_not_printed_is_said_with_the_command() -> None:
    document = whole_step(see(XOR, command="clearprop explain xor_2_4_1"))
    (last,) = (block for block in blocks(document) if isinstance(block, NotPrinted))
    assert told(last.what, "en") == "Not printed: da, slope."
    assert [code.text for _, code in last.commands] == [
        "clearprop explain xor_2_4_1 --form long",
        'clearprop explain xor_2_4_1 --at "layer 1, dW[0, 0]" --depth 9',
        "clearprop explain xor_2_4_1 -o step.html",
    ]
    (long,) = (block for block in blocks(whole_step(see(XOR, form="long"))) if isinstance(block, NotPrinted))
    assert long.what == ()
    assert len(long.commands) == 2
