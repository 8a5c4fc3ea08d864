"""The conventions under which a document agrees with itself best are taken as its author's."""

from __future__ import annotations

from clearprop.verify.grammar.finder import Finder
from clearprop.verify.grammar.survey import survey
from clearprop.verify.judging.document import Result
from clearprop.verify.judging.reading import judged
from clearprop.verify.reading.joining import joined, matching
from clearprop.verify.reading.lexer import tokens


def result(text: str) -> Result:
    stream = joined(tokens(text))
    pairs = matching(stream)
    names = survey(stream, pairs)
    return judged(Finder(stream, dict(pairs), names).run(), names)


MATRIX = "W = [[0.6, -0.1], [-0.5, 0.7]], x = (1.0, 2.0)\n"


def test_rows_first_is_the_default() -> None:
    found = result(MATRIX + "z = W_12*x_1 = -0.1*1.0 = -0.1")
    assert (found.wrong, found.conventions.column_first) == (0, False)


def test_columns_first_is_found_out() -> None:
    text = MATRIX + "z = W_12*x_1 = -0.5*1.0 = -0.5\ny = W_21*x_2 = -0.1*2.0 = -0.2"
    found = result(text)
    assert (found.wrong, found.conventions.column_first) == (0, True)


def test_counting_from_zero_is_found_out() -> None:
    text = MATRIX + "z = W_01*x_0 = -0.1*1.0 = -0.1\ny = W_10*x_1 = -0.5*2.0 = -1.0"
    found = result(text)
    assert (found.wrong, found.symbols, found.conventions.from_zero) == (0, 2, True)


def test_one_slip_does_not_turn_the_conventions() -> None:
    text = MATRIX + (
        "a = W_11*x_1 + W_12*x_2 = 0.6*1.0 - 0.1*2.0 = 0.4\nb = W_21*x_1 + W_22*x_2 = 0.6*1.0 - 0.1*2.0 = 0.4"
    )
    found = result(text)
    assert (found.wrong, found.conventions.column_first) == (1, False)


def test_the_logarithm_of_the_document() -> None:
    assert result("p = 0.6\nL = -log(p) = -log(0.6) = 0.5108").conventions.log == "e"
    found = result("p = 0.6\nL = -log(p) = -log(0.6) = 0.2218")
    assert (found.wrong, found.conventions.log) == (0, "10")
    assert result("L = -ln(0.6) = 0.2218").wrong == 1
