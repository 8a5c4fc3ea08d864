"""Gradients are written in the program's names, and only where its numbers agree."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.diagnosis.expressions import Names, multiple
from clearprop.doctor.evidence.scope import Scope
from clearprop.trace.tape.nodes import Node
from tests.unit.doctor.rules.cases import known


def test_a_multiple_is_exact_or_none() -> None:
    true = np.array([1.0, -2.0, 4.0])
    assert multiple(-3 * true, true) == pytest.approx(-3)
    assert multiple(true + 1e-3, true) is None
    assert multiple(0 * true, true) is None
    assert multiple(true[:2], true) is None


def test_a_gradient_is_found_by_its_numbers() -> None:
    evidence = known("U03", "faulty")
    judged = evidence.judged[0]
    step, truth = judged.steps[0], judged.supposed.truths[0].layers[0]
    last = evidence.tape.nodes[step.step.round.nodes[-1]]
    at = Node(last.id + 1, "apply", last.site, None, (), {}, last.context, last.frame, None)
    names = Names(evidence.tape, Scope(evidence.tape, evidence.traced.sites), at)
    shape = step.layers[0].a_in.shape[1], step.layers[0].a.shape[1]
    found = dict(names.gradients(shape, truth.dW.reshape(-1), step.layers[0].a_in, truth.delta))
    assert found["X.T @ d1"] == pytest.approx(1.0)
    assert "d1.T @ X" not in found
