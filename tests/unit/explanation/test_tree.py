"""A number, what is in it, and so on: level by level, each address once."""

from __future__ import annotations

import clearprop as cp
from clearprop.explanation.tree import Tree, grown
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, one_unit, random_step, see, written

DW = Address.parse("layer 1, dW[0, 0]")


def told(tree: Tree) -> list[str]:
    return [written(line.equality.parts[0]) for line in tree.lines]


def test_a_level_at_a_time() -> None:
    assert told(grown(see(WORKED), DW, 1)) == ["dW[0, 0]"]
    assert told(grown(see(WORKED), DW, 2)) == ["dW[0, 0]", "delta[0, 0]"]
    third = ["dW[0, 0]", "delta[0, 0]", "delta₂[0, 0]", "delta₂[0, 1]", "h1"]
    assert told(grown(see(WORKED), DW, 3)) == third
    assert [line.level for line in grown(see(WORKED), DW, 3).lines] == [0, 1, 2, 2, 2]


def test_every_address_once_down_to_what_was_given() -> None:
    tree = grown(see(WORKED), DW, 50)
    assert tree.open == ()
    assert len(set(told(tree))) == len(told(tree)) == 12
    assert sorted(told(tree))[:3] == ["dW[0, 0]", "delta[0, 0]", "delta₂[0, 0]"]


def test_what_could_still_be_worked_out_is_open() -> None:
    assert [str(a) for a in grown(see(WORKED), DW, 2).open] == [
        "layer 2, delta[0, 0]",
        "layer 2, delta[0, 1]",
        "layer 1, a[0, 0]",
    ]


def test_too_many_lines_are_counted() -> None:
    step = random_step((3, 4, 4, 2), n=6)
    whole = grown(see(step), DW, 9)
    tree = grown(see(step), DW, 9, most=10)
    assert len(tree.lines) == 10
    assert tree.left_out > 0
    assert told(tree) == told(whole)[:10]


def test_the_law_stands_beside_the_first_line_of_its_kind() -> None:
    tree = grown(see(WORKED), DW, 3)
    assert [bool(line.aside) for line in tree.lines] == [True, True, True, False, True]


def test_the_loss_leads_to_the_examples() -> None:
    tree = grown(see(cp.examples.xor_2_4_1.step(), 2), Address("loss"), 2)
    assert told(tree) == ["loss", "l[0]", "l[1]", "l[2]", "l[3]"]


def test_numbers_without_address_have_their_lines_too() -> None:
    step = one_unit("tanh", 0.5, optimizer=cp.Adam(0.1, clip_norm=0.1))
    tree = grown(see(step), Address("update_W", (0, 0), 1), 1)
    assert told(tree) == ["update_W[0, 0]", "m_hat[0, 0]", "v_hat[0, 0]"]
    assert [str(address) for address in tree.open] == [
        "layer 1, state_after.m_W[0, 0]",
        "layer 1, state_after.v_W[0, 0]",
    ]
    assert told(grown(see(step), Address("clip_scale"), 3)) == ["clip_scale", "gradient_norm"]
