"""Long sums show their largest terms, and say what the others are."""

from __future__ import annotations

import pytest

from clearprop.explanation.sums import REST, Rest, rests_of, shortened
from clearprop.formula.tree import Call, Entry, Expression, Negative, Number, Power, Quotient, Sum, evaluate
from tests.unit.explanation.steps import written


def counted(*values: float) -> Sum:
    return Sum(tuple(Number(value) for value in values))


def test_a_short_sum_stays() -> None:
    formula = counted(1, 2, 3)
    assert shortened(formula, most=3, kept=2) == formula
    assert rests_of(formula) == []


def test_the_largest_terms_stay_in_their_order() -> None:
    short = shortened(counted(1, -5, 2, 4, -1), most=4, kept=2)
    assert written(short) == "−5 + 4 + …"
    assert rests_of(short) == [Rest(3)]
    assert evaluate(short) == 1.0


def test_the_rest_is_a_leaf_with_its_count() -> None:
    short = shortened(counted(*range(20)))
    assert isinstance(short, Sum)
    assert short.terms[-1] == Entry(REST, (), sum(range(14)), Rest(14))


@pytest.mark.parametrize(
    "around",
    [
        lambda s: s * Number(2.0),
        lambda s: Quotient(Number(1.0), s),
        lambda s: Quotient(s, Number(3.0)),
        lambda s: Power(s, Number(2.0)),
        lambda s: Negative(s),
        lambda s: Call("abs", (s,), abs),
        lambda s: Sum((s, Number(1.0))),
    ],
)
def test_sums_are_shortened_wherever_they_stand(around: object) -> None:
    assert callable(around)
    formula: Expression = around(counted(*range(12)))
    short = shortened(formula)
    assert rests_of(short) == [Rest(6)]
    assert evaluate(short) == pytest.approx(evaluate(formula))
