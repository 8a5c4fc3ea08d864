from __future__ import annotations

import pytest

from tests.trace.watching import watch


@pytest.mark.parametrize(
    ("source", "x"),
    [
        (
            "x = 0.0\ntry:\n    x += 1\n    x / 0\nexcept Exception:\n    x += 2\nfinally:\n    x += 4",
            7.0,
        ),
        ("x = 0.0\nif x < 1:\n    x += 1\nelse:\n    x += 2", 1.0),
        ("import contextlib\nx = 0.0\nwith contextlib.suppress(ZeroDivisionError):\n    x / 0\nx += 1", 1.0),
        ("match (1.5, 2.0):\n    case (a, b) if a < b:\n        x = a * b", 3.0),
        ("def f(a):\n    return a * 2\nx = f(1.5)", 3.0),
        ("x = 1.5\nassert x > 1, x / 0", 1.5),
        ("try:\n    raise ExceptionGroup('g', [ValueError()])\nexcept* ValueError:\n    x = 1.5 * 2", 3.0),
    ],
)
def test_statements_do_what_they_did_and_are_seen(source: str, x: float) -> None:
    seen = watch(source)
    assert seen.names["x"] == x
    assert x in seen.named("x")


def test_what_follows_a_caught_exception_is_recorded_outside_the_loop() -> None:
    source = """
for k in range(3):
    try:
        for j in range(3):
            1 / j
    except ZeroDivisionError:
        x = 1.5 + k
y = x * 2
"""
    seen = watch(source)
    named = [each for each in seen.tape.nodes if "x" in [name.name for name in each.names]]
    assert [len(each.context) for each in named] == [1, 1, 1]
    assert seen.tape.nodes[-1].context == ()
