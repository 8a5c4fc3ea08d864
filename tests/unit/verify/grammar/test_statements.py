"""A statement is its left side and its parts."""

from __future__ import annotations

from clearprop.verify.grammar.names import named
from clearprop.verify.grammar.statements import Part, Statement


def test_a_statement_begins_empty_handed() -> None:
    statement = Statement(named("w", "5"), [Part(None, 3)], 3, 3)
    assert not statement.phrase
    assert statement.extra == []
    assert Statement(None, [], 1, 1).extra is not statement.extra
