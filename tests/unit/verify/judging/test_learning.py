"""Matrices that stand where names stood."""

from __future__ import annotations

from clearprop.verify.judging.learning import learned
from tests.verify.reading import parsed


def pairs(symbols: str, numbers: str) -> dict[str, str]:
    found = learned(parsed(symbols, "W x b"), parsed(numbers))
    return {name.text: matrix.key for name, matrix in found}


def test_matrices_get_the_names_in_their_places() -> None:
    assert pairs("W*x + b", "[[1, 2], [3, 4]]*[5, 6] + [7, 8]") == {
        "W": parsed("[[1, 2], [3, 4]]").key,
        "x": parsed("[5, 6]").key,
        "b": parsed("[7, 8]").key,
    }


def test_a_transposed_one_is_turned_back() -> None:
    assert pairs("W.T*x", "[[1, 2], [3, 4]]*[5, 6]")["W"] == parsed("[[1, 3], [2, 4]]").key


def test_numbers_and_other_structures_teach_nothing() -> None:
    assert pairs("W*x + b", "0.5*0.2 + 0.1") == {}
    assert pairs("W*x + b", "[5, 6]") == {}
