"""Loops that leave a parameter out, and numbers of one list."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.idle import never_updated
from clearprop.doctor.diagnosis.lists import in_one_list, loop_that_misses
from tests.unit.doctor.diagnosis.recorded import LISTED, TWO_LAYERS, recorded

HEAD_OF_LOOP = "    for k in range(3):\n"


@pytest.mark.parametrize("rounds", ["range(1, 3)", "range(2)"])
def test_the_head_of_a_loop_that_leaves_weights_out_is_named(rounds: str) -> None:
    known = recorded(LISTED.replace(HEAD_OF_LOOP, f"    for k in {rounds}:\n"))
    told = {known.told(found) for found in never_updated(known.evidence)}
    assert told == {("U03", known.line(f"for k in {rounds}"))}


def test_a_statement_of_one_parameter_stands_in_no_such_loop() -> None:
    known = recorded(TWO_LAYERS)
    for parameter in known.evidence.understanding.roles.parameters:
        change = parameter.state.changes[0]
        assert loop_that_misses(known.evidence, known.evidence.tape.nodes[change.end]) is None


NEURON = """\
import math
import random

random.seed(3)
weights = [random.random() for _ in range(3)]
rows = [(0.0, 0.0, 0.1), (0.0, 1.0, 0.8), (1.0, 0.0, 0.7), (1.0, 1.0, 0.9)]
for epoch in range(5):
    for x1, x2, target in rows:
        a = 1 / (1 + math.exp(-(weights[0] * x1 + weights[1] * x2 + weights[2])))
        delta = (a - target) * a * (1 - a)
        weights[0] -= 0.5 * delta * x1
        weights[1] -= 0.5 * delta * x2
        weights[2] -= 0.5 * delta
"""


def test_a_bias_in_the_list_of_its_weights_was_meant_to_be_trained() -> None:
    known = recorded(NEURON.replace("        weights[2] -= 0.5 * delta\n", ""))
    roles = known.evidence.understanding.roles
    idle = next(p for p in roles.parameters if not p.trained)
    assert in_one_list(known.evidence.tape, idle, roles)
    assert [known.told(found)[0] for found in never_updated(known.evidence)] == ["U03"]


def test_a_bias_with_a_name_of_its_own_may_be_fixed() -> None:
    fixed = NEURON.replace("        weights[2] -= 0.5 * delta\n", "").replace("+ weights[2]", "+ bias")
    known = recorded(fixed.replace("rows =", "bias = random.random()\nrows ="))
    assert list(never_updated(known.evidence)) == []
