"""The code of a fault follows from what the edit does to the numbers."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.diagnose import diagnosis
from clearprop.doctor.diagnosis.meaning import Meaning
from clearprop.doctor.evidence.trials import Means, dropped, negated
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded
from tests.unit.doctor.rules.cases import known


@pytest.mark.parametrize(
    "code", ["G01", "G02", "G03", "G04", "G06", "G07", "G12", "U01", "U02", "U05", "S02", "S05"]
)
def test_each_cure_means_its_fault(code: str) -> None:
    found = diagnosis(known(code, "faulty"))
    assert found is not None
    assert found.meaning.code(found.choices[0].cure.trials[0]) == code


def test_signs_are_told_by_their_place() -> None:
    evidence = known("G04", "sound")
    search = evidence.searches[0]
    meaning = Meaning(evidence.traced, evidence.understanding.roles, search)
    by_text = {evidence.traced.sites[site].text: site for site in search.judge.by_site[0]}
    assert meaning.code(negated(by_text["rate * X.T @ d1"])) == "U02"
    assert meaning.code(negated(by_text["a2 - Y"])) == "G04"
    assert meaning.code(negated(by_text["a * (1 - a)"])) == "G01"
    assert meaning.code(dropped(by_text["rate * X.T"], 0)) == "U04"
    assert meaning.code(dropped(by_text["error * slope(a2)"], 1)) == "G03"


def test_an_update_is_told_from_what_comes_before_it() -> None:
    seen = recorded(TWO_LAYERS)
    node = {text: seen.meaning.node_of(negated(seen.site(text))) for text in ("rate * x.T @ d1", "a - y")}
    assert seen.meaning.is_update(node["rate * x.T @ d1"])
    assert not seen.meaning.is_update(node["a - y"])


@pytest.mark.parametrize(
    ("place", "means", "code"),
    [
        ("a - y", "swap", "G04"),
        ("d2 @ W2.T", "transpose", "G06"),
        ("d2 @ W2.T", "factor", "G03"),
        ("d1.sum(axis=0)", "axis", "G07"),
        ("1 - h ** 2", "slope", "G01"),
        ("rate * x.T @ d1", "turn", "G06"),
    ],
)
def test_what_is_proposed_for_a_place_means_its_fault(place: str, means: Means, code: str) -> None:
    seen = recorded(TWO_LAYERS)
    trials = [trial for trial in seen.trials(place, means) if "reduction" not in trial.detail]
    assert trials
    assert {seen.meaning.code(trial) for trial in trials} == {code}


def test_a_mean_for_a_sum_is_a_matter_of_the_number_of_examples() -> None:
    seen = recorded(TWO_LAYERS)
    (trial,) = (each for each in seen.trials("d1.sum(axis=0)", "axis") if "reduction" in each.detail)
    assert (trial.text, seen.meaning.code(trial)) == ("mean", "G05")
