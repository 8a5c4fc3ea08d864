"""Our gradient and the derivative of the recorded calculation agree, or nothing is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clearprop.doctor.diagnosis.truth import agrees_twice
from clearprop.trace.recognise.losses import Supposed
from tests.unit.doctor.rules.cases import known


@pytest.mark.parametrize("code", ["G03", "G06", "G09", "G11"])
def test_both_agree_on_every_loss(code: str) -> None:
    evidence = known(code, "faulty")
    for judged in evidence.judged:
        assert agrees_twice(evidence.tape, evidence.understanding.roles, judged)


def test_a_wrong_truth_is_not_believed() -> None:
    evidence = known("G03", "faulty")
    judged = evidence.judged[0]
    truths = tuple(replace(each, entries=each.entries * 1.001) for each in judged.supposed.truths)
    wrong = replace(judged, supposed=Supposed(judged.loss, truths))
    assert not agrees_twice(evidence.tape, evidence.understanding.roles, wrong)
