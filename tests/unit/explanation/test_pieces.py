"""Pieces of formulas: how wide they are, and that none is wider than asked where it can be helped."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from clearprop.explanation.pieces import ROOM, Flat, pieces, whole, width
from clearprop.formula.tree import Call, Expression, Number, Power, Printed, Quotient, Sum, Symbol


def number(digits: str) -> Printed:
    return Printed(Decimal(digits))


def text(piece: str) -> str:
    return "".join(ET.fromstring(f"<m>{piece}</m>").itertext())


LONG = Sum(tuple(number(f"0.12345{k}") for k in range(8)))


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("<mn>0.25</mn>", 4),
        ("<mn>0.25</mn><mo>×</mo><mn>3</mn>", 7),
        ("<mo>(</mo><mi>a</mi><mo>)</mo>", 3),
        (f"<mfrac><mrow><mn>{'1' * 24}</mn></mrow><mrow><mn>1</mn></mrow></mfrac>", 18),
        (f"<msub><mi>{'w' * 20}</mi><mrow><mn>1234</mn></mrow></msub>", 23),
        (f"<msubsup><mi>{'w' * 20}</mi><mrow><mn>1234</mn></mrow><mrow><mn>1</mn></mrow></msubsup>", 23),
    ],
)
def test_how_wide_a_piece_is(piece: str, expected: int) -> None:
    assert width(piece) == expected


@pytest.mark.parametrize(
    "formula",
    [
        Quotient(LONG, Number(20)),
        Quotient(Number(1), LONG),
        Power(LONG, Number(2)),
        Power(LONG, Number(0.5)),
        Quotient(Power(LONG, Number(0.5)), Number(2)),
        Quotient(
            Call("exp", (number("-0.25"),)),
            Sum(tuple(Call("exp", (number(f"0.1234{k}"),)) for k in range(12))),
        ),
    ],
)
def test_what_is_too_wide_as_a_stack_breaks_on_the_line(formula: Expression) -> None:
    assert width(whole(formula, str)) > ROOM
    found = pieces(formula, str)
    assert len(found) > 3
    assert max(map(width, found)) <= ROOM
    assert not any("<mfrac>" in piece or "<msqrt>" in piece for piece in found)


def test_a_narrow_place_makes_smaller_pieces() -> None:
    fraction = Quotient(number("0.123456") + number("0.654321"), Number(2))
    assert len(pieces(fraction, str)) == 1
    assert [text(piece) for piece in pieces(fraction, str, 10)] == ["(0.123456", "+0.654321)", "/2"]


def test_a_flat_power_is_set_at_the_closing_bracket() -> None:
    assert (
        Flat()
        .raised(("<mo>(</mo><mi>a</mi>", "<mo>+</mo><mi>b</mi><mo>)</mo>"), ("<mn>2</mn>",))[1]
        .endswith("<msup><mrow><mo>)</mo></mrow><mrow><mn>2</mn></mrow></msup>")
    )
    assert len(Flat().raised(("<mi>a</mi>",), ("<mn>2</mn>",))) == 1


def test_brackets_grow_only_around_what_is_tall() -> None:
    assert pieces(Call("sigmoid", (Symbol("z"),)), str)[0].count('stretchy="false"') == 2
    assert pieces(Call("sigmoid", (Quotient(Symbol("z"), Number(2)),)), str)[0].count("stretchy") == 0
