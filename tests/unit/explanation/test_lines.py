"""One line: formula, numbers, result; the readable formula unless it fails."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import clearprop as cp
from clearprop.explanation.lines import formula_aside, given, result, sign, worked, written
from clearprop.explanation.terminal.spans import written as told
from clearprop.formula.tree import Call, Entry, Number, Symbol
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, one_unit, random_step, see
from tests.unit.explanation.steps import written as formula


def line(step: cp.Step, address: str, **options: object) -> str:
    place = Address.parse(address)
    symbols = bool(options.pop("symbols", True))
    return formula(worked(see(step, place.layer, **options), place, symbols=symbols).equality)


def test_a_line_is_formula_numbers_result() -> None:
    assert (
        line(WORKED, "layer 1, dW[0, 0]") == "dW[0, 0] = x1 × delta[0, 0] = 0.05 × 0.00877135 ≈ 0.000438568"
    )
    assert line(WORKED, "layer 1, dW[0, 0]", symbols=False) == "dW[0, 0] = 0.05 × 0.00877135 ≈ 0.000438568"
    assert (
        line(WORKED, "layer 1, z[0, 0]", symbols=False) == "z[0, 0] = 0.05 × 0.15 + 0.1 × 0.2 + 0.35 = 0.3775"
    )


def test_digits_are_those_that_were_asked_for() -> None:
    assert line(WORKED, "layer 1, a[0, 0]", digits=3) == "h1 = σ(z[0, 0]) = σ(0.378) ≈ 0.593"
    assert line(WORKED, "layer 1, a[0, 0]", digits=9) == "h1 = σ(z[0, 0]) = σ(0.3775) ≈ 0.593269992"


def test_the_symbolic_form_puts_no_numbers_in() -> None:
    assert line(WORKED, "layer 1, z[0, 0]", form="symbolic") == "z[0, 0] = x1 × w1 + x2 × w2 + b1"


def test_another_name_is_written_once() -> None:
    assert line(WORKED, "layer 1, db[0]") == "db[0] = delta[0, 0] ≈ 0.00877135"
    assert line(WORKED, "layer 2, a_in[0, 0]") == "a_in[0, 0] = h1 ≈ 0.593270"
    assert line(WORKED, "layer 1, a_in[0, 0]") == "a_in[0, 0] = x1 = 0.05"


def test_a_formula_without_names_is_only_its_numbers() -> None:
    assert line(one_unit("relu", 0.5), "layer 1, slope[0, 0]") == "slope[0, 0] = 1"
    step = one_unit("tanh", 0.5, optimizer=cp.SGD(cp.StepDecay(0.1, factor=0.5, every=2)))
    assert line(step, "learning_rate") == "learning_rate = 0.1 × 0.5⁰ = 0.1"


def test_a_formula_that_lost_the_digits_is_not_taken() -> None:
    step = one_unit("sigmoid", 38.0)
    assert line(step, "layer 1, slope[0, 0]", symbols=False) == ("slope[0, 0] = σ(38) × σ(−38) ≈ 3.13913e-17")
    assert "a[0, 0]" not in line(step, "layer 1, slope[0, 0]")


def test_where_no_formula_gives_the_number_the_line_says_so() -> None:
    wrong = np.array(XOR.layers[0].z)
    wrong[3, 2] = 0.5
    step = replace(XOR, layers=(replace(XOR.layers[0], z=wrong), XOR.layers[1]))
    assert line(step, "layer 1, z[3, 2]", symbols=False).endswith("≠ 0.5")
    assert line(step, "layer 1, a[3, 2]", symbols=False) == "a[3, 2] = σ(0.5) ≠ 0.520164"


def test_a_readable_formula_is_kept_unless_another_keeps_more_digits() -> None:
    seen, left = see(WORKED), Entry(Symbol("a"), (), 1 / 3)
    readable = Call("near", (Number(1.0),), lambda x: 1 / 3 + 1e-12)
    other = Call("nearer", (Number(1.0),), lambda x: 1 / 3 + 5e-13)
    assert "near(1)" in formula(written(replace(seen, digits=13), left, [readable, other], None).equality)
    exact = Call("exact", (Number(1.0),), lambda x: 1 / 3)
    assert "exact(1)" in formula(written(replace(seen, digits=15), left, [readable, exact], None).equality)


def test_what_was_not_seen_is_said() -> None:
    step = replace(XOR, layers=(replace(XOR.layers[0], a_in=cp.NotObserved), XOR.layers[1]))
    found = worked(see(step), Address.parse("layer 1, z[3, 2]"))
    assert formula(found.equality) == "z[3, 2] ≈ 0.0807012"
    assert told(found.aside, "en") == "a_in was not observed, so this cannot be worked out"


def test_long_sums_say_what_they_leave_out() -> None:
    step = random_step((30, 2), n=1)
    found = worked(see(step), Address.parse("layer 1, z[0, 0]"))
    assert told(found.aside, "en") == "… is the sum of 25 more terms, none larger"
    assert formula(found.equality.parts[1]).endswith("+ …")


def test_a_line_knows_its_address_and_level() -> None:
    address = Address.parse("layer 1, z[3, 2]")
    found = worked(see(XOR), address, level=2, aside=("remark",))
    assert (found.address, found.level, found.aside) == (address, 2, ("remark",))


def test_the_loss_of_one_example_is_a_line() -> None:
    assert line(XOR, "loss, term 2", symbols=False) == "l[1] = 0.5 × (0.6475072 − 1)² ≈ 0.0621256"


def test_given_numbers_are_only_named() -> None:
    assert formula(given(see(WORKED), Address("W", (0, 0), 1)).equality) == "w1 = 0.15"


@pytest.mark.parametrize(("value", "shown"), [(0.15, "= 0.15"), (1 / 3, "≈ 0.333333"), (0.0, "= 0")])
def test_a_number_alone_says_whether_it_is_whole(value: float, shown: str) -> None:
    seen = see(WORKED)
    assert f"{sign(seen, value)} {formula(result(seen, value))}" == shown


def test_the_law_of_a_field_is_an_aside() -> None:
    assert told(formula_aside(see(XOR), Address("dW", (0, 2), 1)), "en") == "dW = xᵀ delta"
    assert formula_aside(see(XOR), Address("W", (0, 0), 1)) == ()


def test_sums_of_squares_are_explained_once() -> None:
    step = random_step((4, 5, 1), optimizer=cp.SGD(0.1, l2=0.01))
    found = worked(see(step), Address("penalty"))
    assert told(found.aside, "en") == "squares_W₁ is the sum of the squares of all numbers of that field"


def test_in_columns_numbers_stand_in_the_order_of_their_names() -> None:
    told_of = line(WORKED, "layer 1, dW[1, 0]", convention="columns")
    assert told_of == "dW[0, 1] = delta[0, 0] × x2 = 0.00877135 × 0.1 = 0.000877135"
