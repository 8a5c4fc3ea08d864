"""Where a long formula is better not broken: within brackets that are short enough to stay whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def units(
    pieces: Iterable[str], width: Callable[[str], int], most: int, opening: str = "(", closing: str = ")"
) -> list[str]:
    """Join the pieces of every pair of brackets, as long as together they are at most so wide.

    Examples
    --------
    >>> units(("a", "× (b", "+ c)", "× (d", "+ e)"), len, 9)
    ['a', '× (b + c)', '× (d + e)']
    >>> units(("a", "× (b", "+ c)"), len, 5)
    ['a', '× (b', '+ c)']
    """
    groups: list[list[str]] = []
    depth = 0
    for piece in pieces:
        if depth > 0 and groups:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        depth += piece.count(opening) - piece.count(closing)
    found: list[str] = []
    for group in groups:
        whole = " ".join(group)
        found += [whole] if width(whole) <= most else _inner(group, width, most, opening, closing)
    return found


def _inner(group: list[str], width: Callable[[str], int], most: int, opening: str, closing: str) -> list[str]:
    """Brackets that are too wide: broken before each sign, but not within the brackets in them."""
    first, *rest = group
    if first.count(opening) - first.count(closing) > 1 or len(rest) < 2:
        return group
    return [first, *units(rest, width, most, opening, closing)]
