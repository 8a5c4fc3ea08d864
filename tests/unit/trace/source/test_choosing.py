from __future__ import annotations

from typing import Any

import pytest

from clearprop.trace.tape.choices import choose
from tests.trace.watching import Watched, watch


def chosen(seen: Watched) -> list[Any]:
    return [each.held for each in seen.tape.nodes if each.function is choose]


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("a = z if z > 0 else 0.0", [1.5]),
        ("if z > 0:\n    a = z\nelse:\n    a = 0.1 * z", [1.5]),
        ("a = 2.0\nif z < 0:\n    a = z", [2.0]),
        ("a = z * 1.0\nif a > 1:\n    a *= 3.0", [4.5]),
        ("a = [z, -z]\nif a[1] < 0:\n    a[1] = 0.0", [0.0]),
        ("a = [z, -z]\nif a[0] < 0:\n    a[0] = 0.0", [1.5]),
        ("import types\nu = types.SimpleNamespace(a=z)\nif u.a < 1:\n    u.a = 1.0", [1.5]),
        ("import types\nu = types.SimpleNamespace()\nif z < 1:\n    u.a = 1.0\nelse:\n    u.a = z", [1.5]),
        ("f = lambda v: v if v > 0 else 0.0\na = f(z)", [1.5]),
        ("def f(v):\n if v > 2:\n  return 2.0\n elif v > 1:\n  return v\n return 1.0\na = f(z)", [1.5, 1.5]),
    ],
)
def test_every_way_to_choose_a_number_is_on_the_tape(source: str, values: list[float]) -> None:
    assert chosen(watch(f"z = 1.5\n{source}\n")) == values


def test_a_target_that_a_branch_leaves_alone_keeps_its_value() -> None:
    seen = watch("z, a, d = 1.5, 1.0, 2.0\nif z < 0:\n    a = z\nelse:\n    d = z * z\n")
    assert (seen.names["a"], seen.names["d"]) == (1.0, 2.25)


@pytest.mark.parametrize(
    "source",
    [
        "epoch = 3\nrate = 0.1 if epoch > 2 else 0.05",
        "word = 'up' if z > 0 else 'down'",
        "a = None if z > 0 else 1.0",
        "a = [z] if z > 0 else [0.0]",
        "b = True\na = z if b else 0.0",
    ],
)
def test_other_choices_are_left_as_they_are(source: str) -> None:
    assert chosen(watch(f"z = 1.5\n{source}\n")) == []


def test_a_name_that_may_be_unbound_is_not_read() -> None:
    assert watch("z = -1.5\nif z > 0 and late > 0:\n    late = 0.0\n").names["z"] == -1.5
