"""How right updates are, as they are and with edits."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.score import Score
from clearprop.doctor.evidence.trials import Trial, negated
from clearprop.trace.tape.execute import execute
from tests.unit.doctor.evidence.searched import MOMENTUM, NO_SLOPE, SOUND, searched

SIGN = SOUND.replace("(a - y)", "(y - a)")


def trial(site: int, change) -> Trial:
    return Trial(site, "truth", change, None, "", {})


def test_a_sound_program_is_right_by_its_own_rate() -> None:
    found = searched(SOUND).judge.baseline()
    assert (found.right, found.rate) == (1.0, pytest.approx(0.5))
    assert found.cured


def test_a_program_that_climbs_is_not_cured() -> None:
    found = searched(SIGN).judge.baseline()
    assert (found.right, found.rate) == (1.0, pytest.approx(-0.5))
    assert not found.cured


def test_the_share_is_that_of_the_right_entries() -> None:
    assert searched(NO_SLOPE).judge.baseline().right == pytest.approx(4 / 13)


def test_an_edit_is_judged_on_every_step() -> None:
    looked = searched(SIGN)
    assert looked.judge.judge([negated(looked.site("y - a"))]) == Score(1.0, pytest.approx(0.5))
    late = looked.judge.begins[1]
    site = looked.site("y - a")
    first_only = trial(site, lambda n, value: (-1 if n.id < late else 1) * execute(n, value))
    found = looked.judge.judge([first_only])
    assert found is not None
    assert not found.cured


def test_two_edits_are_made_together() -> None:
    looked = searched(SIGN)
    twice = [negated(looked.site("y - a")), negated(looked.site("d2 @ W2.T"))]
    found = looked.judge.judge(twice)
    assert found is not None
    # The first layer climbs, the second goes down.
    assert found.right == pytest.approx(9 / 13)


@pytest.mark.parametrize("result", [np.zeros((2, 2)), None, "text"], ids=["shape", "nothing", "text"])
def test_an_edit_that_cannot_run_has_no_score(result: object) -> None:
    looked = searched(SIGN)
    assert looked.judge.judge([trial(looked.site("d2 @ W2.T"), lambda n, value: result)]) is None


def test_an_edit_of_nothing_has_no_score() -> None:
    looked = searched(SIGN)
    before = looked.judge.tried
    assert looked.judge.judge([negated(-5)]) is None
    assert looked.judge.run({}, 0) is None
    assert looked.judge.tried == before + 1


def test_an_error_of_another_kind_is_not_hidden() -> None:
    looked = searched(SIGN)

    def broken(node: object, value: object) -> object:
        raise RuntimeError("not an edit's fault")

    with pytest.raises(RuntimeError):
        looked.judge.judge([trial(looked.site("y - a"), broken)])


def test_only_the_backward_pass_is_edited() -> None:
    looked = searched(SOUND)
    texts = [{looked.evidence.traced.sites[s].text for s in found} for found in looked.judge.by_site]
    assert all({"a - y", "d2 @ W2.T", "1 - h**2", "b1 -= 0.5 * d1.sum(axis=0)"} <= each for each in texts)
    assert not any({"x @ W1", "np.tanh(x @ W1 + b1)", "h @ W2 + b2"} & each for each in texts)


def test_behind_a_momentum_gradients_are_judged() -> None:
    looked = searched(MOMENTUM)
    assert looked.judge.stateful
    assert not searched(SOUND).judge.stateful
    assert looked.judge.baseline() == Score(1.0, 1.0)
    faulty = searched(MOMENTUM.replace(" * (1 - h**2)", ""))
    assert faulty.judge.baseline().right == pytest.approx(4 / 13)


def test_one_answer_to_a_step_has_no_rate_of_its_own() -> None:
    text = SOUND.replace("for step in range(4):", "for x, y in zip(x[:, None], y[:, None]):")
    assert searched(SOUND).judge.own_rates
    assert not searched(text).judge.own_rates
