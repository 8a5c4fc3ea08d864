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


OWNED = """\
import numpy as np

class Net:
    def __init__(self):
        self.W = np.array([1.0, 2.0])

    def turned(self, g):
        return g - self.W

first = np.ones(2) + 1.0
grads = {}
grads["W"] = np.array([7.0, 8.0])
second = Net().turned(grads["W"])
last = first * 3.0
"""


def test_attributes_and_entries_are_read_where_their_owner_is() -> None:
    seen = evidence(OWNED)
    scope = Scope(seen.tape, seen.traced.sites)
    at = {seen.traced.sites[n.site].text: n for n in seen.tape.nodes if n.site >= 0}
    inside, outside = at["g - self.W"], at["first * 3.0"]
    assert scope.node("self.W", inside) == at["np.array([1.0, 2.0])"].id
    assert scope.node("self.W", outside) is None
    assert scope.node("g", inside) == at["np.array([7.0, 8.0])"].id
    assert scope.node("g", outside) is None
    assert scope.node('grads["W"]', outside) == at["np.array([7.0, 8.0])"].id


def test_the_latest_names_come_first() -> None:
    seen = evidence(OWNED)
    last = [n for n in seen.tape.nodes if n.site >= 0 and seen.traced.sites[n.site].text == "first * 3.0"][-1]
    names = Scope(seen.tape, seen.traced.sites).names(last)
    assert names == ["second", 'grads["W"]', "first"]
