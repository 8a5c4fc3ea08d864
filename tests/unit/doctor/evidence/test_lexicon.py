"""Names that there are."""

from __future__ import annotations

from clearprop.doctor.evidence.lexicon import attributes, keys, names_at, nearest, of_object
from tests.unit.doctor.evidence.page import page

CLASS = "class Net:\n    def go(self):\n        self.rate = 1\n        return self.rate\n"
TEXT = f"import numpy as np\n{CLASS}d = {{'W': 1}}\n"


def test_the_nearest_word_and_known_confusions() -> None:
    assert nearest("weigths", ["bias", "weights"]) == ["weights"]
    assert nearest("gauss", ["normal", "uniform"]) == ["normal"]
    assert nearest("exp", ["exp"]) == []


def test_names_attributes_and_keys_of_a_program() -> None:
    read = page(TEXT)
    assert {"np", "Net", "d", "print"} <= names_at(read, read.statements[-1])
    assert attributes([read]) == {"rate": 1, "go": 1}
    assert keys([read]) == {"W"}


def test_what_libraries_have() -> None:
    assert "normal" in of_object("numpy.random", {})
    assert "reshape" in of_object("numpy.ndarray", {})
    assert "bit_length" in of_object("int", {})
    assert of_object("Nothing", {}) == []
