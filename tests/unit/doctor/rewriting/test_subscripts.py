"""The entry of the layer before or behind."""

from __future__ import annotations

import pytest

from clearprop.doctor.rewriting.subscripts import shifted
from tests.unit.doctor.rewriting.sites import applied, site, trial


@pytest.mark.parametrize(
    ("part", "shift", "expected"),
    [
        ("weights[i]", 1, "weights[i + 1]"),
        ("weights[i]", -1, "weights[i - 1]"),
        ("weights[i + 1]", -1, "weights[i]"),
        ("weights[i - 1]", -1, "weights[i - 2]"),
        ("weights[len(w) - 2].T", 1, "weights[len(w) - 1].T"),
        ("weights[1]", 1, "weights[2]"),
        ("weights[-2]", 1, "weights[-1]"),
        ("weights[-1]", -1, "weights[-2]"),
        ("gewichte['W1']", 1, "gewichte['W2']"),
        ("self.W[k].T", 1, "self.W[k + 1].T"),
        ("W1", 1, "W2"),
        ("W12.T", -1, "W11.T"),
        ("self.W2", -1, "self.W1"),
    ],
)
def test_an_operand_is_moved_by_a_layer(part: str, shift: int, expected: str) -> None:
    source = f"δ = δ @ {part}\n"
    found = site(source, f"δ @ {part}")
    assert applied(source, shifted(found, trial("layer", 1, shift=shift))) == f"δ = δ @ {expected}\n"


@pytest.mark.parametrize("part", ["weights[f(i)]", "weights['out']", "weights[1:]", "weights"])
def test_what_has_no_number_is_not_moved(part: str) -> None:
    found = site(f"d = d @ {part}\n", f"d @ {part}")
    assert shifted(found, trial("layer", 1, shift=1)) is None


def test_sum_for_answer_is_no_other_entry() -> None:
    assert shifted(site("d = d @ w[i]\n", "d @ w[i]"), trial("layer", 1, shift=0)) is None


def test_only_the_operand_in_question_is_moved() -> None:
    source = "d = w[i] @ w[i]\n"
    assert applied(source, shifted(site(source, "w[i] @ w[i]"), trial("layer", 0, shift=1))) == (
        "d = w[i + 1] @ w[i]\n"
    )
