"""What units are called: ``x1, h1, o1`` as they are taught, or by index where a layer is too wide."""

from __future__ import annotations

from clearprop.record.address import Address


def unit_name(sizes: tuple[int, ...], column: int, unit: int, by_index: bool = False) -> str:
    """The name of a unit; hidden units are counted on from layer to layer.

    Examples
    --------
    >>> [unit_name((2, 3, 3, 1), column, 0) for column in range(4)]
    ['x1', 'h1', 'h4', 'o1']
    >>> unit_name((64, 32, 10), 2, 9, by_index=True)
    '9'
    """
    if by_index:
        return str(unit)
    if column == 0:
        return f"x{unit + 1}"
    if column == len(sizes) - 1:
        return f"o{unit + 1}"
    return f"h{sum(sizes[1:column]) + unit + 1}"


def unit_address(field: str, column: int, row: int, unit: int) -> Address:
    """Where a value in a unit stands in the record."""
    return Address(field, (row, unit), layer=column or None)


def edge_address(field: str, layer: int, i: int, unit: int) -> Address:
    """Where the number of an edge stands in the record."""
    return Address(field, (i, unit), layer=layer)


def bias_address(field: str, layer: int, bias: str, unit: int) -> Address:
    """Where the number under a unit stands; a shared bias has one entry."""
    return Address(field, (0 if bias == "shared" else unit,), layer=layer)
