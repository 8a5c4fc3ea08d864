"""Judge one statement: does each part follow from the one before, does the result follow from any?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from clearprop.verify.grammar.left_sides import is_target
from clearprop.verify.grammar.statements import Statement
from clearprop.verify.grammar.tree import Binary, Name, Negative, Number, is_literal, walk
from clearprop.verify.judging.agree import Agreement, Table, with_other, with_result
from clearprop.verify.judging.aligning import Aligner, Difference
from clearprop.verify.judging.book import Book
from clearprop.verify.judging.doubts import Judgement, typing_slip, weigh
from clearprop.verify.judging.outcome import Outcome, Side
from clearprop.verify.judging.slips import Slip, candidates
from clearprop.verify.values.measure import Measured

Variants = list[Side]


@dataclass(frozen=True)
class Verdict:
    """An outcome, the slip if one is known, and names that seem to mean another value here."""

    outcome: Outcome
    slip: Slip | None = None
    renamed: tuple[tuple[str, float], ...] = ()
    symbols: int = 0


def judge(statement: Statement, sides: list[Variants], missing: list[str], book: Book) -> Verdict:
    """Compare the parts that could be computed."""
    sides = _comparable(sides)
    if len(sides) < 2:
        return Verdict(_nothing_to_compare(statement, sides, missing))
    chosen: list[Side] = []
    notes: set[str] = set()
    for place in range(1, len(sides)):
        found = _match(sides[place - 1], sides[place])
        if found is None:
            return _mismatch(statement, sides, place, book)
        chosen += found[:2]
        notes.add(found[2])
    symbols = sum(not side.is_closed for side in chosen)
    return Verdict(_sound(statement, sides, chosen, "cut_off" if "cut off" in notes else ""), symbols=symbols)


def _comparable(sides: list[Variants]) -> list[Variants]:
    """Parts of the shape that most have; one that is a list where the others are numbers is left out."""
    if len(sides) < 2:
        return sides
    kept = [sides[-1]]
    for variants in reversed(sides[:-1]):
        fitting = [side for side in variants if _fits(side, kept[0])]
        if fitting:
            kept.insert(0, fitting)
    return kept


def _fits(side: Side, others: Variants) -> bool:
    size = np.size(side.measured.value)
    return any(np.size(other.measured.value) == size for other in others)


def _match(left: Variants, right: Variants) -> tuple[Side, Side, Agreement] | None:
    """The first readings of two parts that agree."""
    best: tuple[Side, Side, Agreement] | None = None
    for a in left:
        for b in right:
            found = agreement(a, b)
            if found == "rounded":
                return a, b, found
            if found == "cut off" and best is None:
                best = (a, b, found)
    return best


def agreement(left: Side, right: Side) -> Agreement:
    """Whether two parts agree: within the digits of a result, or within the play of both."""
    if right.table is not None:
        slack = left.measured.slack
        if left.table is not None:
            slack = np.asarray(slack) + 0.5 * np.where(left.table.units < 1, left.table.units, 0.0) * 0
        return with_result(Measured(left.measured.value, slack), right.table)
    if left.table is not None:
        return with_result(right.measured, left.table)
    return with_other(left.measured, right.measured)


def _sound(statement: Statement, sides: list[Variants], chosen: list[Side], remark: str) -> Outcome:
    """Right, or right only given an earlier wrong line."""
    lines = _lines(statement, sides)
    follows = {line for side in chosen for line in side.leaves.follows if side.reading != "corrected"}
    printed = sides[-1][0].table
    if follows and not _right_anyway(sides, printed):
        return Outcome(statement, "follows", lines[-1], lines, printed=printed, because=min(follows))
    return Outcome(statement, "right", lines[-1], lines, printed=printed, remark=remark)


def _right_anyway(sides: list[Variants], printed: Table | None) -> bool:
    """Whether the result is right with the right values too."""
    if printed is None:
        return False
    return any(
        side.reading == "corrected" and with_result(side.measured, printed) == "rounded" for side in sides[0]
    )


def _lines(statement: Statement, sides: list[Variants]) -> tuple[int, ...]:
    lines = {variants[0].line for variants in sides}
    if isinstance(statement.target, Name) and len(sides) > 1:
        lines |= {side.line for side in sides[0]}
    return tuple(sorted(lines))


def _mismatch(statement: Statement, sides: list[Variants], place: int, book: Book) -> Verdict:
    """Two parts disagree: the author's slip, ours, or one that the result does not share."""
    printed = sides[-1][0].table
    if printed is not None and place < len(sides) - 1:
        found = _match(sides[0], sides[-1])
        if found is not None and found[2] == "rounded":
            return _wrong_in_the_middle(statement, sides, place, found[0])
    left, right = sides[place - 1], sides[place]
    closed = all(side.is_closed for side in left)
    if closed:
        slip = next(candidates(left[0], printed, book), None) if printed is not None else None
        return Verdict(_wrong(statement, sides, left[0], right[0]), slip)
    judgement = _weighed(left, right, sides, printed, book)
    restated = statement.parts[right[0].place].restated and right[0].table is not None
    if judgement.accuse and not (restated and judgement.slip is None):
        return Verdict(_wrong(statement, sides, left[0], right[0]), judgement.slip)
    rest = judge(statement, sides[place:], [], book)
    if rest.outcome.kind in ("right", "wrong", "follows") or len(sides) - place >= 2:
        return Verdict(rest.outcome, rest.slip, judgement.renamed)
    lines = _lines(statement, sides)
    return Verdict(Outcome(statement, "unread", lines[-1], lines, printed=printed), None, judgement.renamed)


def _wrong_in_the_middle(statement: Statement, sides: list[Variants], place: int, first: Side) -> Verdict:
    """The result is right and a part before it is not: a number typed wrong, or a part that we read wrong."""
    middle = sides[place][0]
    aligner = Aligner(first.leaves.values, first.leaves.slacks, middle.leaves.values)
    differences = aligner.differences(first.node, middle.node) or []
    if len(differences) != 1 or not _gross(differences[0]):
        if _plainly_other(middle, sides[-1][0].table):
            return Verdict(replace(_wrong(statement, sides, first, middle), printed=None))
        return Verdict(_sound(statement, sides, [first], "middle"))
    slip = typing_slip(differences[0]) or Slip("typed", None, differences[0].name.key)
    wrong = _wrong(statement, sides, first, middle)
    return Verdict(replace(wrong, printed=None), slip)


def _plainly_other(middle: Side, printed: Table | None) -> bool:
    """Whether numbers put in, with the four operations only, give something far from the result."""
    simple = all(
        isinstance(part, Number | Negative) or (isinstance(part, Binary) and part.sign in "+-*·/")
        for part in walk(middle.node)
    )
    if printed is None or printed.values.ndim or not simple or middle.table is not None:
        return False
    written, unit = float(printed.values), float(printed.units)
    distance = abs(float(np.asarray(middle.measured.value)) - written)
    return distance > max(0.05 * abs(written), 20 * unit, 3 * float(np.asarray(middle.measured.slack)))


def _gross(difference: Difference) -> bool:
    """Whether a typed number is plainly another one, and not one that was worked out with less care."""
    distance = abs(difference.value - difference.typed)
    typo = typing_slip(difference) is not None and distance > 5 * difference.unit
    return typo or distance > 0.02 * abs(difference.value)


def _weighed(
    left: Variants, right: Variants, sides: list[Variants], printed: Table | None, book: Book
) -> Judgement:
    numbers = right[0] if right[0].table is None else None
    return weigh(left[0], numbers, printed, book)


def _wrong(statement: Statement, sides: list[Variants], against: Side, wrong: Side) -> Outcome:
    printed = sides[-1][0].table
    return Outcome(
        statement,
        "wrong",
        wrong.line,
        _lines(statement, sides),
        wrong=wrong,
        against=against,
        right_value=against.measured.value,
        printed=printed,
    )


def _nothing_to_compare(statement: Statement, sides: list[Variants], missing: list[str]) -> Outcome:
    """A given value, a formula in symbols, or a calculation that could not be read."""
    last = statement.parts[-1]
    line = statement.last_line
    names = tuple(dict.fromkeys(name for name in missing if name))
    ends_in_result = last.node is not None and is_literal(last.node)
    if not missing and len(sides) == len(statement.parts):
        kind = "given" if ends_in_result else "formula"
        return Outcome(statement, kind, line, (line,), printed=sides[-1][0].table if sides else None)  # type: ignore[arg-type]
    unread = [part for part in statement.parts if part.node is None]
    nodes = [part.node for part in statement.parts if part.node is not None]
    calculated = [node for node in nodes if not is_literal(node) and not is_target(node)]
    if ends_in_result and not unread and not calculated:
        return Outcome(statement, "given", line, (line,))
    if (ends_in_result and calculated) or (unread and (sides or len(statement.parts) > 1)):
        return Outcome(statement, "unread", line, (line,), missing=names)
    return Outcome(statement, "formula", line, (line,), missing=names)
