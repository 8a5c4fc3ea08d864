"""Random numbers that come again: a seed from outside, for programs that set none.

A program that seeds its own generators is not touched by this.  One that does not would give other numbers
in every run, and two of its runs could not be compared.
"""

from __future__ import annotations

import random
import re
from typing import Any

import numpy as np
from numpy.random import bit_generator

SEEDS = re.compile(r"\bseed\s*\(")
WITHOUT = re.compile(
    r"\b(?:default_rng|RandomState|SeedSequence|PCG64|MT19937|Philox|SFC64)\s*\(\s*(?:None\s*)?\)"
)
# One process runs one program.
_OUTSIDE: list[Outside] = []


class Outside:
    """The seed that was set, and whether the program drew from it."""

    def __init__(self, seed: int) -> None:
        self.entropy = random.Random(seed)
        self.asked = 0
        random.seed(seed)
        np.random.seed(seed)  # noqa: NPY002  the program's own generator is meant
        bit_generator.randbits = self.bits  # type: ignore[attr-defined]  # what generators without a seed ask
        self.states = self._states()

    def bits(self, count: int) -> int:
        """Give the entropy that a generator without a seed asks for."""
        self.asked += 1
        return self.entropy.getrandbits(count)

    def used(self, text: str) -> bool:
        """Whether the program drew numbers of a generator that it did not seed, as far as its text tells."""
        # RandomState(42) asks for entropy too, before it is seeded: a call without a seed must be seen.
        made = self.asked > 0 and WITHOUT.search(text) is not None
        return made or (self._states() != self.states and not SEEDS.search(text))

    def _states(self) -> tuple[Any, ...]:
        state = np.random.get_state()  # noqa: NPY002
        return random.getstate(), state[1].tobytes(), state[2:]  # type: ignore[index]


def seed_from_outside(seed: int) -> None:
    """Seed the generators of Python and NumPy, and those that will be made without a seed."""
    _OUTSIDE[:] = [Outside(seed)]


def drew_unseeded(text: str) -> bool:
    """Whether the program of this process depends on the seed from outside."""
    return any(outside.used(text) for outside in _OUTSIDE)
