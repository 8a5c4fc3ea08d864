"""One addend of a number."""

from __future__ import annotations

import pytest

import clearprop as cp
from clearprop.explanation.document import calculations
from clearprop.explanation.term import explained_term
from clearprop.explanation.terminal.spans import written as told
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, random_step, see, written


def lines(step: cp.Step, address: str) -> list[str]:
    document = explained_term(see(step), Address.parse(address))
    return [written(line.equality) for line in calculations(document)]


def test_a_term_and_the_number_that_it_belongs_to() -> None:
    term, whole = lines(WORKED, "layer 1, z[0, 1], term 2")
    assert term == "term[2] = x2 × w4 = 0.1 × 0.3 = 0.03"
    assert whole.startswith("z[0, 1] = x1 × w3 + x2 × w4 + b1")


def test_the_title_says_which_of_how_many() -> None:
    document = explained_term(see(XOR), Address.parse("layer 1, dW[0, 2], term 4"))
    assert told(document.title, "en") == "layer 1, dW[0, 2], term 4 ≈ 0.0215523"
    assert told(document.subtitle[0], "en") == "term 4 of the 4 that add up to layer 1, dW[0, 2]"


def test_a_term_of_the_loss_is_an_example_with_its_share() -> None:
    assert [line.split(" ")[0] for line in lines(XOR, "loss, term 2")] == ["term[2]", "loss"]
    mean = random_step((2, 1), n=4)
    assert [line.split(" ")[0] for line in lines(mean, "loss, term 2")] == ["term[2]", "l[1]", "loss"]


def test_a_term_that_is_not_there_is_refused() -> None:
    with pytest.raises(cp.AddressError, match=r"layer 1, dW\[0, 2\] has 4 terms; ask for term 1 to term 4"):
        lines(XOR, "layer 1, dW[0, 2], term 5")
    with pytest.raises(cp.AddressError, match="has 1 term; ask"):
        lines(XOR, "layer 1, a[0, 2], term 2")
    with pytest.raises(cp.AddressError, match="was given, not computed"):
        lines(XOR, "layer 1, W[0, 2], term 1")
