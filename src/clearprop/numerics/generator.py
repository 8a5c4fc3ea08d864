"""Randomness comes from a generator that is passed in; a seed is as good as one."""

from __future__ import annotations

import os
from typing import Any, TypeAlias

import numpy as np

from clearprop.errors import SettingError

# A string, because naming numpy.random imports it, which takes a fifth as long as NumPy itself.
Rng: TypeAlias = "int | np.random.Generator | None"
"""What may be passed as ``rng``: a seed, a generator, or None for a fresh seed."""


def fresh_seed() -> int:
    """A seed from the operating system's entropy, short enough to write down."""
    return int.from_bytes(os.urandom(4), "little")


def as_seed(rng: Rng) -> int | np.random.Generator:
    """A seed as a plain number, a fresh one where there is none; a generator is handed back as it is.

    Raises
    ------
    SettingError
        "rng is 'abc'; pass a seed (a whole number, 0 or more) or a numpy.random.Generator."

    Examples
    --------
    >>> as_seed(np.int64(7))
    7
    """
    whole: Any = rng
    if whole is None:
        return fresh_seed()
    if isinstance(whole, (int, np.integer)) and not isinstance(whole, bool) and whole >= 0:
        return int(whole)
    if isinstance(rng, np.random.Generator):
        return rng
    raise SettingError(
        f"rng is {rng!r}; pass a seed (a whole number, 0 or more) or a numpy.random.Generator."
    )


def as_generator(rng: Rng) -> np.random.Generator:
    """Turn a seed into a generator; a generator is handed back as it is, and goes on from where it stands.

    Raises
    ------
    SettingError
        as :func:`as_seed`

    Examples
    --------
    >>> bool(as_generator(7).random() == as_generator(7).random())
    True
    """
    seed = as_seed(rng)
    return np.random.default_rng(seed) if isinstance(seed, int) else seed
