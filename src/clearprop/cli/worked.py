"""One number of a step: its formula, its numbers put in, its result, and its address at the right."""

from __future__ import annotations

from collections.abc import Sequence

from clearprop.cli.console import columns
from clearprop.cli.layout import MARGIN, both_ends
from clearprop.formula.lines import put_in
from clearprop.formula.unicode import pieces, unicode
from clearprop.record.address import Address
from clearprop.record.equations import equation
from clearprop.record.step import Step
from clearprop.words.width import filled, width


def worked_lines(step: Step, address: str) -> list[str]:
    """The equation of a number, and under its ``=`` the calculation, broken before an operator.

    A calculation that does not fit into a line has its result on a line of its own.
    """
    place, found = Address.parse(address), equation(step, address)
    assert found is not None
    worked = put_in(found.entry(place.index), step[address])
    name = f"{MARGIN}{place.field}[{', '.join(map(str, place.index))}]"
    result = f"{worked.relation} {unicode(worked.result)}"
    room = columns() - width(name) - 1
    numbers = filled(_terms(pieces(worked.numbers)), room - 2)
    if len(numbers) == 1 and width(numbers[0]) + 3 + width(result) <= room:
        numbers, result = [f"{numbers[0]} {result}"], ""
    first, *others = numbers
    indent = " " * (width(name) + 1)
    lines = [f"{indent}= {first}", *(f"{indent}  {line}" for line in others)]
    return [
        *both_ends(f"{name} = {unicode(found.right)}", address),
        *lines,
        *([f"{indent}{result}"] if result else []),
    ]


def _terms(parts: Sequence[str]) -> list[str]:
    """Keep the factors of a product together: a line breaks before a plus rather than before a ×."""
    terms: list[str] = []
    for part in parts:
        if terms and part.startswith("×"):
            terms[-1] += f" {part}"
        else:
            terms.append(part)
    return terms
