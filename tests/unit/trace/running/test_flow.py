from __future__ import annotations

from clearprop.trace.running.window import Budget
from tests.trace.watching import watch


def test_frames_and_loops_are_right_again_after_an_exception() -> None:
    source = """
def f():
    for k in range(5):
        for j in range(5):
            if k == 2:
                raise KeyError
for n in range(3):
    try:
        f()
    except KeyError:
        x = n + 0.5
y = x * 2
"""
    seen = watch(source)
    assert (len(seen.hooks.calls), seen.hooks.loops, seen.hooks.pending) == (1, [], [])
    assert (seen.tape.nodes[-1].frame, seen.tape.nodes[-1].context) == (0, ())


def test_another_thread_runs_as_written() -> None:
    source = """
import threading
def work(out):
    w = 1.0
    for k in range(4):
        w = w * 0.5
    out.append(w)
out = []
thread = threading.Thread(target=work, args=(out,))
thread.start()
thread.join()
x = out[0]
"""
    seen = watch(source)
    assert seen.names["x"] == 0.0625
    assert seen.operations() == []


def test_when_the_budget_is_spent_the_program_goes_on() -> None:
    seen = watch("x = 1.0\n" + "x = x + 1\n" * 100, Budget(nodes=50))
    assert seen.names["x"] == 101.0
    assert len(seen.tape.nodes) <= 25


def test_deep_calls_run_as_written() -> None:
    seen = watch("def f(n):\n    return 1.0 if n == 0 else f(n - 1) * 0.5\nx = f(400)\ny = x + 1\n")
    assert seen.names["x"] == 0.5**400
    assert seen.operations()[-1] == "add"


def test_loops_count_their_rounds() -> None:
    seen = watch(
        "for k in range(7):\n    x = k * 0.5\nfor k in [1.0, 2.0, 3.0]:\n    if k > 1:\n        break\n"
    )
    assert sorted(seen.tape.loops.values()) == [2, 7]


def test_a_list_that_grows_while_it_is_run_over() -> None:
    seen = watch("a = [1.0]\nfor v in a:\n    if len(a) < 50:\n        a.append(v * 2)\n", Budget(short=0.0))
    assert len(seen.names["a"]) == 50
