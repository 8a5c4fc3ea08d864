"""Statements that go on with one another: ``z = w x`` here and ``z = 0.5`` on the next line are one."""

from __future__ import annotations

from dataclasses import replace

from clearprop.verify.grammar.statements import Statement
from clearprop.verify.grammar.tree import Call, Name, is_literal


def merged(statements: list[Statement]) -> list[Statement]:
    """Join a statement that has no result yet with the next one about the same name."""
    result: list[Statement] = []
    for statement in statements:
        place = _before(result)
        if place is not None and _goes_on(result[place], statement):
            result[place] = _joined(result[place], statement)
        else:
            result.append(statement)
    return result


def _before(statements: list[Statement]) -> int | None:
    """The last statement that is not the definition of a function."""
    for place in range(len(statements) - 1, max(-1, len(statements) - 4), -1):
        if not isinstance(statements[place].target, Call):
            return place
    return None


def _goes_on(before: Statement, after: Statement) -> bool:
    if not (isinstance(before.target, Name) and isinstance(after.target, Name)):
        return False
    last = before.parts[-1].node
    return (
        before.target.key == after.target.key
        and before.section == after.section
        and not before.extra
        and not after.extra
        and last is not None
        and not is_literal(last)
        and not after.assigns
    )


def _joined(before: Statement, after: Statement) -> Statement:
    parts = [*before.parts, replace(after.parts[0], restated=True), *after.parts[1:]]
    return replace(before, parts=parts, last_line=after.last_line)
