"""Edits of more than one operand."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.evidence.wider import renamed, scaled, shortened
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched

ENTROPY = SOUND.replace("(a - y) * a * (1 - a)", "(a - y) * (1 - a) * a * (2 - a)")
TWICE = SOUND.replace("(1 - h**2)", "(1 - z * z)").replace(
    "h = np.tanh(x @ W1 + b1)", "z = x @ W1 + b1\n    h = np.tanh(z)"
)
MEAN = SOUND.replace("    d2 =", "    n = 4.0\n    d2 =").replace("0.5 * h.T @ d2", "0.5 * h.T @ d2 / n")


def short(looked: Searched, text: str) -> list[Trial]:
    node = looked.node(text)
    return list(shortened(looked.tape, looked.evidence.traced.sites, node.site, node))


def rename(looked: Searched, text: str) -> list[Trial]:
    node, sites = looked.node(text), looked.evidence.traced.sites
    return list(renamed(looked.tape, sites, looked.search.proposer.scope, node.site, node))


def scale(looked: Searched, text: str) -> list[Trial]:
    node, sites = looked.node(text), looked.evidence.traced.sites
    return list(scaled(looked.tape, sites, node.site, node, looked.judged.steps[0].step.round.nodes))


def test_the_first_factors_of_a_product_stand_alone() -> None:
    looked = searched(ENTROPY)
    node = looked.node("(a - y) * (1 - a) * a * (2 - a)")
    found = {
        trial.detail["depth"]: trial.change(node, looked.tape.value)
        for trial in short(looked, "(a - y) * (1 - a) * a * (2 - a)")
    }
    assert sorted(found) == [2, 3]
    for depth, text in ((2, "(a - y) * (1 - a)"), (3, "a - y")):
        np.testing.assert_array_equal(found[depth], looked.tape.value(looked.node(text).id))


def test_a_product_of_two_is_not_shortened_further() -> None:
    looked = searched(SOUND)
    assert short(looked, "(a - y) * a") == []
    assert short(looked, "h @ W2") == []


def test_a_name_that_is_read_twice_is_replaced_twice() -> None:
    looked = searched(TWICE)
    found = rename(looked, "d2 @ W2.T * (1 - z * z)")
    (cure,) = looked.cured_by(found)
    assert (cure.means, cure.text, cure.detail["renamed"]) == ("operand", "h", "z")
    value = looked.judge.values([cure], 1)
    assert value is not None
    h = looked.tape.value(looked.node("np.tanh(z)", 1).id)
    np.testing.assert_allclose(value(looked.node("z * z", 1).id), h * h, rtol=1e-12)


def test_names_are_replaced_in_whole_statements_alone() -> None:
    looked = searched(TWICE)
    assert rename(looked, "z * z") == []
    assert rename(looked, "0.5 * h.T @ d2") == []


def test_a_mean_that_one_parameter_has_is_taken_for_the_others_too() -> None:
    looked = searched(MEAN)
    assert not looked.search.baseline().cured
    found = {(trial.text, trial.detail["divides"]): trial for trial in scale(looked, "d2 @ W2.T")}
    node, value = looked.node("d2 @ W2.T"), looked.tape.value
    whole = value(node.id)
    np.testing.assert_allclose(found["n", True].change(node, value), whole / 4.0, rtol=1e-12)
    np.testing.assert_allclose(found["n", False].change(node, value), whole * 4.0, rtol=1e-12)
    np.testing.assert_allclose(found["0.5", False].change(node, value), whole * 0.5, rtol=1e-12)


@pytest.mark.parametrize(
    ("text", "cures"), [("W2 -= 0.5 * h.T @ d2 / n", [("n", False)]), ("b2 -= 0.5 * d2.sum(axis=0)", [])]
)
def test_only_the_parameter_that_is_off_is_cured(text: str, cures: list) -> None:
    looked = searched(MEAN)
    found = looked.cured_by(scale(looked, text))
    assert [(trial.text, trial.detail["divides"]) for trial in found] == cures


def test_what_takes_no_factor_beside_an_operand_takes_one_as_a_whole() -> None:
    looked = searched(MEAN)
    assert {trial.place for trial in scale(looked, "1 - h**2")} == {1}
    found = scale(looked, "d2 @ W2.T * (1 - h**2)")
    assert {trial.place for trial in found} == {None}
    node = looked.node("d2 @ W2.T * (1 - h**2)")
    by_text = {(t.text, t.detail["divides"]): t.change(node, looked.tape.value) for t in found}
    whole = looked.tape.value(node.id)
    np.testing.assert_allclose(by_text["n", True], whole / 4)
    np.testing.assert_allclose(by_text["n", False], whole * 4)


def test_entries_of_the_data_are_no_forgotten_settings() -> None:
    looked = searched(MEAN.replace("d2 = (a - y)", "d2 = (a - y) * x[1, 1] * x[3, 0] * 1.5"))
    texts = {
        trial.text
        for nodes in looked.search.vocabulary.values()
        for trial in nodes
        if trial.means == "scaled"
    }
    assert "1.5" in texts
    assert not {text for text in texts if "[" in text}
