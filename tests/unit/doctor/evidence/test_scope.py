"""Names stand for what they held at the moment."""

from __future__ import annotations

from clearprop.doctor.evidence.scope import Scope
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np
a = np.ones(2)
b = a + 1
a = b * 3
def f(u):
    v = u * 2
    return v + 1
c = f(a)
d = c - b
"""


def test_a_name_is_what_it_was_then() -> None:
    seen = evidence(PROGRAM)
    scope = Scope(seen.tape, seen.traced.sites)
    at = {seen.traced.sites[n.site].text: n for n in seen.tape.nodes if n.site >= 0}
    assert scope.node("a", at["b * 3"]) == at["np.ones(2)"].id
    assert scope.node("a", at["c - b"]) == at["b * 3"].id
    assert scope.node("d", at["b * 3"]) is None


def test_variables_of_a_function_are_read_inside_alone() -> None:
    seen = evidence(PROGRAM)
    scope = Scope(seen.tape, seen.traced.sites)
    at = {seen.traced.sites[n.site].text: n for n in seen.tape.nodes if n.site >= 0}
    assert "v" in scope.names(at["v + 1"])
    assert "v" not in scope.names(at["c - b"])
    assert "b" in scope.names(at["v + 1"])
