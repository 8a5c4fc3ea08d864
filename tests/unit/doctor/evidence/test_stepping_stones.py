"""Half a cure is known by what it brings nearer."""

from __future__ import annotations

from clearprop.doctor.evidence.stepping_stones import SteppingStones
from clearprop.doctor.evidence.trials import negated
from tests.unit.doctor.evidence.searched import SOUND, searched

WRONG_SIGN = SOUND.replace("(a - y) * a", "(y - a) * a").replace("* (1 - h**2)", "* (1 + h**2)")


def test_a_sound_program_computes_all_deltas_and_gradients() -> None:
    looked = searched(SOUND)
    truth = looked.judged.supposed.truths[0].layers
    stones = SteppingStones(looked.judge)
    assert stones.count(looked.tape.value) >= sum(layer.delta.size + layer.dW.size for layer in truth)


def test_what_brings_deltas_nearer_comes_first() -> None:
    looked = searched(WRONG_SIGN)
    stones = SteppingStones(looked.judge)
    before = stones.count(looked.tape.value)
    cure, other = negated(looked.site("y - a")), negated(looked.site("1 + h**2"))
    assert stones.best((), [(other,), (cure,)], float("inf"))[0] == (cure,)
    value = looked.judge.values([cure], 0)
    assert value is not None
    assert stones.count(value) > before


def test_nothing_is_tried_when_the_work_is_done() -> None:
    looked = searched(WRONG_SIGN)
    assert SteppingStones(looked.judge).best((), [(negated(looked.site("y - a")),)], 0.0) == []
