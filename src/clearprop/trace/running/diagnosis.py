"""An exception that ended the program, as data: where in its text, doing what, with which values."""

from __future__ import annotations

import ast
import re
import traceback
from collections.abc import Mapping
from itertools import islice
from types import TracebackType
from typing import Any

from clearprop.trace.failure import Failure, Operand, shown
from clearprop.trace.running.hooks import Hooks
from clearprop.trace.running.operands import operands_in
from clearprop.trace.source.text import Text
from clearprop.trace.span import Span

OURS = re.compile(r"clearprop\.trace\.running\.\w+\.\w+\.ready\(\)")
LONGEST = 20_000


def trimmed(place: TracebackType | None, texts: Mapping[str, Text]) -> TracebackType | None:
    """Drop our own frames before the program's first one."""
    while place is not None and place.tb_frame.f_code.co_filename not in texts:
        place = place.tb_next
    return place


def failure_of(problem: BaseException, texts: Mapping[str, Text], hooks: Hooks) -> Failure:
    """Describe an exception that nobody caught."""
    if isinstance(problem, SyntaxError):
        return _not_python(problem, texts)
    inner = None
    place = problem.__traceback__
    while place is not None:
        if place.tb_frame.f_code.co_filename in texts:
            inner = place
        place = place.tb_next
    kind, message = type(problem).__name__, _message(problem)
    shown = trimmed(problem.__traceback__, texts)
    told = "".join(traceback.format_exception(type(problem), problem, shown, limit=-50))[-LONGEST:]
    if inner is None:
        return Failure(kind, message, None, "", "", (), told)
    code, text = inner.tb_frame.f_code, texts[inner.tb_frame.f_code.co_filename]
    span = _position(inner, text)
    statement = text.lines[span.line - 1].strip() if span.line <= len(text.lines) else ""
    function = "" if code.co_qualname == "<module>" else code.co_qualname
    return Failure(kind, message, span, statement, function, _operands(inner, text, span, hooks), told)


def _message(problem: BaseException) -> str:
    try:
        return OURS.sub("the function", str(problem))
    except Exception:
        return shown(problem)


def _position(place: TracebackType, text: Text) -> Span:
    positions = place.tb_frame.f_code.co_positions()
    line, end_line, column, end_column = next(
        islice(positions, place.tb_lasti // 2, None), (None, None, None, None)
    )
    line = line or place.tb_lineno
    end_line = end_line or line
    if column is None or end_column is None:
        width = len(text.lines[line - 1]) if line <= len(text.lines) else 0
        return Span(text.name, line, 0, line, width, text.cell)
    return Span(
        text.name,
        line,
        text.characters(line, column),
        end_line,
        text.characters(end_line, end_column),
        text.cell,
    )


def _operands(place: TracebackType, text: Text, span: Span, hooks: Hooks) -> tuple[Operand, ...]:
    """What the hooks saw at that place; where it ran as written, the names that stand there."""
    for site, operands in reversed(hooks.failed.items()):
        if hooks.sites[site].span == span and operands:
            return operands
    try:
        tree = ast.parse(text.text)
    except SyntaxError:
        return ()
    for node in ast.walk(tree):
        if isinstance(node, ast.expr | ast.stmt) and text.span(node) == span:
            return operands_in(place.tb_frame, node, text)
    return ()


def _not_python(problem: SyntaxError, texts: Mapping[str, Text]) -> Failure:
    """A text that Python cannot read, the program's own or one that it imports or compiles."""
    kind, message = type(problem).__name__, str(problem.msg)
    told = "".join(traceback.format_exception_only(problem))[-LONGEST:]
    text = texts.get(problem.filename or "")
    line: Any = problem.lineno
    if text is None or not line:
        return Failure(kind, message, None, (problem.text or "").strip(), "", (), told)
    column = max((problem.offset or 1) - 1, 0)
    end_line = problem.end_lineno or line
    end_column = max((problem.end_offset or 0) - 1, column + 1) if end_line == line else column + 1
    span = Span(text.name, line, column, end_line if end_column > column else line, end_column, text.cell)
    statement = text.lines[line - 1].strip() if line <= len(text.lines) else ""
    return Failure(kind, message, span, statement, "", (), told)
