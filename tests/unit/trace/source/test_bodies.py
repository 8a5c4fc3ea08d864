from __future__ import annotations

import pytest

from clearprop.trace.running.window import Budget
from tests.trace.watching import watch

STEPS = "w = 1.0\nfor k in range(1000):\n    w = w * 0.99\nv = w + 1\n"


def test_only_some_rounds_are_recorded() -> None:
    seen = watch(STEPS, Budget(short=0.0))
    assert seen.turns() == [0, 1, 2, 4, 16, 64, 256, 998, 999]
    assert seen.tape.loops == {seen.tape.nodes[-2].context[0].site: 1000}
    assert seen.names["w"] == pytest.approx(0.99**1000)


def test_what_comes_after_the_loop_is_recorded() -> None:
    assert watch(STEPS).operations()[-1] == "add"


def test_a_while_loop_has_windows_too() -> None:
    seen = watch("w = 1.0\nk = 0\nwhile k < 300:\n    w = w * 0.99\n    k += 1\n", Budget(short=0.0))
    assert seen.turns() == [0, 1, 2, 4, 16, 64, 256]
    assert list(seen.tape.loops.values()) == [300]


@pytest.mark.parametrize("how", ["break", "continue", "return"])
def test_leaving_a_round_early(how: str) -> None:
    source = f"""
def f():
    out = []
    for k in range(100):
        for j in range(100):
            if j == 50:
                {how if how != "return" else "return out"}
            out.append(j)
        if k == 3:
            break
    else:
        out.append(-1)
    return out
x = f()
y = len(x) * 3.0
"""
    names: dict[str, object] = {}
    exec(source, names)
    seen = watch(source)
    assert seen.names["x"] == names["x"]
    assert seen.operations()[-1] == "mul"
    assert seen.hooks.loops == []


def test_functions_called_in_plain_rounds_run_as_written() -> None:
    source = "def f(w):\n    return w * 0.5\nw = 1.0\nfor k in range(1000):\n    w = f(w)\n"
    seen = watch(source, Budget(short=0.0))
    assert len(seen.tape.frames) == len(seen.turns())


def test_a_closure_made_in_a_plain_round_can_be_watched_later() -> None:
    source = """
def make(k):
    def inner(v):
        return v * k
    return inner, lambda v: v + k
for k in range(1000):
    f, g = make(0.5)
x = f(3.0)
y = g(3.0)
"""
    assert watch(source, Budget(short=0.0)).operations()[-2:] == ["mul", "add"]


def test_global_and_nonlocal_are_said_once() -> None:
    source = """
n = 0.5
def f():
    if True:
        global n
        n = n + 1
    m = 1.0
    def g():
        nonlocal m
        m += n
        return m
    return g()
x = f()
"""
    seen = watch(source)
    assert (seen.names["x"], seen.names["n"]) == (2.5, 1.5)


def test_generators_may_interleave() -> None:
    source = """
def walk(start):
    total = start
    for k in range(4):
        total = total + k
        yield total
x = [a * b for a, b in zip(walk(0.5), walk(1.5))]
"""
    assert watch(source).names["x"] == [0.5 * 1.5, 1.5 * 2.5, 3.5 * 4.5, 6.5 * 7.5]


def test_parameters_are_names_of_the_call() -> None:
    seen = watch("def f(a, /, b, *c, d=0.25, **e):\n    return a + d\nw = 0.5\nx = f(w, 1.5, 2.5, z=3.5)\n")
    assert seen.named("a") == [0.5]
    assert seen.named("d") == [0.25]
    assert [frame.name for frame in seen.tape.frames] == ["f"]


def test_coroutines_run_as_written() -> None:
    source = "import asyncio\nasync def f():\n    return 1.5 * 2\nx = asyncio.run(f())\n"
    assert watch(source).names["x"] == 3.0
