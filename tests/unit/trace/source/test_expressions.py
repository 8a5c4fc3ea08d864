from __future__ import annotations

import pytest

from tests.trace.watching import watch


@pytest.mark.parametrize(
    ("source", "operations"),
    [
        ("x = 2.0\ny = x * 3 - x ** 2", ["mul", "pow", "sub"]),
        ("x = 2.0\ny = -x", ["neg"]),
        ("import numpy as np\nx = np.ones(3)\ny = x[0] > 0.5", ["ones", "getitem", "gt"]),
        ("import numpy as np\nx = np.ones((2, 3))\ny = x.T", ["ones", "getattr"]),
        ("import math\ny = math.exp(0.5)", ["exp"]),
        ("x = 2.0\ny = f'{x * 2:.1f}'", ["mul"]),
        ("x = 2.0\ny = [k * x for k in (1.5, 2.5)]", ["mul", "mul"]),
    ],
)
def test_every_operation_is_on_the_tape(source: str, operations: list[str]) -> None:
    assert watch(source).operations() == operations


def test_evaluation_order_and_number_stay() -> None:
    source = """
log = []
def f(name, value):
    log.append(name)
    return value
f("list", [1, 2])[f("index", 0)] = f("value", 3)
f("a", 1) + f("b", 2) * f("c", 3)
f("fn", max)(f("x", 1), *f("rest", [2]), **f("kw", {}))
"""
    assert watch(source).names["log"] == ["value", "list", "index", "a", "b", "c", "fn", "x", "rest", "kw"]


def test_spans_are_those_of_the_expression() -> None:
    seen = watch("x = 2.0\ny = 1 + x * 3\n")
    assert [seen.sites[each.site].text for each in seen.tape.nodes if each.kind == "apply"] == [
        "x * 3",
        "1 + x * 3",
    ]


def test_short_circuits_stay() -> None:
    assert watch("x = 0.0\ny = x and 1 / x\nz = 1.0 or 1 / x").names["z"] == 1.0


def test_private_names_of_a_class_stay_private() -> None:
    source = "class A:\n    def __init__(self):\n        self.__w = 1.0\n        self.__w += 2.0\na = A()\n"
    assert vars(watch(source).names["a"]) == {"_A__w": 3.0}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("1.0 + 'a'", "unsupported operand type(s) for +: 'float' and 'str'"),
        ("x = 5\nx()", "'int' object is not callable"),
        ("[1.0][3]", "list index out of range"),
        ("(1.0).T", "'float' object has no attribute 'T'"),
    ],
)
def test_messages_of_exceptions_stay(source: str, message: str) -> None:
    assert str(watch(source, raises=Exception).problem) == message


def test_tracebacks_show_no_frame_of_ours() -> None:
    problem = watch("def f(a):\n    return a / 0\nf(1.0)\n", raises=ZeroDivisionError).problem
    place, names = problem.__traceback__.tb_next if problem and problem.__traceback__ else None, []
    while place is not None:
        names.append((place.tb_frame.f_code.co_name, place.tb_lineno))
        place = place.tb_next
    assert names == [("<module>", 3), ("f", 2)]


def test_who_looks_at_the_calling_frame_sees_the_program() -> None:
    seen = watch("import sys\ndef f():\n    return sys._getframe(1).f_lineno\nx = f()\n")
    assert seen.names["x"] == 4
