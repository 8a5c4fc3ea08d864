"""Numbers under one another at the point, in media that set digits of one width but know no such column."""

from __future__ import annotations

from collections.abc import Sequence

from clearprop.formula.numbers import is_power, written
from clearprop.formula.tree import Printed

_WIDEST = 16


def padding(cells: Sequence[Printed]) -> list[tuple[str, str]]:
    """What numbers lack in front and behind to stand under one another at the point: invisible digits.

    Nothing where huge and tiny numbers share a column, which would be mostly empty.

    Examples
    --------
    >>> from decimal import Decimal
    >>> padding([Printed(Decimal("-10.25")), Printed(Decimal("0.5")), Printed(Decimal("3"))])
    [('', ''), ('−0', '0'), ('−0', '.00')]
    """
    texts = [written(cell.number) if _is_plain(cell) else "" for cell in cells]
    parts = [text.lstrip("−").partition(".") for text in texts]
    signed = any(text.startswith("−") for text in texts)
    wholes = max((len(whole) for whole, _, _ in parts), default=0)
    decimals = max((len(rest) for _, _, rest in parts), default=0)
    if wholes + decimals > _WIDEST:
        return [("", "")] * len(cells)
    return [
        (
            ("−" if signed and not text.startswith("−") else "") + "0" * (wholes - len(whole)),
            ("." if decimals and not point else "") + "0" * (decimals - len(rest)),
        )
        if text
        else ("", "")
        for text, (whole, point, rest) in zip(texts, parts, strict=True)
    ]


def _is_plain(cell: Printed) -> bool:
    """Whether a number has a point to be aligned at: neither a power of ten nor inf or nan."""
    return cell.number.is_finite() and not is_power(cell.number)
