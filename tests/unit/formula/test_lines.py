"""A printed line gives its printed result, in every alphabet, to whoever recomputes it."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from clearprop.formula.arithmetic import magnitude
from clearprop.formula.latex import latex
from clearprop.formula.lines import Line, printed, put_in
from clearprop.formula.mathml import mathml
from clearprop.formula.precision import FLOAT32
from clearprop.formula.tree import (
    Call,
    Entry,
    Equality,
    Expression,
    Negative,
    Number,
    Power,
    Printed,
    Product,
    Quotient,
    Sum,
    Symbol,
    Total,
    Transpose,
    evaluate,
)
from clearprop.formula.unicode import unicode
from tests.unit.formula.reading import Read, from_latex, from_mathml, from_unicode, read_line

WRITERS: dict[str, Callable[[Expression], str]] = {
    "terminal": lambda line: from_unicode(unicode(line)),
    "page": lambda line: from_unicode(unicode(line, powers="×")),
    "latex": lambda line: from_latex(latex(line)),
    "mathml": lambda line: from_mathml(mathml(line)),
}


# Functions are known to some 16 digits: a value that lies so near to the middle between two results of few
# digits rounds to either of them.
UNSURE = Fraction(1, 10**14)


def entry(value: float, name: str = "a") -> Entry:
    return Entry(Symbol(name), (0, 0), value)


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z > -700 else math.exp(z)


# Formulas of the kind that networks are made of, with the float arithmetic of a program.

SHORT = st.builds(lambda n, places: n / 10**places, st.integers(-999, 999), st.integers(0, 3))
LONG = st.floats(-4, 4)
WIDE = st.builds(lambda m, e: m * 10.0**e, st.floats(0.1, 1), st.integers(-12, 9))
LEAVES = st.one_of(SHORT, LONG, WIDE).map(entry) | st.sampled_from([Number(0.5), Number(2.0), Number(1.0)])


def grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    parts = st.lists(inner, min_size=1, max_size=4).map(tuple)
    divisor = LEAVES.filter(lambda leaf: abs(evaluate(leaf)) > 1e-12)
    return st.one_of(
        parts.map(Sum),
        parts.map(Product),
        inner.map(Negative),
        st.builds(Quotient, inner, divisor),
        inner.map(lambda base: Power(base, Number(2.0))),
        LEAVES.map(lambda leaf: Call("sigmoid", (leaf,), sigmoid)),
        LEAVES.map(lambda leaf: Call("tanh", (leaf,), math.tanh)),
        LEAVES.map(lambda leaf: Power(Call("abs", (leaf,), abs), Number(0.5))),
        inner.map(lambda z: Call("relu", (z,), lambda z: max(z, 0.0))),
        inner.map(lambda z: Call("leaky_relu(0.01)", (z,), lambda z: z if z > 0 else 0.01 * z)),
        parts.map(lambda values: Call("max", values, lambda *values: max(values))),
    )


FORMULAS: st.SearchStrategy[Expression] = st.recursive(LEAVES, grown, max_leaves=8)


def line_of(formula: Expression, digits: int = 6) -> tuple[Line, float]:
    result = evaluate(formula)
    assume(abs(result) < 1e30)
    return put_in(formula, result, digits), result


def read_both_sides(text: str) -> tuple[Read, Read, str]:
    (numbers, result), (sign,) = read_line(text)
    return numbers, result, sign


def last_place(result: Fraction, digits: int) -> Fraction:
    """The unit of the last of the digits of a printed result; whole digits are always printed below 10⁷."""
    if result == 0:
        return Fraction(1)
    order = 0
    while abs(result) >= Fraction(10) ** (order + 1):
        order += 1
    while abs(result) < Fraction(10) ** order:
        order -= 1
    exponent = order - digits + 1
    return Fraction(10) ** (min(exponent, 0) if order < 7 and digits >= 6 else exponent)


@pytest.mark.parametrize("medium", sorted(WRITERS))
@given(formula=FORMULAS)
def test_every_printed_line_recomputes_its_printed_result(medium: str, formula: Expression) -> None:
    line, result = line_of(formula)
    numbers, shown_result, sign = read_both_sides(WRITERS[medium](line.equality()))
    assert sign == line.relation != "≠"
    assert shown_result.exact
    gap = abs(numbers.value - shown_result.value)
    if sign == "=":
        assert numbers.exact
        assert gap == 0
    else:
        assert not (numbers.exact and gap == 0)
        unsure = 0 if numbers.exact else Fraction(magnitude(formula)) * UNSURE
        assert line.kept == 0 or gap <= last_place(shown_result.value, line.kept) / 2 + unsure
    if line.kept == 6:
        unit = last_place(shown_result.value, 6)
        assert abs(shown_result.value - Fraction(result)) <= unit / 2 + 4 * Fraction(math.ulp(result))


# Its value is 0.125, halfway between 0.12 and 0.13, and no program that takes the root knows on which side.
HALFWAY = Power(Product((Power(Call("abs", (entry(0.5),), abs), Number(0.5)), Number(0.5))), Number(2.0))


@given(formula=FORMULAS, digits=st.integers(2, 12))
@example(formula=HALFWAY, digits=2)
@example(formula=Negative(HALFWAY), digits=2)
def test_lines_recompute_with_any_number_of_digits(formula: Expression, digits: int) -> None:
    line, _ = line_of(formula, digits)
    numbers, shown_result, sign = read_both_sides(WRITERS["terminal"](line.equality()))
    assert sign != "≠"
    gap = abs(numbers.value - shown_result.value)
    assert (gap == 0 and numbers.exact) == (sign == "=")
    unsure = 0 if numbers.exact else Fraction(magnitude(formula)) * UNSURE
    assert line.kept == 0 or gap <= last_place(shown_result.value, line.kept) / 2 + unsure


@given(formula=FORMULAS)
def test_no_line_has_more_digits_than_it_needs(formula: Expression) -> None:
    line, result = line_of(formula)
    assume(line.kept == 6 and result)
    longest = max((len(number.number.as_tuple().digits) for number in leaves(line.numbers)), default=0)
    if longest > 7:
        fewer = read_line(WRITERS["terminal"](printed(formula, longest - 1)))[0][0]
        printed_result = Fraction(line.result.number)
        assert abs(fewer.value - printed_result) >= last_place(printed_result, 6) / 2


def leaves(formula: Expression) -> list[Printed]:
    match formula:
        case Printed():
            return [formula]
        case Sum(parts) | Product(parts) | Call(arguments=parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case Quotient(left, right) | Power(left, right):
            return [*leaves(left), *leaves(right)]
        case Negative(operand):
            return leaves(operand)
    raise AssertionError(formula)


@given(formula=FORMULAS, part=st.sampled_from([5e-4, -5e-4, 1.0, -2.0]))
def test_a_result_that_is_wrong_by_one_part_in_two_thousand_is_caught(
    formula: Expression, part: float
) -> None:
    result = evaluate(formula)
    assume(1e-30 < abs(result) < 1e30)
    assume(magnitude(formula) < 1e6 * abs(result))  # beyond that, rounding explains as much
    wrong = put_in(formula, result * (1 + part), 6)
    assert wrong.relation == "≠"
    assert wrong.numbers == printed(formula, 6)


# Lines of the five systems, as people know them.


def text_of(formula: Expression, result: float, digits: int = 6) -> str:
    return unicode(put_in(formula, result, digits).equality())


def test_a_sum_of_short_decimals_is_exact() -> None:
    z = Sum((entry(0.05) * entry(0.15), entry(0.1) * entry(0.2), entry(0.35)))
    assert text_of(z, evaluate(z)) == "0.05 × 0.15 + 0.1 × 0.2 + 0.35 = 0.3775"


def test_a_function_of_an_exact_number_is_rounded() -> None:
    a = Call("sigmoid", (entry(0.3775),), sigmoid)
    assert text_of(a, sigmoid(0.3775)) == "σ(0.3775) ≈ 0.593270"


def test_numbers_put_in_carry_what_the_result_needs() -> None:
    dW = entry(0.5932699921071872) * entry(0.13849856162855698)
    assert text_of(dW, 0.08216704056423077) == "0.59326999 × 0.13849856 ≈ 0.0821670"


def test_negative_numbers_after_a_sign_stand_in_brackets() -> None:
    delta = (
        (entry(0.13849856162855698) * entry(0.4) + entry(-0.03809823651655623) * entry(0.5))
        * entry(0.5932699921071872)
        * (Number(1) - entry(0.5932699921071872))
    )
    assert text_of(delta, 0.008771354689486937) == (
        "(0.13849856 × 0.4 + (−0.038098237) × 0.5) × 0.59326999 × (1 − 0.59326999) ≈ 0.00877135"
    )


def test_an_update_is_rounded_where_it_is() -> None:
    W_new = entry(0.2055267521432675) - entry(1.0) * entry(0.010900095)
    assert text_of(W_new, 0.2055267521432675 - 0.010900095) == "0.205527 − 1 × 0.0109001 ≈ 0.194627"


def test_zero_and_one_are_exact_through_functions() -> None:
    assert text_of(Call("sigmoid", (entry(0.0),), sigmoid), 0.5) == "σ(0) = 0.5"
    assert text_of(Call("sigmoid", (entry(40.0),), sigmoid), 1.0) == "σ(40) ≈ 1"
    assert text_of(Call("relu", (entry(-0.3),)), 0.0) == "relu(−0.3) = 0"


def test_an_exact_result_may_come_from_rounded_numbers() -> None:
    third = 1 / 3
    assert text_of(entry(third) * Number(3), 1.0) == "0.333333 × 3 ≈ 1"
    assert text_of(entry(third) + entry(2 / 3), 1.0) == "0.333333 + 0.666667 = 1"


# What rounding in the record has eaten.


def test_a_result_shows_only_the_digits_that_the_numbers_can_give() -> None:
    a, b = 0.1 + 0.2, 0.30000000000012
    line = put_in(entry(0.1) + entry(0.2) - entry(b), a - b)
    assert line.kept < 6
    assert line.relation in ("=", "≈")
    numbers, result, _ = read_both_sides(WRITERS["terminal"](line.equality()))
    assert abs(numbers.value - result.value) <= last_place(result.value, line.kept) / 2


def test_digits_before_the_point_can_be_lost_too() -> None:
    formula = entry(1e22 + 3 * 2.0**21) - entry(1e22)
    line = put_in(formula, evaluate(formula))
    assert unicode(line.equality()) == "1.0000000000000006e+22 − 1e+22 = 6e+06"
    assert line.kept == 1


def test_what_is_nothing_but_rounding_is_printed_as_zero() -> None:
    line = put_in(entry(0.1) + entry(0.2) - entry(0.3), 0.1 + 0.2 - 0.3)
    assert (unicode(line.equality()), line.kept) == ("0.1 + 0.2 − 0.3 = 0", 0)
    line = put_in(entry(1 / 3) * Number(3) - Number(1) + entry(2.0**-60), 0.0)
    assert line.relation == "≈"
    assert line.kept == 6


def test_a_lost_sign_is_nothing_but_rounding_as_well() -> None:
    line = put_in(entry(1.0) - entry(1 - 2.0**-50), -(2.0**-50))
    assert (line.kept, line.relation, unicode(line.result)) == (0, "≈", "0")
    assert line.numbers == printed(entry(1.0) - entry(1 - 2.0**-50), 17)


def test_numbers_that_underflow_are_rounded_to_zero() -> None:
    assert text_of(entry(1e-200) * entry(1e-200), 0.0) == "1e-200 × 1e-200 ≈ 0"
    tiny = put_in(entry(1e-160) * entry(1.03e-162), 1e-160 * 1.03e-162)
    assert tiny.relation == "≈"
    assert 0 < tiny.kept < 6


def test_rounding_in_single_precision_is_larger() -> None:
    formula = entry(0.7) * entry(0.9) - entry(0.62)
    result = 0.0100001  # what float32 might have left of 0.01
    assert put_in(formula, result).relation == "≠"
    line = put_in(formula, result, precision=FLOAT32)
    assert (line.relation, line.kept) == ("=", 5)
    assert unicode(line.equality()) == "0.7 × 0.9 − 0.62 = 0.010000"


def test_what_single_precision_could_not_hold_is_explained() -> None:
    def line(formula: Expression, result: float) -> str:
        return unicode(put_in(formula, result, precision=FLOAT32).equality())

    large, half = entry(-1e30) * entry(1e30), Number(0.5) * (entry(3e38) + entry(3e38))
    assert line(large, -math.inf) == "−1e+30 × 1e+30 ≈ −inf"
    assert line(large, math.inf) == "−1e+30 × 1e+30 ≠ inf"
    assert line(half, math.inf) == "0.5 × (3e+38 + 3e+38) ≈ inf"
    assert line(entry(1e-30) * entry(1e-20), 0.0) == "1e-30 × 1e-20 ≈ 0"
    assert text_of(large, -math.inf) == "−1e+30 × 1e+30 ≠ −inf"
    assert text_of(entry(1e-30) * entry(1e-20), 0.0) == "1e-30 × 1e-20 ≠ 0"


# What does not follow.


def test_a_result_that_does_not_follow_is_not_made_to() -> None:
    assert text_of(entry(0.5) * entry(0.3), 0.25) == "0.5 × 0.3 ≠ 0.25"
    assert text_of(entry(1.0) / entry(0.0), 0.25) == "1 / 0 ≠ 0.25"
    assert text_of(entry(0.5) * entry(0.3), 0.0) == "0.5 × 0.3 ≠ 0"


@pytest.mark.parametrize(
    ("formula", "result", "text"),
    [
        (entry(math.inf) - entry(math.inf), math.nan, "inf − inf = nan"),
        (entry(math.inf) * entry(-2.0), -math.inf, "inf × (−2) = −inf"),
        (entry(1e200) * entry(-1e200), -math.inf, "1e+200 × (−1e+200) ≈ −inf"),
        (entry(1e200) * entry(1e200), -math.inf, "1e+200 × 1e+200 ≠ −inf"),
        (entry(1e200) * entry(1e200), math.nan, "1e+200 × 1e+200 ≠ nan"),
        (entry(2.0) * entry(2.0), math.inf, "2 × 2 ≠ inf"),
        (entry(math.nan) + entry(1.0), 1.0, "nan + 1 ≠ 1"),
    ],
)
def test_lines_that_end_in_no_number(formula: Expression, result: float, text: str) -> None:
    assert text_of(formula, result) == text


def test_a_formula_without_a_value_is_refused() -> None:
    with pytest.raises(TypeError, match="a Symbol has no single value"):
        put_in(Symbol("W") + entry(1.0), 1.0)


# What a line is made of.


def test_a_line_stands_behind_the_formulas_that_it_evaluates() -> None:
    dW = Entry(Symbol("dW"), (0, 2), 0.1)
    formula = Entry(Symbol("x"), (0, 0), 0.5) * Entry(Symbol("delta"), (0, 2), 0.2)
    line = put_in(formula, 0.1)
    assert unicode(line.equality(dW, formula)) == "dW[0, 2] = x[0, 0] × delta[0, 2] = 0.5 × 0.2 = 0.1"


def test_printed_numbers_know_where_they_come_from() -> None:
    third = Entry(Symbol("x"), (0, 0), 1 / 3, "step 1, x[0, 0]")
    assert printed(third, 3) == Printed(Decimal("0.333"), third)
    assert printed(Printed(Decimal("0.3"))) == Printed(Decimal("0.3"))


def test_every_kind_of_node_is_printed() -> None:
    half = Number(0.5)
    cut = Printed(Decimal("0.5"), half)
    assert printed(Equality((half, Symbol("W")), ("=",))) == Equality((cut, Symbol("W")), ("=",))
    assert printed(Total(Transpose(half), "rows")) == Total(Transpose(cut), "rows")
    assert printed(Product((half,), "matrix")) == Product((cut,), "matrix")
    assert printed(Call("f", (half,), abs, 1)) == Call("f", (cut,), abs, 1)
