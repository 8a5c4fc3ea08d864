"""The text of a sum whose parentheses stand elsewhere."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.parentheses import regrouped_text
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.source.text import Text


def regrouped(program: str, side: int, depth: int = 1) -> str | None:
    text, table = Text("net.py", program), SiteTable()
    statement = ast.parse(program).body[0]
    assert isinstance(statement, ast.Assign)
    site = table[table.add(text, statement.value, statement, "apply", "")]
    detail = {"side": side, "depth": depth}
    edit = regrouped_text(site, Trial(0, "regroup", lambda node, value: None, side, "(", detail))
    return None if edit is None else edit.applied(program, "net.py")


@pytest.mark.parametrize(
    ("program", "side", "depth", "expected"),
    [
        ("d = a - y * s * t", 1, 2, "d = (a - y) * s * t"),
        ("d = a - y * s * t", 1, 1, "d = (a - y * s) * t"),
        ("d = e * 1 - a", 0, 1, "d = e * (1 - a)"),
        ("d = größe - π[0] * s", 1, 1, "d = (größe - π[0]) * s"),
        ("d = f(x) + w[0] * np.dot(a, b)", 1, 1, "d = (f(x) + w[0]) * np.dot(a, b)"),
    ],
)
def test_one_pair_of_parentheses_is_put_in(program: str, side: int, depth: int, expected: str) -> None:
    assert regrouped(program, side, depth) == expected


def test_a_product_that_is_held_together_stays() -> None:
    assert regrouped("d = a - (y * s)", 1) is None
    assert regrouped("d = (e * 1) - a", 0) is None
