"""The text that computes a value."""

from __future__ import annotations

from clearprop.doctor.evidence.expressions import common_frame, written
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np


def bent(z):
    return np.tanh(z)


def forward(x, w):
    return bent(x @ w)


x = np.ones((2, 2))
out = forward(x, 0.5 * np.ones((2, 1)))
"""


def test_a_helper_is_seen_as_its_call_from_the_function_that_calls_it() -> None:
    known = evidence(PROGRAM)
    nodes = {getattr(node.function, "__name__", ""): node.id for node in known.tape.nodes}
    frame = common_frame(known, nodes["tanh"], nodes["matmul"])
    inner, outer = written(known, nodes["tanh"]), written(known, nodes["tanh"], frame)
    assert inner is not None
    assert outer is not None
    assert (inner.text, outer.text) == ("np.tanh(z)", "bent(x @ w)")
    whole = written(known, nodes["tanh"], 0)
    assert whole is not None
    assert whole.text.startswith("forward(")
