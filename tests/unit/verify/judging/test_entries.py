"""What a judged statement writes into the book."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.verify.grammar.finder import Finder
from clearprop.verify.grammar.survey import survey
from clearprop.verify.judging.agree import table_of
from clearprop.verify.judging.book import Binding, Book, Conventions
from clearprop.verify.judging.document import Judge
from clearprop.verify.judging.entries import slack_of_given
from clearprop.verify.reading.joining import joined, matching
from clearprop.verify.reading.lexer import tokens
from tests.verify.reading import parsed


def book_of(text: str) -> Book:
    stream = joined(tokens(text))
    pairs = matching(stream)
    names = survey(stream, pairs)
    judge = Judge(names, Conventions())
    judge.run(Finder(stream, dict(pairs), names).run())
    return judge.book


def last(text: str, key: str) -> Binding:
    binding = book_of(text).last(key)
    assert binding is not None
    return binding


def test_exact_results_have_no_play() -> None:
    assert last("z = 0.25*0.6 = 0.15", "z").slack == 0.0
    assert last("z = 2/3 = 0.667", "z").slack == pytest.approx(0.0005)
    assert last("z = 2/3 = 0.666", "z").slack == pytest.approx(0.001)
    assert last("z = 2/3", "z").value == pytest.approx(2 / 3)


def test_a_wrong_result_keeps_the_right_one() -> None:
    wrong = last("a = 1\nz = 0.25*0.6 = 0.51", "z")
    assert (wrong.value, wrong.right, wrong.follows) == (0.51, 0.15, 2)


def test_names_between_the_signs_get_the_value_too() -> None:
    assert last("b1 = b2 = 0.35", "b_2").value == 0.35


def test_a_list_of_names_takes_a_list_apart() -> None:
    assert last("(x1, x2) = (0.5, -1)", "x_2").value == -1.0
    assert last("x1, x2 = 0.5, -1", "x_1").value == 0.5


def test_words_give_the_value_another_name() -> None:
    book = book_of("w5 = 0.4\ngradient w5 = 0.08\ndelta h1 = 0.02")
    values = {key: bindings[-1].value for key, bindings in book.history.items()}
    assert values == {"w_5": 0.4, "gradient w_5": 0.08, "delta h_1": 0.02}


def test_an_update_is_known_as_one() -> None:
    assert last("w = 0.4\nw = w - 0.1 = 0.3", "w").renewed
    assert last("w = 0.4\nthe new w = 0.3", "w").renewed
    assert not last("w = 0.4\nw = 0.3", "w").renewed


def test_given_numbers_of_many_digits_are_rounded_ones() -> None:
    for text, slack in (("0.25", 0.0), ("0.596884378", 5e-10), ("2", 0.0)):
        table = table_of(parsed(text))
        assert table is not None
        assert float(np.asarray(slack_of_given(table))) == pytest.approx(slack)
