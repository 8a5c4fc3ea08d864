"""The text of a product of the other kind."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.product import other_product_text
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.source.text import Text


@pytest.mark.parametrize(
    ("program", "sign", "turned", "expected"),
    [
        ("d = np.dot(s.T, 1 - s)", "*", (True, False), "d = s * (1 - s)"),
        ("d = a @ b", "*", (False, False), "d = a * b"),
        ("d = a.dot(b)", "*", (False, True), "d = a * b.T"),
        ("d = x * e", "@", (True, False), "d = x.T @ e"),
        ("d = x * (a - y)", "@", (False, False), "d = x @ (a - y)"),
    ],
)
def test_the_operator_changes(program: str, sign: str, turned: tuple[bool, bool], expected: str) -> None:
    text, table = Text("net.py", program), SiteTable()
    statement = ast.parse(program).body[0]
    assert isinstance(statement, ast.Assign)
    site = table[table.add(text, statement.value, statement, "apply", "")]
    trial = Trial(0, "product", lambda node, value: None, None, sign, {"turned": turned})
    edit = other_product_text(site, trial)
    assert edit is not None
    assert edit.applied(program, "net.py") == expected
