from __future__ import annotations

from clearprop.trace.roles.find import find_roles
from tests.trace.watching import watch

PERCEPTRON = """
w1, w2, b = 0.1, -0.2, 0.05
for epoch in range(4):
    for x1, x2, t in [(0.0, 1.0, 1.0), (1.0, 1.0, 0.0), (1.0, 0.0, 1.0)]:
        answer = 1.0 if w1 * x1 + w2 * x2 + b > 0 else 0.0
        e = t - answer
        w1, w2, b = w1 + 0.1 * e * x1, w2 + 0.1 * e * x2, b + 0.1 * e
"""


def test_a_perceptron_has_no_gradient() -> None:
    seen = watch(PERCEPTRON)
    assert find_roles(seen.tape, seen.sites).abstentions[0].startswith("a step unit has no gradient")


def test_a_sum_that_is_compared_with_nothing_is_no_unit() -> None:
    seen = watch("total = 0.5\nfor k in range(4):\n    total = total + 1.5\n")
    assert find_roles(seen.tape, seen.sites).abstentions[0].startswith("no loop was found whose numbers")
