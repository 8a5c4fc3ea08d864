from __future__ import annotations

from clearprop.trace.failure import Failure
from clearprop.trace.running.diagnosis import failure_of
from clearprop.trace.source.text import Text
from tests.trace.watching import watch


def failed(source: str) -> Failure:
    seen = watch(source, raises=Exception)
    assert seen.problem is not None
    seen.hooks.forget(seen.hooks.calls[0])
    return failure_of(seen.problem, {"program.py": Text("program.py", source)}, seen.hooks)


def test_the_innermost_place_in_the_program_is_named() -> None:
    failure = failed("import json\ndef f(text):\n    return json.loads(text)\nf('{')\n")
    assert failure.span is not None
    assert (failure.kind, failure.span.line, failure.function) == ("JSONDecodeError", 3, "f")
    assert failure.statement == "return json.loads(text)"


def test_columns_are_those_of_the_failing_part() -> None:
    failure = failed("δ = 2.0\nx = 1 + (δ / 0)\n")
    assert failure.span is not None
    assert (failure.span.column, failure.span.end_column) == (9, 14)
    assert [(each.name, each.value) for each in failure.operands] == [("δ", "2.0"), ("0", "0")]


def test_the_array_before_a_method_is_an_operand() -> None:
    failure = failed("import numpy as np\nx, W = np.ones((4, 2)), np.ones((3, 2))\nx.dot(W)\n")
    assert [(each.name, each.shape) for each in failure.operands] == [("x", (4, 2)), ("W", (3, 2))]


def test_the_name_of_a_hook_never_shows() -> None:
    assert failed("def f(*a, **k): pass\nf(**{'x': 1}, **{'x': 2})\n").message.startswith("the function got")


def test_a_text_that_is_no_python() -> None:
    source = "exec('1 +')\n"
    assert failed(source).kind == "SyntaxError"
