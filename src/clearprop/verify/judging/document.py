"""Go through a document statement by statement, with what it has said so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from clearprop.verify.grammar.names import Names
from clearprop.verify.grammar.statements import Part, Statement
from clearprop.verify.grammar.tree import Call, Name, names_in
from clearprop.verify.judging.activations import lost_minus
from clearprop.verify.judging.agree import Table, with_result
from clearprop.verify.judging.book import Binding, Book, Conventions
from clearprop.verify.judging.chains import Verdict, judge
from clearprop.verify.judging.doubts import weigh
from clearprop.verify.judging.entries import Entries
from clearprop.verify.judging.leaves import Context
from clearprop.verify.judging.outcome import Outcome, Side
from clearprop.verify.judging.rules import Rule, Rules
from clearprop.verify.judging.siblings import Siblings
from clearprop.verify.judging.sides import Reader, result_unit
from clearprop.verify.reading.sections import conflicting


@dataclass
class Result:
    """All verdicts of a document under one set of conventions."""

    verdicts: list[Verdict]
    conventions: Conventions

    @property
    def wrong(self) -> int:
        """How many lines are wrong by themselves."""
        return sum(verdict.outcome.kind == "wrong" for verdict in self.verdicts)

    @property
    def symbols(self) -> int:
        """How many formulas in symbols agreed with their numbers."""
        return sum(verdict.symbols for verdict in self.verdicts)

    @property
    def unread(self) -> int:
        """How many calculations could not be read."""
        return sum(verdict.outcome.kind == "unread" for verdict in self.verdicts)


class Judge:
    """Reads statements in order and keeps the book; formulas in ``distrusted`` lines are no rules."""

    def __init__(
        self, names: Names, conventions: Conventions, distrusted: frozenset[int] = frozenset()
    ) -> None:
        self.names = names
        self.book = Book(conventions)
        self.reader = Reader(names, self.book)
        self.entries = Entries(self.book)
        self.rules = Rules()
        self.siblings = Siblings(self.book)
        self.distrusted = distrusted

    def run(self, statements: list[Statement]) -> Result:
        """Judge every statement."""
        return Result([self.one(statement) for statement in statements], self.book.conventions)

    def one(self, statement: Statement) -> Verdict:
        """Judge a statement and write down what it says."""
        self.book.scope = statement.section.scope
        self.define(statement)
        for target, value in statement.extra:
            self.entries.give(target, value, statement)
        sides, missing = self.reader.sides(statement)
        verdict = judge(statement, without_arrow(statement, sides), missing, self.book)
        verdict = self.by_siblings(statement, sides, self.by_rules(statement, sides, verdict))
        if verdict.outcome.kind == "formula" or any(part.restated for part in statement.parts):
            self.rules.state(statement)
        for key, typed in verdict.renamed:
            self.book.bind(Binding(key, typed, 0.0, statement.first_line, given=True))
        self.entries.write(statement, sides, verdict)
        if verdict.outcome.kind == "right":
            self.entries.learn(statement)
        return verdict

    def define(self, statement: Statement) -> None:
        """A function of the document's own."""
        target, part = statement.target, statement.parts[0]
        if (
            isinstance(target, Call)
            and target.function in self.names.function_names
            and part.node is not None
        ):
            parameters = tuple(argument.key for argument in target.arguments)
            if target.function not in names_in(part.node):
                self.names.functions[target.function] = (parameters, part.node)

    def by_rules(self, statement: Statement, sides: list[list[Side]], verdict: Verdict) -> Verdict:
        """Does the result keep a formula that was stated before?"""
        table = sides[-1][0].table if sides else None
        checked = verdict.outcome.kind in ("right", "given", "unread")
        if not isinstance(statement.target, Name) or table is None or not checked:
            return verdict
        for rule, body in self.rules.for_target(statement.target):
            foreign = conflicting(rule.scope, statement.section.scope)
            if foreign or rule.line in self.distrusted or rule.line >= statement.first_line:
                continue
            part = Part(body, verdict.outcome.line)
            variants = self.reader.part(part, 0, Context(result_unit(statement)), [])
            fitting = [side for side in variants if np.size(side.measured.value) == table.values.size]
            if fitting:
                return self.by_rule(rule, fitting, table, sides, verdict)
        return verdict

    def by_siblings(self, statement: Statement, sides: list[list[Side]], verdict: Verdict) -> Verdict:
        """Does a line disagree with another that is built alike?"""
        outcome, target = verdict.outcome, statement.target
        table = sides[-1][0].table if sides else None
        if outcome.kind != "right" or not isinstance(target, Name) or table is None:
            return verdict
        side = sides[0][0]
        found = self.siblings.suspect(target, side, table) or lost_minus(target, side, table, self.book)
        if found is None:
            self.siblings.remember(target, side)
            return verdict
        against = replace(side, node=found.node)
        wrong = replace(
            outcome,
            kind="wrong",
            wrong=sides[-1][0],
            against=against,
            right_value=found.value,
            printed=table,
            remark="",
        )
        return Verdict(wrong, found.slip)

    def by_rule(
        self, rule: Rule, fitting: list[Side], table: Table, sides: list[list[Side]], verdict: Verdict
    ) -> Verdict:
        """The verdict after one rule has been tried."""
        found = next((side for side in fitting if with_result(side.measured, table) != "differs"), None)
        if found is not None:
            rule.held += 1
            return kept(found, verdict)
        rule.broken += 1
        in_symbols = any(not variants[0].is_closed for variants in sides)
        return verdict if in_symbols else self.broken(rule, fitting[0], sides, verdict)

    def broken(self, rule: Rule, side: Side, sides: list[list[Side]], verdict: Verdict) -> Verdict:
        """A line that breaks a rule is wrong if a known slip explains it, or if the rule has held before."""
        outcome, last = verdict.outcome, sides[-1][0]
        numbers = sides[0][0] if sides[0][0].table is None else None
        judgement = weigh(side, numbers, last.table, self.book)
        explained = judgement.accuse and judgement.slip is not None
        trusted = judgement.accuse and rule.held >= 2
        if not (explained or trusted) or (outcome.kind != "right" and not (explained and rule.held)):
            return verdict
        value = side.measured.value
        wrong = replace(
            outcome, kind="wrong", wrong=last, against=side, right_value=value, printed=last.table, remark=""
        )
        return Verdict(wrong, judgement.slip)


def kept(side: Side, verdict: Verdict) -> Verdict:
    """A value without a calculation that follows from a rule is a checked one."""
    outcome: Outcome = verdict.outcome
    if outcome.kind not in ("given", "unread"):
        return verdict
    follows = side.leaves.follows if side.reading != "corrected" else set()
    kind: Literal["follows", "right"] = "follows" if follows else "right"
    return replace(verdict, outcome=replace(outcome, kind=kind, because=min(follows, default=None)))


def without_arrow(statement: Statement, sides: list[list[Side]]) -> list[list[Side]]:
    """A number after an arrow is a result if it agrees; if not it is the next value, or a class."""
    if len(sides) < 2 or not statement.parts[sides[-1][0].place].soft:
        return sides
    table = sides[-1][0].table
    agrees = table is not None and any(with_result(side.measured, table) != "differs" for side in sides[-2])
    return sides if agrees else sides[:-1]
