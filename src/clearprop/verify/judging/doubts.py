"""A formula in symbols and its numbers disagree: is it the author's slip, or ours in reading the symbols?

Symbols are read with more doubt than numbers: a name may stand for another sample's value, an index for a
column instead of a row.  The author is accused only where the disagreement has an explanation, or where
every symbol has one value and one meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clearprop.verify.grammar.tree import Name, Number, Total, walk
from clearprop.verify.judging.agree import Table
from clearprop.verify.judging.aligning import Aligner, Difference
from clearprop.verify.judging.book import Book, significant
from clearprop.verify.judging.outcome import Side
from clearprop.verify.judging.slips import Slip, candidates, digit_slip, known_scalars


@dataclass(frozen=True)
class Judgement:
    """Whether to accuse, the slip if it is known, and the names that seem to mean another value here."""

    accuse: bool
    slip: Slip | None = None
    renamed: tuple[tuple[str, float], ...] = ()


def weigh(symbols: Side, numbers: Side | None, printed: Table | None, book: Book) -> Judgement:
    """Decide about a formula (``symbols``), the numbers put in (``numbers``) and the result (``printed``)."""
    if numbers is not None and numbers.table is None:
        aligner = Aligner(symbols.leaves.values, symbols.leaves.slacks, numbers.leaves.values)
        found = aligner.differences(symbols.node, numbers.node)
        if found and all(isinstance(difference.name, Name | Number) for difference in found):
            judgement = _by_leaves(found, book)
            if judgement.accuse or not _one_mistyped(found, symbols):
                return judgement
            return Judgement(True, Slip("typed", None, found[0].name.key))
    if any(isinstance(part, Total) and len(part.index) > 2 for part in walk(symbols.node)):
        return Judgement(False)  # Σ_examples: nobody says which ones have been worked out
    slip = next(candidates(symbols, printed, book), None) if printed is not None else None
    plain = _plain(symbols, book)
    return Judgement(plain or (slip is not None and _sure(slip, printed)), slip)


def _sure(slip: Slip, printed: Table | None) -> bool:
    """An explanation from two digits may be chance."""
    if printed is None:
        return False
    digits = np.abs(printed.values) / printed.units
    return bool(np.max(digits) >= 100) and slip.kind not in ("operand", "digit", "squashed")


def _plain(side: Side, book: Book) -> bool:
    """Every name has had one value only, and no index was needed to read it."""
    if side.leaves.doubtful:
        return False
    return all(len(book.history[key]) == 1 or not book.history[key][-1].given for key in side.leaves.bindings)


def _by_leaves(found: list[Difference], book: Book) -> Judgement:
    """The same structure: which names carry another number than they have?"""
    slips = {d.name.key: _leaf_slip(d, book) for d in found}
    if all(slip is not None for slip in slips.values()):
        one = len(slips) == 1 or len({key.partition("_")[0] for key in slips}) == 1
        return Judgement(one, next(iter(slips.values())) if one else None)
    renamed = tuple(
        (d.name.key, d.typed) for d in found if slips[d.name.key] is None and isinstance(d.name, Name)
    )
    return Judgement(False, None, renamed)


def _one_mistyped(found: list[Difference], symbols: Side) -> bool:
    """One worked-out value is typed as another number, and another worked-out one as what it is.

    In a second sample, whose values would not be the ones known here, all of them differ.
    """
    worked = {key for key, b in symbols.leaves.bindings.items() if not b.given and not b.learned}
    name = found[0].name
    return (
        len(found) == 1
        and isinstance(name, Name)
        and name.key in worked
        and len(worked) > 1
        and name.key not in symbols.leaves.doubtful
        and abs(found[0].value - found[0].typed) > 0.02 * abs(found[0].value)
    )


def typing_slip(difference: Difference) -> Slip | None:
    """A number that was typed wrong: its sign, two digits, one digit, its point."""
    typed, unit, value = difference.typed, difference.unit, difference.value
    name = difference.name.key
    if difference.sign or abs(value + typed) <= 0.55 * unit * (unit < 1) + 1e-12:
        return Slip("sign", None, name)
    kind = digit_slip(value, typed, unit)
    if kind == "swapped_digits" or (kind == "digit" and significant(f"{abs(typed):.12g}") >= 4):
        return Slip(kind, None, name)
    if (
        any(abs(value * 10.0**power - typed) <= 0.55 * unit for power in (-2, -1, 1, 2))
        and abs(typed) > 20 * unit
    ):
        return Slip("point", None, name)
    return None


def _leaf_slip(difference: Difference, book: Book) -> Slip | None:
    """The slip that puts this number in the place of this name."""
    key, typed, unit = difference.name.key, difference.typed, difference.unit
    typo = typing_slip(difference)
    if typo is not None:
        return typo
    if not isinstance(difference.name, Name):
        return None
    for name, other in known_scalars(book):
        if name != key and abs(abs(other) - abs(typed)) <= 0.55 * unit * (unit < 1) + 1e-12:
            return Slip("operand", None, f"{key} {name}", ((key, other),))
    return None
