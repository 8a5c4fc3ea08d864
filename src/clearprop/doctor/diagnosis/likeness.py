"""Whether an edit makes a statement like its siblings: most slips are in one line of several that are
alike.
"""

from __future__ import annotations

import ast
from collections import Counter

from clearprop.doctor.edits import Edit
from clearprop.trace.source.text import Text
from clearprop.trace.traced import Traced


def likeness(traced: Traced, edit: Edit | None) -> int:
    """Give 1 where the changed statements have more statements of their form beside them than before, -1
    for fewer.

    The form of a statement is its syntax without its names and numbers.
    """
    if edit is None or len(edit.files) != 1:
        return 0
    span = edit.replacements[0].span
    source = next(
        (s.source for s in traced.sites if s.span.file == span.file and s.span.cell == span.cell), None
    )
    if source is None:
        return 0
    try:
        new = Text(source.name, edit.applied(source.text, span.file, span.cell), source.cell)
        before, after = _forms(source), _forms(new)
    except (SyntaxError, ValueError):
        return 0
    gained = sum(count - 1 for form, count in (after - before).items() for count in [after[form]])
    lost = sum(before[form] - 1 for form in before - after)
    return (gained > lost) - (gained < lost)


def _forms(text: Text) -> Counter[str]:
    found: Counter[str] = Counter()
    for node in ast.walk(ast.parse(text.text)):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Return):
            found[_form(node)] += 1
    return found


def _form(node: ast.stmt) -> str:
    """Write a statement without names and numbers."""
    parts = []
    for each in ast.walk(node):
        kind = type(each).__name__
        if isinstance(each, ast.Attribute):
            kind += f".{each.attr}" if each.attr in ("T", "dot", "sum", "mean") else ""
        if isinstance(each, ast.keyword):
            kind += f" {each.arg}"
        parts.append(kind)
    return " ".join(parts)
