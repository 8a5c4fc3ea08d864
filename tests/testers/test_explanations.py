"""The reader of printed explanations notices a wrong digit, a wrong sign and a wrong equals sign."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

import clearprop as cp
from tests.properties.terminal_reader import Line, NotNumbers, lines_of, unit_of, value_of

TEXT = cp.explain(cp.examples.xor_2_4_1.step(), "layer 1, dW[0, 2]", depth=6, lang="en").text(400)
LINES = list(lines_of(TEXT))


def read(text: str) -> Line:
    (line,) = lines_of(text)
    return line


def test_there_is_much_to_read() -> None:
    assert len(LINES) > 20
    assert {line.sign for line in LINES} == {"=", "≈"}
    assert [line.fault() for line in LINES if line.fault()] == []


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.left[:20])
def test_a_result_that_is_off_by_one_in_its_last_digit_is_noticed(line: Line) -> None:
    head, _, result = line.text.rpartition(" ")
    digits = re.sub(r"\d(?=\D*$)", lambda found: str((int(found[0]) + 1) % 10), result)
    assert read(f"{head} {digits}").fault() == (
        "= between numbers that are not equal"
        if line.sign == "="
        else "the result is not what the numbers round to"
    )


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.left[:20])
def test_the_other_sign_is_noticed(line: Line) -> None:
    other = {"=": "≈", "≈": "="}[line.sign]
    head, _, tail = line.text.rpartition(f" {line.sign} ")
    assert read(f"{head} {other} {tail}").fault() is not None


def test_a_lost_minus_is_noticed() -> None:
    assert read("z = 2 × (−3) + 1 = −5").fault() is None
    assert read("z = 2 × 3 + 1 = −5").fault() is not None
    assert read("z = 2 × (−3) + 1 ≠ −5").fault() == "the numbers do not give the result"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 − 2 − 3", -4),
        ("2 × 3²", 18),
        ("−2²", -4),
        ("(−2)²", 4),
        ("8 / 2 / 2", 2),
        ("2 × (1 + 2) / 3", 2),
        ("√16 + |−2|", 6),
        ("max(0, −3)", 0),
        ("σ(0)", 0.5),
        ("e^0 × e^(1 − 1)", 1),
        ("0.5^2", 0.25),
        ("leaky_relu(−2; 0.5)", -1),
        ("2e-03 × 1\u2009000", 2),
    ],
)
def test_formulas_are_read_as_people_read_them(text: str, value: float) -> None:
    assert value_of(text).number == value


@pytest.mark.parametrize("text", ["1 +", "x × 2", "(1", "1 2", "unknown(1)", "1 + + 2"])
def test_what_is_no_formula_of_numbers_is_not_read(text: str) -> None:
    with pytest.raises(NotNumbers):
        value_of(text)


@pytest.mark.parametrize(
    ("printed", "exponent"), [("0.593270", -6), ("1234", 0), ("−3.5e-08", -9), ("12\u2009000.5", -1)]
)
def test_the_last_digit_has_its_unit(printed: str, exponent: int) -> None:
    assert unit_of(printed) == Fraction(10) ** exponent
