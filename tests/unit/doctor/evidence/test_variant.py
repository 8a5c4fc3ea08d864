"""Variants: edits of one place."""

from __future__ import annotations

import ast

from clearprop.doctor.evidence.variant import appended, callee, replaced
from tests.unit.doctor.evidence.page import page


def test_a_method_behind_a_sum_gets_parentheses() -> None:
    read = page("y = a + b\n")
    (statement,) = read.tree.body
    assert isinstance(statement, ast.Assign)
    variant = appended(read, statement.value, ".T", 1.0, "transpose")
    assert variant.edit.applied(read.text.text, "net.py") == "y = (a + b).T\n"
    other = replaced(read, statement.targets[0], "z", 1.0, "name")
    assert other.edit.applied(read.text.text, "net.py") == "z = a + b\n"


def test_only_calls_have_a_callee() -> None:
    assert callee(ast.parse("f(x)").body[0].value) == "f"  # type: ignore[attr-defined]
    assert callee(ast.parse("f").body[0]) == ""
