"""Parentheses that stand elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.regrouped import regrouped
from clearprop.doctor.evidence.trials import Trial
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched

LOST = SOUND.replace("(a - y) * a * (1 - a)", "a - y * a * (1 - a)")
LATE = SOUND.replace("(a - y) * a * (1 - a)", "(a - y) * a * 1 - a")


def groups(looked: Searched, text: str) -> list[Trial]:
    node, sites = looked.node(text), looked.evidence.traced.sites
    return list(regrouped(looked.tape, sites, node.site, node))


def value_of(looked: Searched, text: str) -> np.ndarray:
    return np.asarray(looked.tape.value(looked.node(text).id))


@pytest.mark.parametrize(("program", "text"), [(LOST, "a - y * a * (1 - a)"), (LATE, "(a - y) * a * 1 - a")])
def test_a_lost_pair_of_parentheses_cures(program: str, text: str) -> None:
    looked = searched(program)
    (cure,) = looked.cured_by(groups(looked, text))
    assert cure.means == "regroup"


def test_every_split_of_the_product_is_proposed() -> None:
    looked = searched(LOST)
    text = "a - y * a * (1 - a)"
    node, a, y = (
        looked.node(text),
        value_of(looked, "1 / (1 + np.exp(-(h @ W2 + b2)))"),
        looked.judged.steps[0].y,
    )
    found = {
        (trial.detail["side"], trial.detail["depth"]): trial.change(node, looked.tape.value)
        for trial in groups(looked, text)
    }
    assert sorted(found) == [(1, 1), (1, 2)]
    np.testing.assert_allclose(found[1, 1], (a - y * a) * (1 - a), rtol=1e-15)
    np.testing.assert_allclose(found[1, 2], (a - y) * a * (1 - a), rtol=1e-15)


def test_sums_without_products_stay() -> None:
    looked = searched(SOUND)
    assert groups(looked, "a - y") == []
    assert groups(looked, "1 - a") == []
