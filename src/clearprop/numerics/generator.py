"""Randomness comes from a generator that is passed in; a seed is as good as one."""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.errors import SettingError

Rng = int | np.random.Generator | None
"""What may be passed as ``rng``: a seed, a generator, or None for a fresh seed."""


def fresh_seed() -> int:
    """A seed from the operating system's entropy, short enough to write down."""
    return int(np.random.SeedSequence().generate_state(1)[0])


def as_generator(rng: Rng) -> np.random.Generator:
    """Turn a seed into a generator; a generator is handed back as it is, and goes on from where it stands.

    Raises
    ------
    SettingError
        "rng is 'abc'; pass a seed (a whole number, 0 or more) or a numpy.random.Generator."

    Examples
    --------
    >>> bool(as_generator(7).random() == as_generator(7).random())
    True
    """
    if isinstance(rng, np.random.Generator):
        return rng
    whole: Any = rng
    if whole is None:
        return np.random.default_rng(fresh_seed())
    if isinstance(whole, (int, np.integer)) and not isinstance(whole, bool) and whole >= 0:
        return np.random.default_rng(int(whole))
    raise SettingError(
        f"rng is {rng!r}; pass a seed (a whole number, 0 or more) or a numpy.random.Generator."
    )
