"""Gradients in the names of a program."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.diagnosis.expressions import Names, multiple
from clearprop.doctor.evidence.scope import Scope
from clearprop.trace.tape.nodes import Node
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, Recorded, recorded


def names(known: Recorded) -> Names:
    """The names at the last line of the first step."""
    round_ = known.search.judged.steps[0].step.round
    tape = known.evidence.tape
    last = [tape.nodes[n] for n in round_.nodes if tape.nodes[n].site >= 0][-1]
    here = Node(last.id + 1, "apply", last.site, None, (), {}, last.context, last.frame, None)
    return Names(tape, Scope(tape, known.traced.sites), here)


@pytest.mark.parametrize(
    ("name", "written"),
    [("W1", ("x.T @ d1", 1.0)), ("b1", ("d1.sum(axis=0)", 1.0)), ("b2", ("d2.sum(axis=0)", 1.0))],
)
def test_a_true_gradient_is_written_and_proved(name: str, written: tuple[str, float]) -> None:
    known = recorded(TWO_LAYERS)
    judged, roles = known.search.judged, known.evidence.understanding.roles
    number = [p.name for p in roles.parameters].index(name)
    at = sum(p.size for p in roles.parameters[:number])
    parameter = roles.parameters[number]
    true = judged.gradients[0][at : at + parameter.size]
    layer = int(name[1]) - 1
    found = names(known).gradients(
        np.shape(known.evidence.tape.value(parameter.first)),
        true,
        judged.steps[0].layers[layer].a_in,
        judged.supposed.truths[0].layers[layer].delta,
    )
    texts = [(text, round(factor, 9)) for text, factor in found]
    assert written in texts


def test_a_wrong_one_is_not() -> None:
    known = recorded(TWO_LAYERS)
    judged = known.search.judged
    layer, delta = judged.steps[0].layers[0], judged.supposed.truths[0].layers[0].delta
    assert list(names(known).gradients((3, 3), np.arange(9.0), layer.a_in, delta)) == []


def test_names_along_a_truth_have_its_factor() -> None:
    known = recorded(TWO_LAYERS)
    delta = known.search.judged.supposed.truths[0].layers[1].delta
    assert dict(names(known).along(2 * delta)) == pytest.approx({"d2": 0.5})


def test_multiples() -> None:
    true = np.array([1.0, -2.0, 3.0])
    assert multiple(-0.5 * true, true) == pytest.approx(-0.5)
    assert multiple(true + np.array([0.0, 0.0, 1e-3]), true) is None
    assert multiple(np.zeros(3), true) is None
    assert multiple(true, np.zeros(3)) is None
    assert multiple(np.array([1.0, np.nan, 3.0]), true) is None
    assert multiple(true, true[:2]) is None
