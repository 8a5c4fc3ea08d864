"""Calculations beside one another: what stands in the margin does not belong to the lines below on the left.

::

    z1 = 0.5*0.6 + 0.1      z2 = 0.3*0.2 + 0.1
       = 0.30 + 0.1            = 0.06 + 0.1
       = 0.40                  = 0.16

A wide gap parts a line; a line that goes on with the one above goes on in its column.
"""

from __future__ import annotations

from clearprop.verify.reading.tokens import Token

GAP = "gap"
_GOES_ON = frozenset("+-*/⊙^")


def unmixed(tokens: list[Token]) -> list[Token]:
    """The tokens with columns after one another instead of beside one another."""
    result: list[Token] = []
    block: list[list[Token]] = []
    for line in _lines(tokens):
        if block and not _goes_on(line):
            result += _by_columns(block)
            block = []
        block.append(line)
    return result + _by_columns(block)


def _lines(tokens: list[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = [[]]
    for token in tokens:
        lines[-1].append(token)
        if token.kind == "nl":
            lines.append([])
    return [line for line in lines if line]


def _goes_on(line: list[Token]) -> bool:
    first = line[0]
    return first.kind == "rel" or (first.kind == "op" and first.text in _GOES_ON)


def _by_columns(block: list[list[Token]]) -> list[Token]:
    """The block as it is, unless it goes on below a line of several columns."""
    if len(block) < 2 or all(len(_segments(line)) < 2 for line in block[:-1]):
        return [token for line in block for token in line]
    columns: dict[int, list[Token]] = {}
    for line in block:
        for segment in _segments(line):
            start, end = segment[0].column, segment[-1]
            above = [column for column in columns if column <= start + 2]
            column = max(above or columns) if columns and _goes_on(segment) else start
            goes = segment if end.kind == "nl" else [*segment, Token("nl", "\n", end.line)]
            columns.setdefault(column, []).extend(goes)
    return [token for column in columns for token in columns[column]]


def _segments(line: list[Token]) -> list[list[Token]]:
    """What stands between the gaps of a line."""
    segments: list[list[Token]] = [[]]
    for token in line:
        if token.kind == "quad" and token.text == GAP:
            segments.append([])
        else:
            segments[-1].append(token)
    return [segment for segment in segments if segment]
