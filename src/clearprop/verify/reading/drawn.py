"""Matrices drawn over several lines become ``[[1, 2], [3, 4]]`` on one of them.

::

    W = [ 0.2  -0.6 ]        ⎡ 0.2  -0.6 ⎤        W = [[0.2 -0.6]
        [ 0.7   0.1 ]    W = ⎣ 0.7   0.1 ⎦             [0.7  0.1]]

The third form needs no joining: its outer bracket is open at the line's end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"[-+]?\s?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_ROW = re.compile(rf"[\[|(⎡⎢⎣⎛⎜⎝]\s*({_NUMBER}(?:(?:\s*,\s*|\s+){_NUMBER})*)\s*[\]|)⎤⎥⎦⎞⎟⎠]")
_ART = "⎡⎢⎣⎛⎜⎝"


@dataclass
class _Drawn:
    """Rows that stand under one another."""

    column: int
    places: list[int]
    spans: list[tuple[int, int]]
    rows: list[list[str]]
    named: bool = False

    def takes(self, place: int, column: int, row: list[str], named: bool) -> bool:
        """Whether a row goes on below; a second name begins another matrix."""
        if named and self.named:
            return False
        return (
            place == self.places[-1] + 1 and abs(column - self.column) <= 1 and len(row) == len(self.rows[-1])
        )


def join_drawn_matrices(text: str) -> str:
    """Write every drawn matrix on the line that has its ``=``, and blank its other lines."""
    lines = text.split("\n")
    edits: list[tuple[int, int, int, str]] = []
    for drawn in _found(lines):
        if len(drawn.rows) > 1 and _is_matrix(drawn, lines):
            edits += _edits(drawn, lines)
    for place, start, end, text_there in sorted(edits, reverse=True):
        lines[place] = lines[place][:start] + text_there + lines[place][end:]
    return "\n".join(lines)


def _found(lines: list[str]) -> list[_Drawn]:
    done: list[_Drawn] = []
    current: list[_Drawn] = []
    for place, line in enumerate(lines):
        matches = [] if "\\" in line or "$" in line else list(_ROW.finditer(line))
        following: list[_Drawn] = []
        for match in matches:
            row = re.findall(_NUMBER, match[1])
            named = bool(re.search(r"[=≈]\s*$", line[: match.start()]))
            above = next((drawn for drawn in current if drawn.takes(place, match.start(), row, named)), None)
            if above is None:
                above = _Drawn(match.start(), [], [], [])
                done.append(above)
            above.places.append(place)
            above.spans.append(match.span())
            above.rows.append(row)
            above.named = above.named or named
            following.append(above)
        current = following
    return done


def _is_matrix(drawn: _Drawn, lines: list[str]) -> bool:
    """Brackets that stand alone under one another; calculations such as ``(0.5)*…`` do not count."""
    texts = [lines[place] for place in drawn.places]
    if any(line[start] in _ART for line, (start, _) in zip(texts, drawn.spans, strict=True)):
        return True
    signs = sum("=" in line or "≈" in line for line in texts)
    rest = [_ROW.sub("", line).strip() for line in texts if "=" not in line and "≈" not in line]
    opens_list = any("[[" in line.replace(" ", "") for line in texts)
    return (
        signs <= 1
        and not opens_list
        and len(rest) >= 1
        and not any(re.search(r"[\w*/^]", line) for line in rest)
    )


def _edits(drawn: _Drawn, lines: list[str]) -> list[tuple[int, int, int, str]]:
    at = next((i for i, place in enumerate(drawn.places) if re.search("[=≈]", lines[place])), 0)
    rows = ("[" + ", ".join(re.sub(r"\s", "", number) for number in row) + "]" for row in drawn.rows)
    matrix = "[" + ", ".join(rows) + "]"
    return [
        (place, start, end, matrix if i == at else "")
        for i, (place, (start, end)) in enumerate(zip(drawn.places, drawn.spans, strict=True))
    ]
