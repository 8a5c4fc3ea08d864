"""Pieces of a written formula are joined without a place to break."""

from __future__ import annotations

import pytest

from clearprop.formula.alphabet import Alphabet, glued


def test_pieces_and_texts_are_glued() -> None:
    assert glued("a") == ("a",)
    assert glued("(", ("a", "+ b"), ")²") == ("(a", "+ b)²")
    assert glued(("a", "+ b"), " / ", ("c", "× d")) == ("a", "+ b / c", "× d")


def test_an_alphabet_must_know_all_its_marks() -> None:
    with pytest.raises(TypeError, match="abstract"):
        Alphabet()  # type: ignore[abstract]
