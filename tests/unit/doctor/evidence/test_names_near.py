"""Other variables and entries nearby."""

from __future__ import annotations

from clearprop.doctor.evidence.names_near import index_variants, likeness, name_variants, variable_texts
from tests.unit.doctor.evidence.page import page, texts


def test_the_neighbour_is_cheapest() -> None:
    read = page("d1 = d2 = x = p['W'] = 1\ny = d2\n")
    proposed = sorted(name_variants(read, read.statements[-1]), key=lambda each: each.effort)
    assert [each.text for each in proposed][0:1] == ["d1"]
    assert "d1 = d2 = x = p['W'] = 1\ny = x\n" in texts(read.text.text, name_variants)


def test_calls_and_modules_are_no_variables() -> None:
    read = page("y = np.exp(x) + f(z)\n")
    assert set(variable_texts(read, read.tree)) == {"y", "x", "z"}


def test_names_that_differ_in_a_number_are_alike() -> None:
    assert likeness("W1", "W2") > likeness("W1", "b1")


def test_the_entry_beside_is_proposed() -> None:
    assert "d = W[k - 1]\n" in texts("d = W[k]\n", index_variants)
    assert "d = W[k]\n" in texts("d = W[k + 1]\n", index_variants)
    assert "d = s[0]\n" in texts("d = s[1]\n", index_variants)
