"""Arrays that are changed too early."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.overwritten import overwritten_trials
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched

ANSWER = "    a = 1 / (1 + np.exp(-(h @ W2 + b2)))\n"
PUT = SOUND.replace(ANSWER, ANSWER + "    h[:, 0] = 0.5\n")
SHRUNK = SOUND.replace(ANSWER, ANSWER + "    h *= 0.9\n")


def proposed(looked: Searched) -> list:
    return list(overwritten_trials(looked.tape, looked.roles, looked.judged))


def test_an_array_that_was_changed_in_place_is_read_as_it_was() -> None:
    looked = searched(SHRUNK)
    assert not looked.search.baseline().cured
    (only,) = proposed(looked)
    assert (only.means, only.detail["overwritten"]) == ("older", True)
    assert looked.evidence.traced.sites[only.site].text == "h *= 0.9"
    assert looked.cured_by([only]) == [only]


def test_the_older_numbers_are_those_before_the_line() -> None:
    looked = searched(SHRUNK)
    (only,) = proposed(looked)
    value = looked.judge.values([only], 1)
    assert value is not None
    h = looked.tape.value(looked.node("np.tanh(x @ W1 + b1)", 1).id)
    np.testing.assert_array_equal(value(looked.node("h.T", 1).id), h.T)


def test_entries_that_were_put_are_seen_too() -> None:
    looked = searched(PUT)
    assert not looked.search.baseline().cured
    (cure,) = looked.cured_by(proposed(looked))
    assert looked.evidence.traced.sites[cure.site].text == "h[:, 0]"


def test_what_an_earlier_step_made_of_an_array_stays() -> None:
    looked = searched(SOUND.replace(ANSWER, ANSWER + "    x[0] = 1.0 + step\n"))
    assert not looked.search.baseline().cured
    (only,) = proposed(looked)
    assert looked.cured_by([only]) == [only]
    value = looked.judge.values([only], 2)
    assert value is not None
    np.testing.assert_array_equal(value(looked.node("x.T", 2).id), looked.judged.steps[2].x.T)


def test_updates_of_parameters_are_no_such_change() -> None:
    assert proposed(searched(SOUND)) == []


def test_an_array_that_the_network_never_read_may_be_changed() -> None:
    text = SOUND.replace("    d1 = d2", "    d2 *= 1.0\n    d1 = d2")
    assert proposed(searched(text)) == []


def test_what_nobody_reads_again_may_be_changed() -> None:
    last = "    b1 -= 0.5 * d1.sum(axis=0)\n"
    assert proposed(searched(SOUND.replace(last, last + "    h *= 2.0\n"))) == []
