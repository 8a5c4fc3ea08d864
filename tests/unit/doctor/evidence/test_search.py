"""The search for the edit that makes every update true."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.search import Search
from tests.unit.doctor.evidence.searched import MOMENTUM, NO_SLOPE, SOUND, Searched, searched

STRANGE = SOUND.replace("d2 @ W2.T * (1 - h**2)", "np.cos(d2 @ W2.T) * np.sqrt(1 + h**2)")
TWICE = SOUND.replace("d2.sum(axis=0)", "d2.sum(axis=0) * 3").replace("0.5 * d1", "-0.5 * d1")


def fresh(text: str) -> Search:
    looked = searched(text)
    return Search(looked.evidence.traced, looked.evidence.understanding, looked.judged)


def cures(looked: Searched) -> list[list[tuple[int, str, str]]]:
    sites = looked.evidence.traced.sites
    return [[(sites[t.site].line, t.means, t.text) for t in cure.trials] for cure in looked.search.cures()]


def test_a_sound_program_needs_no_cure() -> None:
    search = fresh(SOUND)
    assert search.baseline().cured
    assert search.cures() == []
    assert search.tried == 0


def test_one_slip_has_a_cure_of_one_edit() -> None:
    looked = searched(NO_SLOPE)
    assert cures(looked) == [[(12, "factor", "(1 - h ** 2)")]]
    (cure,) = looked.search.cures()
    assert (cure.loss, cure.rate) == ("half_squared_error", pytest.approx(0.5))
    assert looked.search.tried > 1


def test_two_slips_have_a_cure_of_two_edits() -> None:
    looked = searched(TWICE)
    found = cures(looked)
    assert found
    assert {len(each) for each in found} == {2}
    assert {line for each in found for line, _, _ in each} == {14, 16}


def test_a_line_that_no_usual_edit_cures_is_found_by_its_truth() -> None:
    looked = searched(STRANGE)
    (line, means, _), *rest = cures(looked)[0]
    assert (line, means, rest) == (12, "truth", [])


def test_a_line_that_leads_to_nothing_wrong_is_not_tried() -> None:
    looked = searched(NO_SLOPE)
    wrong = looked.search.wrong((), looked.search.baseline())
    assert wrong == 1 << looked.parameter("W1") | 1 << looked.parameter("b1")
    assert looked.search.reach.of([looked.node("d2.sum(axis=0)").id]) & wrong == 0


def test_an_edit_leaves_fewer_parameters_wrong() -> None:
    looked = searched(TWICE)
    search = looked.search
    wrong = search.wrong((), search.baseline())
    first = search.cures()[0].trials[:1]
    score = search.judge.judge(first)
    assert score is not None
    left = search.wrong(first, score)
    assert wrong == 1 << looked.parameter("b2") | 1 << looked.parameter("b1")
    assert left in (1 << looked.parameter("b2"), 1 << looked.parameter("b1"))


def test_a_program_that_climbs_is_wrong_everywhere() -> None:
    looked = searched(SOUND.replace("(a - y)", "(y - a)"))
    assert looked.search.wrong((), looked.search.baseline()) == 0b1111
    assert (11, "negate", "-") in [edit for each in cures(looked) for edit in each]


def test_behind_a_momentum_the_gradients_are_cured() -> None:
    looked = searched(MOMENTUM.replace(" * (1 - h**2)", ""))
    assert looked.search.stateful
    assert [(12, "factor", "(1 - h ** 2)")] in cures(looked)


def test_updates_of_their_own_belong_to_no_line() -> None:
    update, back = "    W2 -= 0.5 * h.T @ d2\n", "    d1 = d2 @ W2.T * (1 - h**2)\n"
    looked = searched(SOUND.replace(update, "").replace(back, update + back))
    assert [trial.means for trial in looked.search.versions] == ["older"]
    assert [(12, "older", "")] in cures(looked)


def test_cures_are_looked_for_once() -> None:
    search = fresh(NO_SLOPE)
    found = search.cures()
    tried = search.tried
    assert search.cures() is found
    assert search.tried == tried > 0
