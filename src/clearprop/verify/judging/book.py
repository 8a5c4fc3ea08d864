"""What a document has said so far: every name with its value, its digits and the line that gave it.

A value carries the play that its digits leave: ``h1 = 0.5963`` may stand for anything that rounds to it,
because its author may compute on with more digits than are printed.  Numbers typed into later formulas are
recognised by their digits, so that ``0.5963`` there has the same play, and a given ``0.60`` has none.
"""

from __future__ import annotations

import copy
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from clearprop.verify.grammar.names import spell
from clearprop.verify.grammar.tree import Number
from clearprop.verify.judging.numbered import before_update
from clearprop.verify.reading.sections import Scope, conflicting
from clearprop.verify.values.arrays import Array, Value


@dataclass(frozen=True)
class Conventions:
    """What a document may mean by ``W_12`` and by ``log``; chosen so that it agrees with itself best."""

    column_first: bool = False
    from_zero: bool = False
    log: str = "e"


@dataclass(frozen=True)
class Binding:
    """A value given to a name.

    ``slack`` is how far the true value may be from the printed one; ``follows`` the first wrong line that it
    depends on, and ``right`` what it should have been if that line is its own.
    """

    key: str
    value: Value
    slack: Value
    line: int
    given: bool = False
    follows: int | None = None
    right: Value | None = None
    renewed: bool = False
    word: str = ""
    scope: Scope = ()
    learned: bool = False


@dataclass(frozen=True)
class Quantity:
    """A leaf of an expression: its value, its play, and what is to be known about it."""

    value: Value
    slack: Value = 0.0
    follows: int | None = None
    key: str = ""
    doubtful: bool = False


class Book:
    """All bindings in order; the last of a name is its value, before one of another layer or sample."""

    def __init__(self, conventions: Conventions | None = None) -> None:
        self.conventions = conventions or Conventions()
        self.history: dict[str, list[Binding]] = defaultdict(list)
        self.newest: Binding | None = None
        self.updates: dict[str, Binding] = {}
        self.scope: Scope = ()
        self.instead: Mapping[str, Binding] = {}
        self._numbers: list[tuple[float, int]] = []
        self._sources: list[tuple[Binding, float]] = []

    def bind(self, binding: Binding) -> None:
        """Give a name a value; the digits of its entries become known."""
        binding = replace(binding, scope=self.scope)
        self.newest = binding
        if plain := before_update(binding.key):
            self.updates[plain] = binding
        if binding.key:
            self.history[binding.key].append(binding)
        values = np.atleast_1d(np.asarray(binding.value, dtype=float)).reshape(-1)
        slacks = np.broadcast_to(np.asarray(binding.slack, dtype=float), np.shape(binding.value)).reshape(-1)
        for value, slack in list(zip(values, slacks, strict=False))[:2000]:
            insort(self._numbers, (abs(float(value)), len(self._sources)))
            self._sources.append((binding, float(slack)))

    def last(self, key: str) -> Binding | None:
        """The value that a name has here."""
        if key in self.instead:
            return self.instead[key]
        found = self.history.get(key)
        if not found:
            return None
        if not self.scope or not conflicting(found[-1].scope, self.scope):
            return found[-1]
        return next((b for b in reversed(found) if not conflicting(b.scope, self.scope)), found[-1])

    def seen_as(self, instead: Mapping[str, Binding]) -> Book:
        """The same book, with some names standing for other values."""
        other = copy.copy(self)
        other.instead = instead
        return other

    def elsewhere(self, key: str) -> list[Binding]:
        """The newest value that a name has in each of the other sections which give it one."""
        here = self.last(key)
        found: dict[Scope, Binding] = {}
        for binding in reversed(self.history.get(key, [])[-200:]):
            if here is not None and binding.scope != here.scope:
                found.setdefault(binding.scope, binding)
        return list(found.values())

    def after_update(self, key: str, target: str) -> Binding | None:
        """What an update made of a name, if the text has begun anew since: another sample, an old target."""
        update, now = self.updates.get(key), self.last(key)
        if update is None or (now is not None and now.line > update.line):
            return None
        again = any(binding.line <= update.line for binding in self.history.get(target, []))
        return update if again or conflicting(update.scope, self.scope) else None

    def is_foreign(self, binding: Binding) -> bool:
        """Whether a value was given for another layer or sample than the one that is spoken of."""
        return conflicting(binding.scope, self.scope)

    def of_layer(self, base: str, number: str) -> Binding | None:
        """``a_1`` as the a of the section on layer 1."""
        of_it = [b for b in self.history.get(base, []) if ("layer", number) in b.scope]
        return of_it[-1] if of_it else None

    def earlier(self, key: str) -> list[Binding]:
        """The values that a name had before, newest first."""
        return self.history.get(key, [])[-2::-1]

    def near(self, magnitude: float, within: float) -> list[tuple[Binding, float]]:
        """Everything known whose size is within this distance, each with its play."""
        start = bisect_left(self._numbers, (magnitude - within, -1))
        found = []
        for value, source in self._numbers[start : start + 200]:
            if value > magnitude + within:
                break
            found.append(self._sources[source])
        return found

    def entry(self, base: str, digits: str) -> Quantity | None:
        """``W_12`` as an entry of W, ``x_2`` as an entry of x."""
        binding = self.last(base)
        if binding is None or not isinstance(binding.value, np.ndarray):
            return None
        index = self._index(binding.value, digits)
        if index is None:
            return None
        slack = np.broadcast_to(np.asarray(binding.slack), binding.value.shape)
        return Quantity(
            float(binding.value[index]), float(slack[index]), binding.follows, f"{base}_{digits}", True
        )

    def _index(self, values: Array, digits: str) -> tuple[int, ...] | None:
        start = 0 if self.conventions.from_zero else 1
        places = [int(part) - start for part in (digits.split(",") if "," in digits else digits)]
        if len(places) == 1 and (values.ndim == 1 or 1 in values.shape):
            flat = places[0]
            if not 0 <= flat < values.size:
                return None
            return (
                (flat,) if values.ndim == 1 else tuple(int(i) for i in np.unravel_index(flat, values.shape))
            )
        if len(places) != 2 or values.ndim != 2:
            return None
        row, column = reversed(places) if self.conventions.column_first else places
        inside = 0 <= row < values.shape[0] and 0 <= column < values.shape[1]
        return (row, column) if inside else None

    def assembled(self, base: str, raised: str = "") -> Quantity | None:
        """``h`` as the list of h_1, h_2, … where only these have values."""
        parts: list[Binding] = []
        while (binding := self.last(spell(base, str(len(parts) + 1), raised))) is not None and not isinstance(
            binding.value, np.ndarray
        ):
            parts.append(binding)
        if len(parts) < 2:
            return None
        values = np.array([float(np.asarray(part.value)) for part in parts])
        slacks = np.array([float(np.asarray(part.slack)) for part in parts])
        follows = next((part.follows for part in parts if part.follows is not None), None)
        return Quantity(values, slacks, follows, base, True)

    def literal(self, number: Number, result_unit: float, *, fresh: bool) -> Quantity:
        """A typed number: exact if it was given, with play if it is a rounded one.

        ``fresh`` numbers stand in a later part and in no earlier one: somebody's intermediate result.
        """
        half = number.unit / 2
        if number.is_whole and "×" not in number.text:
            return Quantity(number.value)
        known = self.near(abs(number.value), half * 1.0001 + 1e-12)
        digits = significant(number.text)
        fixed = [binding for binding, slack in known if slack == 0]
        loose = any(slack > 0.2 * half or (slack > 0 and digits > 2) for _, slack in known)
        exact = any(_has(binding, number.value) for binding in fixed)
        shortened = bool(fixed) and not exact
        follows = _follows([binding for binding, _ in known])
        # 0.020 is the result that was rounded to three places, not the 0.02 that was given.
        padded = number.text.endswith("0") and any(abs(slack - half) <= 0.01 * half for _, slack in known)
        if loose and (not exact or digits > 2 or padded):
            return Quantity(number.value, half, follows)
        if exact:
            return Quantity(number.value, 0.0, follows)
        if shortened and digits > 2:
            return Quantity(number.value, half, follows)
        unknown_play = digits > 2 if fresh else digits > 2 and number.unit <= result_unit * 1.001
        return Quantity(number.value, half if unknown_play else 0.0)


def significant(text: str) -> int:
    """How many significant digits a literal has.

    Examples
    --------
    >>> significant("0.0500"), significant("1.2e-3")
    (3, 2)
    """
    return len(text.lower().partition("e")[0].partition("×")[0].replace(".", "").replace("%", "").lstrip("0"))


def _has(binding: Binding, value: float) -> bool:
    return bool(
        np.any(np.abs(np.abs(np.asarray(binding.value)) - abs(value)) <= 1e-12 * max(1.0, abs(value)))
    )


def _follows(bindings: list[Binding]) -> int | None:
    """A typed number depends on a wrong line only if nothing sound has the same digits."""
    lines = [binding.follows for binding in bindings]
    if not lines or any(line is None for line in lines):
        return None
    return min(line for line in lines if line is not None)
