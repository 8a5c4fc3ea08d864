"""Signs bind as in mathematics; what is too deep, too long or no expression is refused."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.parser import Parser, Unreadable
from tests.verify.reading import key, parser


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 - 2 - 3", "((1.0 - 2.0) - 3.0)"),
        ("1 - 2*3^2", "(1.0 - (2.0 * (3.0 ^ 2.0)))"),
        ("-2^2", "-((2.0 ^ 2.0))"),
        ("(-2)^2", "(-(2.0) ^ 2.0)"),
        ("2^3^2", "(2.0 ^ (3.0 ^ 2.0))"),
        ("2*-3", "(2.0 * -(3.0))"),
        ("1/2*3", "((1.0 / 2.0) * 3.0)"),
        ("85%", "0.85"),
        ("1.2×10^-3", "0.0012"),
        ("-1.2·10^{-3}", "-(0.0012)"),
        ("x ⊙ y @ z", "((x ⊙ y) @ z)"),
        ("e^-0.5*2", "(exp(-(0.5)) * 2.0)"),
        ("0.5 x 0.3", "(0.5 * 0.3)"),
        ("½(0.5)²", "((1.0 / 2.0) · (0.5 ^ 2.0))"),
    ],
)
def test_signs_bind(text: str, expected: str) -> None:
    assert key(text, "y z") == expected


def test_the_parser_stops_where_the_expression_ends() -> None:
    reader = parser("0.5 + 1 so that")
    node, end = reader.parse(0)
    assert node.key == "(0.5 + 1.0)"
    assert reader.tokens[end].text == "so"


def test_a_product_may_bind_more_tightly_than_a_fraction() -> None:
    loose = parser("1/2(3)")
    tight = Parser(loose.tokens, loose.pairs, loose.names, tight=True)
    assert loose.parse(0)[0].key == "((1.0 / 2.0) · 3.0)"
    assert tight.parse(0)[0].key == "(1.0 / (2.0 · 3.0))"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100 + "1" + ")" * 100,
        "-" * 100_000 + "1",
        "+".join(["1"] * 20_000),
        "",
        "*",
        "0.5 *",
        "√" * 999 + "1",
    ],
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parser(text).parse(0)
