"""Sentences of the catalogue keep formulas, addresses and commands as what they are."""

from __future__ import annotations

from clearprop.explanation.document import Code
from clearprop.explanation.phrases import joined, phrase
from clearprop.formula.tree import Symbol
from clearprop.record.address import Address

W = Address("W", (0, 1), layer=1)


def test_what_is_no_word_stays_what_it_is() -> None:
    assert phrase("explain.deeper", "en", command=Code("--depth 4")) == ("deeper: ", Code("--depth 4"))
    assert phrase("explain.grows", "zh", name=(Symbol("w3"), " = ", W)) == (
        Symbol("w3"),
        " = ",
        W,
        " 增大时损失（loss）怎样变化",
    )


def test_words_and_counts_are_put_in_as_words() -> None:
    assert phrase("explain.paths", "en", n=1, name=Symbol("w1")) == (
        "1 path from ",
        Symbol("w1"),
        " to the loss",
    )
    assert phrase("explain.layer", "en", layer=2) == ("Layer 2",)


def test_a_value_may_stand_twice_or_not_at_all() -> None:
    run = phrase("explain.not_seen", "en", field="slope")
    assert run == ("slope was not observed, so this cannot be worked out",)


def test_runs_are_joined_by_a_text() -> None:
    assert joined([("a", W), ("b",)], "; ") == ("a", W, "; ", "b")
    assert joined([], "; ") == ()
