from __future__ import annotations

from clearprop.trace.roles.find import find_roles
from clearprop.trace.roles.naming import name_of, name_of_node
from tests.trace.watching import watch
from tests.unit.trace.snippets import MOMENTUM


def test_a_name_with_a_fixed_index_comes_first() -> None:
    seen = watch(MOMENTUM)
    parameter = find_roles(seen.tape, seen.sites).parameters[0]
    assert name_of(seen.tape, parameter.state) == "w['W']"


def test_the_first_name_of_a_value() -> None:
    seen = watch("a = 1.5\nb = a\nc = a\n")
    assert name_of_node(seen.tape, 0) == "a"


def test_a_value_without_a_name() -> None:
    seen = watch("a = 1.5\nb = (a + 1.0) * 2.0\n")
    unnamed = next(n for n in seen.tape.nodes if n.kind == "apply" and not n.names)
    assert name_of_node(seen.tape, unnamed.id) == "?"
