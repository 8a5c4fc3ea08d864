"""Numbers that a program prints again and again under a name of its own: ``pinball 0.31 … pinball 0.09``.

What falls while training goes on is what the program watches, whatever it calls it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from clearprop.doctor.metrics import NUMBER

# What counts or sets training is printed again and again as well, and is no measure of it.
OTHERS = (
    *("epoch", "epochs", "step", "iteration", "iter", "round", "batch", "fold", "seed", "time", "rate"),
    *("lr", "eta", "alpha", "momentum", "epoche", "época", "epoca", "schritt", "эпоха", "шаг", "轮", "步"),
)
PATTERN = re.compile(rf"([^\W\d_]{{3,}})\s*[:=]?\s*({NUMBER})(?![\w.]*\w)", re.IGNORECASE)
FEWEST = 3
FALLEN = 0.9


def series(printed: str) -> dict[str, tuple[float, ...]]:
    """Give the numbers behind each word, where at least three stand there.

    Examples
    --------
    >>> series("pinball 0.5\\npinball 0.25\\npinball 0.125\\n")
    {'pinball': (0.5, 0.25, 0.125)}
    """
    found: dict[str, list[float]] = defaultdict(list)
    for match in PATTERN.finditer(printed):
        if match[1].lower() not in OTHERS:
            found[match[1].lower()].append(float(match[2]))
    return {word: tuple(numbers) for word, numbers in found.items() if len(numbers) >= FEWEST}


def falls(numbers: Sequence[float]) -> bool:
    """Whether numbers go down, most of the time and in all.

    Examples
    --------
    >>> falls((0.5, 0.2, 0.21, 0.1)), falls((0.5, 0.4, 0.6)), falls((1.0, 1.0, 1.0))
    (True, False, False)
    """
    down = sum(b <= a for a, b in pairwise(numbers))
    return 2 * down > len(numbers) - 1 and 0.0 <= numbers[-1] < FALLEN * numbers[0]


def undone(before: dict[str, tuple[float, ...]], after: dict[str, tuple[float, ...]]) -> bool:
    """Whether something that fell in one run ends clearly higher in another.

    Examples
    --------
    >>> undone({"pinball": (0.5, 0.3, 0.1)}, {"pinball": (0.5, 0.4, 0.3)})
    True
    """
    return any(
        falls(numbers) and word in after and after[word][-1] > numbers[-1] * (2.0 - FALLEN)
        for word, numbers in before.items()
    )
