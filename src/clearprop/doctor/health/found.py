"""How a check writes what it found: a finding without a line, because nobody's program is at fault."""

from __future__ import annotations

from typing import Any

from clearprop.doctor.finding import Certainty, Finding
from clearprop.doctor.lines import number

# Any code may be that of a broken equation; the sentence is the same.
OF_EQUATIONS = ("equation", "shape")


def found(
    code: str,
    certainty: Certainty,
    kind: str,
    observed: str | float | None = None,
    expected: str | float | None = None,
    *,
    rank: float,
    explains: tuple[str, ...] = (),
    **values: Any,
) -> Finding:
    """Make a finding; its sentence is ``health.CODE.kind`` in the catalogues, of equations ``health.G.kind``.

    Examples
    --------
    >>> found("A06", "proven", "all", 0.0, "> 0", rank=0.2, layer=1, units=3, n=4).sentence("en")[:40]
    'Layer 1: all 3 units answer 0 to all 4 e'
    """
    return Finding(
        code,
        certainty,
        None,
        f"health.{'G' if kind in OF_EQUATIONS else code}.{kind}",
        {name: shown(value) if isinstance(value, float) else value for name, value in values.items()},
        shown(observed),
        shown(expected),
        rank=rank,
        explains=explains,
    )


def shown(value: str | float | None) -> str | None:
    """Give a number in few digits, as people read it."""
    return value if isinstance(value, str | None) else number(float(value), 3)
