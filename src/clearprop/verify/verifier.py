"""Check a written calculation from its text: read, judge, report."""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.errors import DataError
from clearprop.verify.grammar.finder import Finder
from clearprop.verify.grammar.merging import merged
from clearprop.verify.grammar.survey import given, survey
from clearprop.verify.judging.chains import Verdict
from clearprop.verify.judging.reading import judged
from clearprop.verify.judging.reasons import closing, reasons
from clearprop.verify.reading.joining import joined, matching
from clearprop.verify.reading.lexer import tokens
from clearprop.verify.reading.margins import unmixed
from clearprop.verify.reading.prepare import kind_of, prepared
from clearprop.verify.reading.sections import sections
from clearprop.verify.values.arrays import Value
from clearprop.verify.verification import CheckedLine, LineVerdict, Verification

LONGEST_TEXT = 200_000
_KINDS: dict[str, LineVerdict] = {
    "right": "right",
    "wrong": "wrong",
    "follows": "follows",
    "unread": "unread",
}


def verify(text: str, *, name: str = "working.txt") -> Verification:
    """Recompute a written calculation line by line, and find the first line that does not follow.

    The ending of ``name`` says what the text is: ``.md``, ``.tex``, or plain.  Each line is compared with
    its own left side and with earlier lines, within the digits that it gives: rounded numbers may be
    carried on or not. What cannot be read is listed, never guessed.

    Raises
    ------
    DataError
        "notes.txt: there is no calculation to check. Write lines such as h1 = 0.15*0.05 + 0.35 = 0.3575.";
        "notes.txt is longer than 200 000 characters. Check it in parts."

    Examples
    --------
    >>> checked = verify("h = 2*0.3 + 0.1 = 0.7\\no = h*h = 0.94\\n")
    >>> checked.verdict, checked.first_wrong_line, checked.right_value
    ('wrong', 2, 0.49)
    """
    if len(text) > LONGEST_TEXT:
        raise DataError(f"{name} is longer than 200 000 characters. Check it in parts.")
    verdicts = _verdicts(text, name)
    source = text.splitlines()
    checked = tuple(_line(verdict, source) for verdict in verdicts if verdict.outcome.kind in _KINDS)
    if not checked:
        raise DataError(
            f"{name}: there is no calculation to check. Write lines such as h1 = 0.15*0.05 + 0.35 = 0.3575."
        )
    others = sum(verdict.outcome.kind == "given" for verdict in verdicts)
    return Verification(name, checked, others, sum(bool(line.strip()) for line in source))


def _verdicts(text: str, name: str) -> list[Verdict]:
    stream = joined(unmixed(tokens(prepared(text, kind_of(name, text)))))
    pairs = matching(stream)
    names = survey(stream, pairs)
    finder = Finder(stream, dict(pairs), names)
    statements = finder.run() + [statement for _, statement in given(finder)]
    statements.sort(key=lambda statement: statement.first_line)
    placed = sections(text)
    for statement in statements:
        statement.section = placed[min(statement.first_line, len(placed)) - 1]
    return judged(merged(statements), names).verdicts if statements else []


def _line(verdict: Verdict, source: list[str]) -> CheckedLine:
    outcome = verdict.outcome
    line = max(1, min(outcome.line, len(source)))
    first = min(outcome.statement.first_line, line)
    return CheckedLine(
        line,
        first,
        _KINDS[outcome.kind],
        " ".join(" ".join(source[first - 1 : line]).split()),
        tuple(sorted({*outcome.lines, line})),
        reasons(verdict),
        None if outcome.right_value is None else _plain(outcome.right_value),
        outcome.because,
        closing(verdict),
    )


def _plain(value: Value) -> Any:
    """A number or nested lists, without the noise of the last binary places."""
    if isinstance(value, np.ndarray):
        return [_plain(entry if isinstance(entry, np.ndarray) else float(entry)) for entry in value]
    return float(f"{value:.12g}")
