"""Two spellings of a name are one name; runs of letters are cut only where the document has the names."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.names import Names, function_of, named, spell


@pytest.mark.parametrize(
    ("letters", "script", "text"),
    [
        ("delta", "o1", "δ_o1"),
        ("δ", "o1", "δ_o1"),
        ("y", "hat", "ŷ"),
        ("yhat", "", "ŷ"),
        ("eta", "", "η"),
        ("w", "5", "w_5"),
    ],
)
def test_spellings(letters: str, script: str, text: str) -> None:
    assert named(letters, script).text == text


def test_everything_that_belongs_to_a_name_is_in_its_text() -> None:
    assert spell("W", "21", "1", 2) == "W_21^1''"
    assert named("x", mark="bar").text != named("x").text


def test_letters_are_cut_into_names_with_values() -> None:
    names = Names({"X", "W", "ab", "h_1"})
    assert names.read("XW").key == "(X · W)"
    assert names.read("abX").key == "(ab · X)"
    assert names.read("Xh", "1").key == "(X · h_1)"
    assert names.read("unknown").key == "unknown"
    assert names.read("ab").key == "ab"


def test_a_greek_letter_with_letters_behind_it_may_be_a_product() -> None:
    assert Names({"η", "x"}).read("η", "x").key == "(η · x)"
    assert Names({"η"}).read("η", "x").key == "η_x"


def test_entries_of_a_known_matrix_are_values() -> None:
    names = Names({"W", "W^1"})
    assert names.is_value(named("W", "21"))
    assert names.is_value(named("W", "21", "1"))
    assert not names.is_value(named("W", "new"))
    assert not names.is_value(named("v", "1"))


@pytest.mark.parametrize(
    ("letters", "script", "function"),
    [
        ("σ", "", "sigmoid"),
        ("ReLU", "", "relu"),
        ("log", "2", "log2"),
        ("leaky", "relu", "leaky_relu"),
        ("ln", "", "ln"),
        ("f", "", None),
        ("σ", "1", None),
    ],
)
def test_functions(letters: str, script: str, function: str | None) -> None:
    assert function_of(letters, script) == function
