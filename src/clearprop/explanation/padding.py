"""Numbers under one another at the point, in media that set digits of one width but know no such column."""

from __future__ import annotations

from collections.abc import Sequence

from clearprop.formula.numbers import is_power, written
from clearprop.formula.tree import Printed


def padding(cells: Sequence[Printed]) -> list[tuple[str, str]]:
    """What numbers lack in front and behind to stand under one another at the point: invisible digits.

    Examples
    --------
    >>> from decimal import Decimal
    >>> padding([Printed(Decimal("-10.25")), Printed(Decimal("0.5")), Printed(Decimal("3"))])
    [('', ''), ('−0', '0'), ('−0', '.00')]
    """
    parts = [written(cell.number, "×").partition(".") for cell in cells]
    plain = [not is_power(cell.number) for cell in cells]
    before = max((part[0] for part, ok in zip(parts, plain, strict=True) if ok), key=len, default="")
    behind = max((part[2] for part, ok in zip(parts, plain, strict=True) if ok), key=len, default="")
    return [_pad(part, before, behind) if ok else ("", "") for part, ok in zip(parts, plain, strict=True)]


def _pad(part: tuple[str, str, str], before: str, behind: str) -> tuple[str, str]:
    whole, point, decimals = part
    sign = "−" if before.startswith("−") and not whole.startswith("−") else ""
    zeros = "0" * (len(before.lstrip("−")) - len(whole.lstrip("−")))
    missing = "0" * (len(behind) - len(decimals))
    return sign + zeros, ("." if missing and not point else "") + missing
