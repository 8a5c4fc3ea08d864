from __future__ import annotations

import pytest

from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.terms import is_numberwise, origin, terms
from tests.unit.trace.snippets import NUMBERS, ROWS, layers_of


def taken(snippet, layer=0):
    found = layers_of(snippet)
    return terms(found.ran.tape, found.kinds, found[layer].roots[0])


@pytest.mark.parametrize(
    "written", ["w1 * x1 + w2 * x2 + b1", "b1 + x1 * w1 + x2 * w2", "sum([w1 * x1, w2 * x2]) + b1"]
)
def test_products_and_a_bias(written) -> None:
    found = taken(NUMBERS.replace("w1 * x1 + w2 * x2 + b1", written))
    assert sum(term.factor is not None for term in found) == 2
    assert sum(term.parameter is not None and term.factor is None for term in found) == 1


def test_a_difference_turns_the_sign() -> None:
    found = taken(NUMBERS.replace("w1 * x1 + w2 * x2 + b1", "w1 * x1 + w2 * x2 - b1"))
    assert [term.sign for term in found if term.factor is None] == [-1.0]


def test_a_plain_number_is_a_term_without_a_parameter() -> None:
    found = taken(NUMBERS.replace("w2 * x2 + b1", "w2 * x2 + b1 + 0.25"))
    assert [term.sign for term in found if term.parameter is None] == [0.25]


def test_an_array_of_data_without_a_weight_is_no_term() -> None:
    found = layers_of(ROWS.replace("x @ W1 + b1", "x @ W1 + b1 + x.sum(1, keepdims=True)"))
    with pytest.raises(Unreadable, match="without a weight"):
        terms(found.ran.tape, found.kinds, found[0].roots[0])


def test_arrays_are_not_taken_apart() -> None:
    found = layers_of(ROWS)
    assert not is_numberwise(found.ran.tape, found.kinds, found[0].roots[0])


def test_an_entry_that_is_read_twice_is_one_input() -> None:
    from tests.trace.watching import watch

    seen = watch("import numpy as np\nx = np.ones(3)\na = x[0] * 2.0\nb = x[0] * 3.0\nc = x[1] * 2.0\n")
    read = [n.id for n in seen.tape.nodes if getattr(n.function, "__name__", "") == "getitem"]
    keys = [origin(seen.tape, node) for node in read]
    assert keys[0] == keys[1] != keys[2]
