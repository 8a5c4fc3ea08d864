"""The code of a fault follows from what the edit does to the numbers."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.diagnose import diagnosis
from clearprop.doctor.diagnosis.meaning import Meaning
from clearprop.doctor.evidence.trials import dropped, negated
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
