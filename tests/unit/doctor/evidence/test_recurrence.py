"""The rule that most parameters follow."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.recurrence import Recurrence
from tests.unit.doctor.evidence.searched import MOMENTUM, SOUND, Searched, searched

FORGETS = MOMENTUM.replace("0.9 * vb1", "0.5 * vb1")
DECAYS = SOUND.replace("W1 -= 0.5 * x.T @ d1", "W1 -= 0.5 * (x.T @ d1 + 0.01 * W1)")


def recurrence(looked: Searched) -> Recurrence:
    understanding = looked.evidence.understanding
    return Recurrence(understanding, understanding.losses[0])


def test_every_parameter_of_a_sound_program_follows_one_rule() -> None:
    found = recurrence(searched(MOMENTUM))
    assert found.tellable
    for rule in found.rules:
        assert rule is not None
        assert (rule.name, rule.constants) == ("momentum", {"momentum": 0.9})
        assert rule.rate == pytest.approx(0.01)
    assert found.followed is None


def test_the_rule_of_most_makes_their_changes_of_the_gradients() -> None:
    found = recurrence(searched(MOMENTUM))
    rule = found.rules[0]
    assert rule is not None
    for target, moved in zip(found.target(rule), found.moved, strict=True):
        np.testing.assert_allclose(target, moved, rtol=1e-6, atol=1e-12)


def test_the_parameter_that_does_otherwise_is_named() -> None:
    looked = searched(FORGETS)
    followed = recurrence(looked).followed
    assert followed is not None
    assert followed.others == (looked.parameter("b1"),)
    assert followed.rule.constants == {"momentum": 0.9}


def test_the_edit_after_which_it_follows_is_found() -> None:
    looked = searched(MOMENTUM.replace("- 0.01 * d1", "+ 0.01 * d1"))
    site = looked.site("0.9 * vb1 + 0.01 * d1.sum(axis=0)")
    nodes = [node.id for node in looked.tape.nodes if node.site == site]
    cured = list(recurrence(looked).cured(looked.search.vocabulary[site], {site: nodes}))
    assert ("swap", "momentum") in [(trial.means, rule.name) for trial, rule in cured]
    for _, rule in cured:
        assert rule.rate == pytest.approx(0.01)


def test_an_edit_that_changes_nothing_cures_nothing() -> None:
    looked = searched(MOMENTUM)
    found = recurrence(looked)
    site = looked.site("0.9 * vb1")
    plain = [t for t in looked.search.vocabulary[site] if t.means == "negate"]
    nodes = [node.id for node in looked.tape.nodes if node.site == site]
    # The other sign of a momentum is another rule for one of four parameters.
    assert list(found.cured(plain, {site: nodes})) == []
    assert list(found.cured(plain, {})) == []


def test_of_two_rules_the_one_that_decays_is_taken_to_be_meant() -> None:
    looked = searched(DECAYS)
    followed = recurrence(looked).followed
    assert followed is not None
    assert followed.others == (looked.parameter("W2"),)
    assert followed.rule.decay == pytest.approx(0.5 * 0.01)
    rule = recurrence(looked).rules[looked.parameter("W2")]
    assert rule is not None
    assert (rule.rate, rule.decay) == (pytest.approx(0.5), 0.0)


def test_half_and_half_follow_the_first_that_agree() -> None:
    looked = searched(MOMENTUM.replace("0.9 * vb1", "0.5 * vb1").replace("0.9 * vW1", "0.5 * vW1"))
    followed = recurrence(looked).followed
    assert followed is not None
    assert len(followed.others) == 2


def test_three_steps_in_a_row_are_needed() -> None:
    assert not recurrence(searched(MOMENTUM.replace("range(5)", "range(2)"))).tellable


def test_entries_stand_where_their_parameter_does() -> None:
    looked = searched(MOMENTUM)
    found = recurrence(looked)
    for k, parameter in enumerate(looked.roles.parameters):
        assert found.entries(k) == looked.entries(parameter.name)
