from __future__ import annotations

import ast

from clearprop.trace.source.sites import SiteTable
from clearprop.trace.source.text import Text


def test_sites_are_numbered_in_order_and_know_their_text() -> None:
    text, table = Text("a.py", "x = 1\nz = x * 2\n"), SiteTable()
    first, second = ast.parse(text.text).body
    assert [table.add(text, first, first, "bind", ""), table.add(text, second, second, "bind", "f")] == [0, 1]
    assert [(each.line, each.text, each.function) for each in table] == [
        (1, "x = 1", ""),
        (2, "z = x * 2", "f"),
    ]
    assert len(table) == 2


def test_a_site_knows_its_statement() -> None:
    text, table = Text("a.py", "z = x * 2\n"), SiteTable()
    statement = ast.parse(text.text).body[0]
    number = table.add(text, statement.value, statement, "apply", "")  # type: ignore[attr-defined]
    assert (table[number].text, text.cut(table[number].statement)) == ("x * 2", "z = x * 2")
