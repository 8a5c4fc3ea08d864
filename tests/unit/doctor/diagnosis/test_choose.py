"""Of equal cures the likeliest comes first."""

from __future__ import annotations

from clearprop.doctor.diagnosis.choose import choices, is_right_elsewhere, written
from clearprop.doctor.diagnosis.diagnose import diagnosis
from clearprop.doctor.diagnosis.meaning import Meaning
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded
from tests.unit.doctor.rules.cases import known


def test_an_operand_comes_before_a_new_slope() -> None:
    found = diagnosis(known("G02", "faulty"))
    assert found is not None
    assert found.choices[0].cure.trials[0].means == "operand"
    keys = [choice.key for choice in found.choices]
    assert keys == sorted(keys)


def test_every_choice_changes_the_text() -> None:
    found = diagnosis(known("G04", "faulty"))
    assert found is not None
    evidence = known("G04", "faulty")
    source = evidence.traced.sites[0].source
    for choice in found.choices:
        assert choice.edit is None or choice.edit.applied(source.text, source.name) != source.text


def test_a_helper_that_serves_others_well_is_known() -> None:
    evidence = known("G02", "faulty")
    search = evidence.searches[0]
    slopes = [
        trial
        for (trial, *_) in (cure.trials for cure in search.cures())
        if trial.means == "slope" and "kept" not in trial.detail
    ]
    assert slopes
    assert all(is_right_elsewhere(search, trial) for trial in slopes)


def test_a_cure_of_two_edits_is_written_as_one() -> None:
    evidence = known("G02", "faulty")
    search = evidence.searches[0]
    meaning = Meaning(evidence.traced, evidence.understanding.roles, search)
    (first, *_) = choices(evidence.traced, search, meaning, search.cures())
    assert written(evidence.traced, first.cure) == first.edit


def test_a_weight_that_lies_on_its_side_comes_first() -> None:
    seen = recorded(TWO_LAYERS.replace("W2.T", "W2"))
    assert (seen.choices[0].code, seen.best.means) == ("G06", "transpose")
    assert seen.with_edit(seen.choices[0].edit) == TWO_LAYERS


def test_of_two_ways_to_turn_a_sign_the_smaller_change_comes_first() -> None:
    seen = recorded(TWO_LAYERS.replace("W1 -=", "W1 +="))
    assert seen.with_edit(seen.choices[0].edit) == TWO_LAYERS
    assert len(seen.choices) > 1
    assert len({seen.with_edit(each.edit) for each in seen.choices if each.edit}) == len(
        [each for each in seen.choices if each.edit]
    )


def test_a_sound_program_has_no_choices() -> None:
    assert recorded(TWO_LAYERS).choices == []


ONE_BY_ONE = """\
import random
random.seed(21)
rows = []
for _ in range(20):
    x1, x2 = random.uniform(-1, 1), random.uniform(-1, 1)
    rows.append(([1.0, x1, x2], 0.5 + 2.0 * x1 - x2))
weights = [random.uniform(-0.1, 0.1) for _ in range(3)]
rate = 0.02
for epoch in range(6):
    for x, target in rows:
        error = target - sum(w * a for w, a in zip(weights, x))
        for i in range(3):
            weights[i] -= rate * error * x[i]
"""


def test_where_each_step_has_one_answer_a_number_of_the_right_sign_is_no_cure() -> None:
    """Some name always holds a negative number; the sign is what is wrong."""
    seen = recorded(ONE_BY_ONE)
    assert "operand" in {trial.means for choice in seen.choices for trial in choice.cure.trials}
    assert seen.choices[0].code in ("G04", "U02")
