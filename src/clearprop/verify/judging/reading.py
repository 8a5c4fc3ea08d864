"""Choose the conventions under which a document agrees with itself best.

``W_12`` may be row 1 of column 2 or the other way round, counted from 1 or from 0; ``log`` may be natural
or not. The reading with the fewest wrong lines is taken as the author's.
"""

from __future__ import annotations

import copy
from itertools import product

from clearprop.verify.grammar.names import Names
from clearprop.verify.grammar.statements import Statement
from clearprop.verify.grammar.tree import Call, Name, walk
from clearprop.verify.judging.book import Conventions
from clearprop.verify.judging.document import Judge, Result


def judged(statements: list[Statement], names: Names) -> Result:
    """Judge a document under every convention that matters to it, and keep the best."""
    best: Result | None = None
    for conventions in _candidates(statements):
        result = _twice(statements, names, conventions)
        if best is None or _badness(result) < _badness(best):
            best = result
    assert best is not None
    return best


def _twice(statements: list[Statement], names: Names, conventions: Conventions) -> Result:
    """Once to see which stated formulas hold, once without those that never did."""
    judge = Judge(copy.deepcopy(names), conventions)
    result = judge.run(statements)
    never = frozenset(rule.line for rule in judge.rules.all if rule.broken > 1 and not rule.held)
    if not never:
        return result
    return Judge(copy.deepcopy(names), conventions, never).run(statements)


def _badness(result: Result) -> tuple[int, int]:
    """A convention under which symbols cannot be computed accuses nobody, but does not agree either."""
    return result.wrong - result.symbols, result.unread


def _candidates(statements: list[Statement]) -> list[Conventions]:
    nodes = [
        node for s in statements for part in s.parts if part.node is not None for node in walk(part.node)
    ]
    entries = any(isinstance(node, Name) and node.script[:1].isdigit() for node in nodes)
    logs = any(isinstance(node, Call) and node.function == "log" for node in nodes)
    return [
        Conventions(column_first, from_zero, log)
        for log, from_zero, column_first in product(
            ("e", "10", "2") if logs else ("e",),
            (False, True) if entries else (False,),
            (False, True) if entries else (False,),
        )
    ]
