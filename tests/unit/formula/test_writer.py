"""The rules of writing hold in every alphabet: what is written reads back as the tree it was."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.formula.arithmetic import recompute
from clearprop.formula.latex import Latex
from clearprop.formula.mathml import MathML
from clearprop.formula.tree import (
    Call,
    Expression,
    Negative,
    Number,
    Power,
    Printed,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from clearprop.formula.unicode import Unicode, unicode
from clearprop.formula.writer import Writer
from tests.unit.formula.reading import from_latex, from_mathml, from_unicode, read_line

ALPHABETS: dict[str, tuple[Writer, Callable[[str], str]]] = {
    "unicode": (Writer(Unicode()), from_unicode),
    "unicode on pages": (Writer(Unicode("×")), from_unicode),
    "latex": (Writer(Latex()), from_latex),
    "mathml": (Writer(MathML()), lambda text: from_mathml(f"<math>{text}</math>")),
}
NUMBERS = st.sampled_from(["2", "-3", "0.50", "-0.25", "3.5E-8", "-2E+7", "12345", "1"])
LEAVES: st.SearchStrategy[Expression] = NUMBERS.map(lambda text: Printed(Decimal(text)))


def grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    parts = st.lists(inner, max_size=4).map(tuple)
    not_nothing = inner.filter(lambda formula: recompute(formula).value != 0)
    return st.one_of(
        parts.map(Sum),
        st.builds(Product, parts, st.sampled_from(["number", "elementwise", "matrix"])),
        inner.map(Negative),
        st.builds(Quotient, inner, not_nothing),
        st.builds(Power, not_nothing, st.sampled_from([Number(2), Number(-1), Printed(Decimal(3))])),
        inner.map(lambda z: Call("leaky_relu(0.01)", (z,))),
        st.lists(inner, min_size=1, max_size=3).map(lambda z: Call("max", tuple(z))),
    )


@pytest.mark.parametrize("name", ALPHABETS)
@given(formula=st.recursive(LEAVES, grown, max_leaves=12))
def test_brackets_keep_the_value(name: str, formula: Expression) -> None:
    writer, plain = ALPHABETS[name]
    text = writer.alphabet.space.join(writer.write(formula))
    (value,), _ = read_line(plain(text))
    assert value.value == recompute(formula).value


@pytest.mark.parametrize("name", ALPHABETS)
@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (Power(Printed(Decimal("6.25")), Number(0.5)), 2.5),
        (Power(Power(Printed(Decimal("6.25")), Number(0.5)), Number(2)), 6.25),
        (Call("sqrt", (Printed(Decimal("2")) + Printed(Decimal("2")),)), 2),
        (Power(Printed(Decimal("2")), Printed(Decimal("-0.5"))), math.sqrt(0.5)),
        (Call("exp", (Printed(Decimal("-0.5")),)), math.exp(-0.5)),
        (Power(Call("exp", (Printed(Decimal("0.5")) * Number(3),)), Number(2)), math.exp(3)),
        (Number(2) * Call("abs", (Printed(Decimal("-0.5")),)), 1),
        (Call("tanh", (Printed(Decimal("-0.5")),)), math.tanh(-0.5)),
        (Number(1) - Call("sigmoid", (Printed(Decimal("-3.5E-8")),)), 0.5 + 3.5e-8 / 4),
    ],
)
def test_functions_and_roots_keep_the_value(name: str, formula: Expression, value: float) -> None:
    writer, plain = ALPHABETS[name]
    (found,), _ = read_line(plain(writer.alphabet.space.join(writer.write(formula))))
    assert math.isclose(found.value, value, rel_tol=1e-14)


@pytest.mark.parametrize("name", ALPHABETS)
def test_the_reader_of_these_tests_sees_a_missing_bracket(name: str) -> None:
    writer, plain = ALPHABETS[name]
    space = writer.alphabet.space
    product = writer.write(Number(3) * (Number(2) + Number(1)))
    (right,), _ = read_line(plain(space.join(product)))
    without = [piece.replace("(", "").replace(")", "").replace("<mo></mo>", "") for piece in product]
    (wrong,), _ = read_line(plain(space.join(without)))
    assert (right.value, wrong.value) == (Fraction(9), Fraction(7))


def test_only_symbols_stand_without_a_sign() -> None:
    writer = Writer(Unicode())
    assert writer.write(Number(2) * Symbol("a")) == ("2 a",)
    assert writer.write(Number(2) * Number(3)) == ("2", "× 3")


def test_a_law_names_settings_as_they_were_typed() -> None:
    share = Product((Number(1 - 0.999), Symbol("a")))
    assert unicode(share) == "0.001 a"
    assert unicode(share, "numbers") == "0.00100000 a"
