"""A field as it stands, and one entry of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

import clearprop as cp
from clearprop.explanation.document import Calculation, Matrix, MatrixEquation
from clearprop.explanation.fields import Focus, exists, focus, letter, matrix, spelt, worked_matrix
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, random_step, see, written


def lines(step: cp.Step, address: str, chosen: Focus, **options: object) -> list[str]:
    place = Address.parse(address)
    found = spelt(see(step, place.layer, **options), place, chosen)
    return [str(line.address) for line in found if isinstance(line, Calculation)]


def test_one_number_is_followed_through_the_step() -> None:
    assert focus(see(XOR), 1) == Focus(3, 2, 0)
    assert focus(see(XOR), 2) == Focus(3, 0, 0)
    assert focus(see(XOR, row=1), 1) == Focus(1, 2, 1)


def test_a_unit_that_the_loss_does_not_feel_is_passed_over() -> None:
    delta = np.zeros((4, 4))
    delta[3, 1] = 1.0
    step = replace(XOR, layers=(replace(XOR.layers[0], delta=delta), XOR.layers[1]))
    assert focus(see(step), 1).unit == 1
    silent = replace(XOR, layers=(replace(XOR.layers[0], delta=0 * delta), XOR.layers[1]))
    assert focus(see(silent), 1).unit == 2


def test_what_nobody_saw_or_what_is_not_there_does_not_exist() -> None:
    seen = see(cp.examples.leaky_3_4_1.step())
    assert not exists(seen, Address("b", layer=1))
    assert exists(seen, Address("W", layer=1))
    unseen = replace(XOR, layers=(replace(XOR.layers[0], z=cp.NotObserved), XOR.layers[1]))
    assert not exists(see(unseen), Address("z", layer=1))


def test_a_field_stands_with_its_law() -> None:
    found = matrix(see(XOR), Address("dW", layer=1), ("remark",))
    assert written(found.name) == "dW"
    assert found.formula is not None
    assert written(found.formula) == "xᵀ delta"
    assert (found.aside, str(found.address)) == (("remark",), "layer 1, dW")
    assert matrix(see(XOR), Address("x"), with_law=False).formula is None
    assert written(letter(see(XOR), Address("a", layer=2))) == "a₂"


def test_a_small_product_has_all_its_numbers_and_a_large_one_its_result() -> None:
    W, b, z, x = Address("W", layer=1), Address("b", layer=1), Address("z", layer=1), Address("x")
    for step, kinds in ((WORKED, [MatrixEquation]), (XOR, [Matrix, Matrix])):
        seen = see(step)
        terms = (((letter(seen, x), x, False), (letter(seen, W), W, False)), ((letter(seen, b), b, False),))
        given = (matrix(seen, W, with_law=False),)
        assert [type(block) for block in worked_matrix(seen, z, terms, given)] == kinds


def test_one_chosen_example_is_never_a_matrix_equation() -> None:
    seen = see(WORKED, row=0)
    z, x, W = Address("z", layer=1), Address("x"), Address("W", layer=1)
    terms = (((letter(seen, x), x, False), (letter(seen, W), W, False)),)
    assert [type(block) for block in worked_matrix(seen, z, terms, ())] == [Matrix]


def test_all_units_of_one_example_and_one_of_a_batch() -> None:
    assert lines(WORKED, "layer 1, a", Focus(0, 1, 0)) == ["layer 1, a[0, 0]", "layer 1, a[0, 1]"]
    assert lines(XOR, "layer 1, a", Focus(3, 2, 0)) == ["layer 1, a[3, 2]"]
    assert lines(XOR, "layer 1, a", Focus(1, 2, 0), row=1) == [f"layer 1, a[1, {k}]" for k in range(4)]


def test_parameters_have_one_entry_each() -> None:
    chosen = Focus(3, 2, 1)
    for field in ("dW", "W_new", "g_W", "update_W"):
        assert lines(XOR, f"layer 1, {field}", chosen) == [f"layer 1, {field}[1, 2]"]
    assert lines(XOR, "layer 1, db", chosen) == ["layer 1, db[2]"]
    shared = cp.examples.worked_2_2_2(bias="shared").step()
    assert lines(shared, "layer 1, db", Focus(0, 1, 0)) == ["layer 1, db[0]"]


def test_wide_layers_have_one_entry() -> None:
    step = random_step((3, 9, 1), n=1)
    assert lines(step, "layer 1, z", Focus(0, 2, 0)) == ["layer 1, z[0, 2]"]
