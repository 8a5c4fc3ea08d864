"""Formulas that a document states once, and lines that must keep them.

``E = ½ (t − o)²`` at the top is a rule for the E further down; ``u_{k+1} = β u_k + g_k`` is one for u_1
and u_2. A rule is believed once it has held, or where a known slip explains why it did not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from clearprop.verify.grammar.statements import Statement
from clearprop.verify.grammar.tree import Name, Node, names_in
from clearprop.verify.judging.leaves import at_index
from clearprop.verify.reading.sections import Scope

_INDEX = frozenset("ijklmnt")


@dataclass
class Rule:
    """A formula; ``held`` and ``broken`` count the lines that it was tried on."""

    target: Name
    body: Node
    line: int
    scope: Scope = ()
    held: int = 0
    broken: int = 0

    @property
    def is_general(self) -> bool:
        """Whether it speaks of an index and not of one quantity."""
        return bool(letters_of(self.target.script) or letters_of(self.target.raised))


class Rules:
    """The formulas stated so far."""

    def __init__(self) -> None:
        self.all: list[Rule] = []

    def state(self, statement: Statement) -> None:
        """Keep a formula that says what one name is."""
        target = statement.target
        stated = list(takewhile(lambda part: not part.restated, statement.parts))
        bodies = [part.node for part in stated if part.node is not None and not isinstance(part.node, Name)]
        if (
            isinstance(target, Name)
            and bodies
            and names_in(bodies[0])
            and not any(part.node is None for part in stated)
        ):
            self.all.append(Rule(target, bodies[0], statement.first_line, statement.section.scope))

    def for_target(self, target: Name) -> list[tuple[Rule, Node]]:
        """The rules that speak of this name, newest first, with their indices filled in."""
        found: list[tuple[Rule, Node]] = []
        for rule in reversed(self.all[-200:]):
            body = applied(rule, target)
            if body is not None:
                found.append((rule, body))
        return found


def applied(rule: Rule, target: Name) -> Node | None:
    """The formula for one quantity, or None if the rule does not speak of it.

    Examples
    --------
    >>> from clearprop.verify.grammar.names import named
    >>> from clearprop.verify.grammar.tree import Binary
    >>> rule = Rule(named("u", "k+1"), Binary("+", named("u", "k"), named("g", "k")), 1)
    >>> applied(rule, named("u", "2")).key
    '(u_1 + g_1)'
    """
    if rule.target.text == target.text:
        return rule.body
    if rule.target.base != target.base:
        return None
    indices: dict[str, int] = {}
    for pattern, actual in ((rule.target.script, target.script), (rule.target.raised, target.raised)):
        if not _unify(pattern, actual, indices):
            return None
    if not indices:
        return None
    body = rule.body
    for letter, number in indices.items():
        body = at_index(body, letter, number)
    return body if names_in(body) != names_in(rule.body) else None


def letters_of(script: str) -> str:
    """The index letters of a subscript: ``k`` in ``k+1``, ``j`` and ``k`` in ``jk``."""
    match = re.fullmatch(r"([ijklmnt])(?:[+-]\d)?|[hoz]?([ijklmnt]{1,2})", script)
    return (match[1] or match[2]) if match else ""


def _unify(pattern: str, actual: str, indices: dict[str, int]) -> bool:
    if pattern == actual:
        return True
    stepped = re.fullmatch(r"([ijklmnt])([+-]\d)?", pattern)
    if stepped and actual.isdigit():
        number = int(actual) - int(stepped[2] or 0)
        return indices.setdefault(stepped[1], number) == number
    if len(pattern) != len(actual):
        return False
    for letter, sign in zip(pattern, actual, strict=True):
        if letter in _INDEX and sign.isdigit():
            if indices.setdefault(letter, int(sign)) != int(sign):
                return False
        elif letter != sign:
            return False
    return True
