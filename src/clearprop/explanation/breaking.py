"""Where a long formula is better not broken: within short brackets and within short terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Marks:
    """How brackets and the signs between factors look in an alphabet."""

    opening: str = "("
    closing: str = ")"
    times: tuple[str, ...] = ("×", "⊙")

    def depth(self, piece: str) -> int:
        """How many brackets a piece leaves open."""
        return piece.count(self.opening) - piece.count(self.closing)


TEXT = Marks()


def units(pieces: Sequence[str], width: Callable[[str], int], most: int, marks: Marks = TEXT) -> list[str]:
    """Join the pieces of every pair of brackets and of every term, as far as that is at most so wide.

    Examples
    --------
    >>> units(("a", "× (b", "+ c)", "+ d", "× e"), len, 11)
    ['a × (b + c)', '+ d × e']
    >>> units(("a", "× (b", "+ c)", "+ d", "× e"), len, 5)
    ['a', '× (b', '+ c)', '+ d', '× e']
    """
    found: list[str] = []
    for term in _terms(_whole_brackets(pieces, width, most, marks), marks):
        joined = " ".join(term)
        found += [joined] if width(joined) <= most else term
    return found


def _whole_brackets(pieces: Sequence[str], width: Callable[[str], int], most: int, marks: Marks) -> list[str]:
    groups: list[list[str]] = []
    depth = 0
    for piece in pieces:
        if depth > 0:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        depth += marks.depth(piece)
    found: list[str] = []
    for group in groups:
        joined = " ".join(group)
        if width(joined) <= most or len(group) < 3 or marks.depth(group[0]) > 1:
            found += [joined] if width(joined) <= most else group
        else:
            found += [group[0], *units(group[1:], width, most, marks)]
    return found


def _terms(pieces: list[str], marks: Marks) -> list[list[str]]:
    """Factors with the term that they belong to; nothing is joined across an open bracket."""
    terms: list[list[str]] = []
    depth = 0
    for piece in pieces:
        if terms and depth == 0 and piece.startswith(marks.times):
            terms[-1].append(piece)
        else:
            terms.append([piece])
        depth += marks.depth(piece)
    return terms
